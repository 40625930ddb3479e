import { detectFormat } from '../../forms/formats/detect-format.ts';
import type { Format } from '../../forms/formats/format.ts';
import { type CompoundFile, openCompoundFile } from '../../forms/readers/doc/compound-file.ts';
import type { Contained } from './contained.ts';

/** What a form or a letter may be, and what may hold one. Charts, formulas and drawings are of other formats. */
const DOCUMENTS: ReadonlySet<Format> = new Set([
  'docx',
  'doc',
  'odt',
  'rtf',
  'word-xml',
  'pdf',
  'html',
  'text',
  'zip',
  'gzip',
  'tar',
  'archive',
  'message',
  'outlook',
  'encrypted-office',
]);

/** Objects within objects. */
const DEEPEST = 4;

/** The document in an object that was pinned into another document, out of its OLE wrapping; null if it is none. */
export function unwrapObject(name: string, bytes: Uint8Array, depth = 0): Contained | null {
  const native = unpackNative(bytes);
  if (native && depth < DEEPEST) return unwrapObject(native.name || name, native.bytes, depth + 1);
  const format = detectFormat(bytes);
  if (DOCUMENTS.has(format)) return { name, bytes, role: 'file' };
  const inside = format === 'unknown' && depth < DEEPEST ? openObject(bytes) : null;
  return inside && unwrapObject(name, inside, depth + 1);
}

/** The stream of an OLE object that holds a whole file ([MS-OLEDS] 2.3.6). */
function openObject(bytes: Uint8Array): Uint8Array | null {
  let storage: CompoundFile;
  try {
    storage = openCompoundFile(bytes);
  } catch {
    return null;
  }
  return contentOf(storage);
}

function contentOf(storage: CompoundFile): Uint8Array | null {
  return storage.stream('Package') ?? storage.stream('CONTENTS') ?? storage.stream('\u0001Ole10Native');
}

/** The document or bitmap in the storage of an object that was put into a message; null if it holds neither. */
export function documentIn(name: string, storage: CompoundFile): Contained | null {
  const content = contentOf(storage);
  const found = content && unwrapObject(name, content);
  if (found || !content) return found;
  const picture = bitmapFile(content);
  return picture && { name, bytes: picture, role: 'file' };
}

const FILE_HEADER = 14;
const BITMAP_HEADER = 40;

/** A bitmap as programs hand it to one another, with the header that makes a file of it; null for anything else. */
function bitmapFile(bytes: Uint8Array): Uint8Array | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < BITMAP_HEADER || data.readUInt32LE(0) !== BITMAP_HEADER) return null;
  const depth = data.readUInt16LE(14);
  const colours = data.readUInt32LE(32) || (depth <= 8 ? 2 ** depth : 0);
  const header = Buffer.alloc(FILE_HEADER);
  header.write('BM', 'latin1');
  header.writeUInt32LE(FILE_HEADER + data.length, 2);
  header.writeUInt32LE(FILE_HEADER + BITMAP_HEADER + 4 * colours, 10);
  return Buffer.concat([header, data]);
}

/**
 * A file as the Windows packager wraps it: size, a number, label, path, two numbers, path again, size, bytes.
 * Null if the bytes are not of this shape.
 */
function unpackNative(bytes: Uint8Array): { name: string; bytes: Uint8Array } | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 20 || data.readUInt32LE(0) !== data.length - 4 || data.readUInt16LE(4) !== 2) return null;
  const labelEnd = data.indexOf(0, 6);
  const pathEnd = labelEnd < 0 ? -1 : data.indexOf(0, labelEnd + 1);
  if (pathEnd < 0 || pathEnd + 9 > data.length) return null;
  const contents = pathEnd + 9 + data.readUInt32LE(pathEnd + 5);
  if (contents + 4 > data.length) return null;
  const size = data.readUInt32LE(contents);
  if (contents + 4 + size > data.length) return null;
  return { name: data.toString('latin1', 6, labelEnd), bytes: data.subarray(contents + 4, contents + 4 + size) };
}
