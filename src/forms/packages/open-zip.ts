import { crc32, inflateRawSync } from 'node:zlib';
import type { Saying } from '../../domain/saying.ts';
import { UnreadableFile } from '../reader.ts';
import { say } from '../sentences.ts';
import { IN_ZIP64, zip64Values } from './zip64.ts';

/** How much a container may hold before it is refused. Sizes in bytes. */
export interface ZipLimits {
  entries: number;
  /** All entries together, uncompressed. */
  totalSize: number;
  /** Uncompressed over compressed, for entries of a megabyte and more: small ones may well repeat themselves. */
  ratio: number;
}

export const ZIP_LIMITS: ZipLimits = { entries: 2000, totalSize: 60 * 1024 * 1024, ratio: 200 };

/** An opened OOXML or ODF container. Entries are inflated when they are read. */
export interface ZipContainer {
  /** The entries' names in the order of the directory, folders left out. */
  names: readonly string[];
  /**
   * The entry's bytes, or null if there is none of that name (exact comparison).
   * @throws UnreadableFile if its size or checksum is not what the directory says.
   */
  read(name: string): Uint8Array | null;
}

interface Entry {
  name: string;
  method: number;
  crc: number;
  compressedSize: number;
  size: number;
  /** Where the local header starts. */
  offset: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const LARGEST_COMMENT = 0xffff;
/** Says "see the ZIP64 record": no office document of a form has that many entries. */
const ZIP64_COUNT = 0xffff;
const RATIO_APPLIES_FROM = 1024 * 1024;

/**
 * Opens an office document's ZIP container under limits.
 *
 * The directory is read here rather than by fflate, which checks no checksum, cuts an entry silently at the size that
 * its header claims, and lets a second entry of the same name replace the first: each of them could turn a damaged or
 * doctored form into a form that seems to read well.
 *
 * @throws UnreadableFile `attachment-damaged` or `attachment-too-large`, `attachment-encrypted` for a ZIP password.
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): ZipContainer {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(data, limits);
  checkSizes([...entries.values()], limits);
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      return entry ? readEntry(data, entry) : null;
    },
  };
}

function readDirectory(data: Buffer, limits: ZipLimits): Map<string, Entry> {
  const end = findEnd(data);
  const count = data.readUInt16LE(end + 10);
  const size = data.readUInt32LE(end + 12);
  const start = end - size;
  if (count === ZIP64_COUNT || count > limits.entries) throw tooLarge(say('zip-entries', { most: limits.entries }));
  if (start < 0) throw damaged(say('zip-directory-cut'));
  // Bytes put before the archive shift every offset by the same amount.
  const shift = start - data.readUInt32LE(end + 16);
  if (shift < 0) throw damaged(say('zip-directory-moved'));

  const entries = new Map<string, Entry>();
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_SIZE > end || data.readUInt32LE(at) !== ENTRY_SIGNATURE) throw damaged(say('zip-directory-broken'));
    const entry = readDirectoryEntry(data, at, shift);
    if (entries.has(entry.name)) throw damaged(say('zip-entry-twice', { name: entry.name }));
    if (!entry.name.endsWith('/')) entries.set(entry.name, entry);
    checkName(data, entry);
    at += ENTRY_SIZE + data.readUInt16LE(at + 28) + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  if (at !== end) throw damaged(say('zip-directory-broken'));
  return entries;
}

function findEnd(data: Buffer): number {
  const first = Math.max(0, data.length - END_SIZE - LARGEST_COMMENT);
  for (let at = data.length - END_SIZE; at >= first; at -= 1) {
    if (data.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  throw damaged(say('end-missing'));
}

function readDirectoryEntry(data: Buffer, at: number, shift: number): Entry {
  const flags = data.readUInt16LE(at + 8);
  const nameEnd = at + ENTRY_SIZE + data.readUInt16LE(at + 28);
  const extra = data.subarray(nameEnd, nameEnd + data.readUInt16LE(at + 30));
  // Some programs that write as a stream give the sizes of the smallest part as ZIP64 has them.
  const claimed = [24, 20, 42].map((field) => data.readUInt32LE(at + field));
  const [size = 0, compressedSize = 0, offset = 0] = zip64Values(extra, claimed);
  const entry = {
    name: data.toString('utf8', at + ENTRY_SIZE, nameEnd),
    method: data.readUInt16LE(at + 10),
    crc: data.readUInt32LE(at + 16),
    compressedSize,
    size,
    offset: offset + shift,
  };
  if (flags & 1) {
    throw new UnreadableFile('attachment-encrypted', say('container-locked'));
  }
  if (entry.size >= IN_ZIP64 || entry.compressedSize >= IN_ZIP64) throw tooLarge(say('zip-entry-huge'));
  return entry;
}

function checkSizes(entries: Entry[], limits: ZipLimits): void {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > limits.totalSize) throw tooLarge(say('zip-contents', { megabytes: limits.totalSize / 1024 / 1024 }));
  const bomb = entries.find(
    (each) => each.size >= RATIO_APPLIES_FROM && each.size > each.compressedSize * limits.ratio,
  );
  if (bomb) throw tooLarge(say('zip-bomb', { part: bomb.name, times: limits.ratio }));
}

/** The name stands twice. Where the two differ, one is damaged, and a part that is asked for would seem to be missing. */
function checkName(data: Buffer, entry: Entry): void {
  const { offset } = entry;
  if (offset + LOCAL_SIZE > data.length || data.readUInt32LE(offset) !== LOCAL_SIGNATURE) throw partDamaged(entry);
  if (data.toString('utf8', offset + LOCAL_SIZE, localNameEnd(data, entry)) !== entry.name) throw partDamaged(entry);
}

function localNameEnd(data: Buffer, { offset }: Entry): number {
  return offset + LOCAL_SIZE + data.readUInt16LE(offset + 26);
}

function readEntry(data: Buffer, entry: Entry): Uint8Array {
  const start = localNameEnd(data, entry) + data.readUInt16LE(entry.offset + 28);
  const packed = data.subarray(start, start + entry.compressedSize);
  const content = inflate(packed, entry);
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw partDamaged(entry);
  return content;
}

function inflate(packed: Buffer, entry: Entry): Buffer {
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw damaged(say('zip-method', { part: entry.name }));
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch (error) {
    throw partDamaged(entry, error);
  }
}

function partDamaged(entry: Entry, cause?: unknown): UnreadableFile {
  return damaged(say('zip-part-damaged', { part: entry.name }), cause);
}

function damaged(what: Saying, cause?: unknown): UnreadableFile {
  return new UnreadableFile('attachment-damaged', say('container-damaged', { what }), { cause });
}

function tooLarge(what: Saying): UnreadableFile {
  return new UnreadableFile('attachment-too-large', say('container-too-large', { what }));
}
