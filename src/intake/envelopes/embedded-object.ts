import { detectFormat } from '../../forms/detect-format.ts';
import type { Format } from '../../forms/format.ts';
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
  return storage.stream('Package') ?? storage.stream('CONTENTS') ?? storage.stream('\u0001Ole10Native');
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
