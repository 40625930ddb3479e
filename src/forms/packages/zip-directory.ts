import { IN_ZIP64, zip64Values } from './zip64.ts';

/** One entry of a zip archive, as its central directory (or, in a damaged archive, its local header) describes it. */
export interface ZipEntry {
  /** The name's bytes: zip names its charset only sometimes, and then not always truly. */
  nameBytes: Uint8Array;
  /** Whether the archive says that the name is UTF-8 (general purpose flag 11, or the Unicode path extra field). */
  nameIsUtf8: boolean;
  encrypted: boolean;
  /** Compression method: 0 stored, 8 deflated, others are rare. */
  method: number;
  crc: number;
  packedSize: number;
  /** As claimed. Never allocate by it. */
  size: number;
  /** Offset of the local header. */
  offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const UNICODE_PATH = 0x7075;
const ZIP64_END = 0x06064b50;
/** The ZIP64 record and its locator, in front of the end of the directory. */
const ZIP64_RECORDS = 56 + 20;
const ENCRYPTED = 1;
const UTF8_NAME = 1 << 11;

/**
 * The entries of a zip archive as they stand, at most `limit` of them; null if it has no directory (cut off, or no zip).
 * Where `openZip` refuses an office document whole for one fault, an archive that a person packed is opened as far as
 * it goes. Never throws; nothing is decompressed; bytes in front of the archive are allowed for.
 */
export function listZip(bytes: Uint8Array, limit: number): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const { size, claimedStart, at: behind } = directoryOf(view, end);
  const start = behind - size;
  if (start < 0) return null;
  const shift = start - claimedStart;
  if (shift < 0) return null;
  const entries: ZipEntry[] = [];
  for (let at = start; entries.length < limit && at + 46 <= behind; ) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const entry = readEntry(bytes, view, at, shift);
    entries.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The entry's packed bytes; null if the archive is cut off or its directory lies. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.offset;
  if (at < 0 || at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) return null;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const end = start + entry.packedSize;
  return end <= bytes.length ? bytes.subarray(start, end) : null;
}

/** The names in the local headers, in order: all that a cut-off archive still tells. ASCII as far as they are. */
export function localNames(bytes: Uint8Array, limit: number): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  for (let at = buffer.indexOf('PK\x03\x04', 0, 'latin1'); at >= 0 && at + 30 <= buffer.length; ) {
    names.push(buffer.toString('latin1', at + 30, at + 30 + buffer.readUInt16LE(at + 26)));
    if (names.length >= limit) break;
    at = buffer.indexOf('PK\x03\x04', at + 4, 'latin1');
  }
  return names;
}

function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return null;
}

/** Where the directory ends, its size and claimed start: in a large archive, or one written as a stream, in the ZIP64 record. */
function directoryOf(view: DataView, end: number): { at: number; size: number; claimedStart: number } {
  const size = view.getUint32(end + 12, true);
  const claimedStart = view.getUint32(end + 16, true);
  const at = end - ZIP64_RECORDS;
  const isZip64 = at >= 0 && [size, claimedStart].includes(IN_ZIP64) && view.getUint32(at, true) === ZIP64_END;
  if (!isZip64) return { at: end, size, claimedStart };
  return {
    at,
    size: Number(view.getBigUint64(at + 40, true)),
    claimedStart: Number(view.getBigUint64(at + 48, true)),
  };
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, shift: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const extra = bytes.subarray(nameEnd, nameEnd + view.getUint16(at + 30, true));
  const unicodePath = findUnicodePath(extra);
  const claimed = [24, 20, 42].map((field) => view.getUint32(at + field, true));
  const [size = 0, packedSize = 0, offset = 0] = zip64Values(extra, claimed);
  return {
    nameBytes: unicodePath ?? bytes.subarray(at + 46, nameEnd),
    nameIsUtf8: unicodePath !== null || (flags & UTF8_NAME) !== 0,
    encrypted: (flags & ENCRYPTED) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize,
    size,
    offset: offset + shift,
  };
}

/** The name in an Info-ZIP Unicode Path extra field: a version byte and a CRC, then UTF-8. */
function findUnicodePath(extra: Uint8Array): Uint8Array | null {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === UNICODE_PATH && length > 5) return extra.subarray(at + 9, at + 4 + length);
    at += 4 + length;
  }
  return null;
}
