import { detectFormat } from '../formats/detect-format.ts';
import { detectImage } from '../formats/detect-image.ts';
import type { Format } from '../formats/format.ts';
import { openZip } from '../packages/open-zip.ts';
import { BrokenStructure, openCompoundFile } from './doc/compound-file.ts';

/** Pictures of the whole document, which file managers show in its place, and as it may have been before. */
const THUMBNAILS = /^(?:docProps|Thumbnails)\//iu;
/** Streams of a binary Word file in which pictures lie ([MS-DOC] 2.1): those that float, and those in its lines. */
const STREAMS = ['WordDocument', 'Data'];
/** How PNG, JPEG and GIF begin: as they are, in hexadecimal digits, in base64. What follows them does not hinder their decoding. */
const SIGNATURES = [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from('\xff\xd8\xff', 'latin1')];
const IN_HEXADECIMAL = /(?:89504e470d0a1a0a|ffd8ff|47494638)[\da-f\s]{100,}/giu;
const IN_BASE64 = /(?:iVBORw0KGgo|\/9j\/|R0lGOD)[A-Za-z0-9+/\s]{100,}/gu;

const zipped = (bytes: Uint8Array): Uint8Array[] => {
  const zip = openZip(bytes);
  return zip.names
    .filter((name) => !THUMBNAILS.test(name))
    .flatMap((name) => zip.read(name) ?? [])
    .filter((part) => detectImage(part) !== null);
};

const FINDERS: Partial<Record<Format, (bytes: Uint8Array) => Uint8Array[]>> = {
  docx: zipped,
  odt: (bytes) => (isText(bytes) ? encoded(bytes, IN_BASE64, 'base64') : zipped(bytes)),
  spreadsheet: (bytes) => (isText(bytes) ? encoded(bytes, IN_BASE64, 'base64') : zipped(bytes)),
  doc: inStreams,
  rtf: (bytes) => encoded(bytes, IN_HEXADECIMAL, 'hex'),
  'word-xml': (bytes) => encoded(bytes, IN_BASE64, 'base64'),
  html: (bytes) => encoded(bytes, IN_BASE64, 'base64'),
};

/**
 * The pictures that a text document's file holds, each as a file of its own, wherever the document shows them: in its lines,
 * in a page's head, behind its text. Drawings in vectors are none.
 *
 * @throws UnreadableFile if a part of the file is damaged or beyond the limits
 */
export function packedPictures(bytes: Uint8Array): Uint8Array[] {
  return FINDERS[detectFormat(bytes)]?.(bytes) ?? [];
}

function isText(bytes: Uint8Array): boolean {
  return bytes[0] !== 0x50;
}

function encoded(bytes: Uint8Array, pattern: RegExp, encoding: 'hex' | 'base64'): Uint8Array[] {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const found = [...source.matchAll(pattern)].map(([digits]) => Buffer.from(digits.replace(/\s+/gu, ''), encoding));
  return found.filter((picture) => detectImage(picture) !== null);
}

/** What cannot be taken apart was read by way of a conversion, and that doubt is told. */
function inStreams(bytes: Uint8Array): Uint8Array[] {
  try {
    const file = openCompoundFile(bytes);
    return STREAMS.flatMap((name) => cutOut(file.stream(name) ?? Buffer.alloc(0)));
  } catch (error) {
    if (error instanceof BrokenStructure) return [];
    throw error;
  }
}

function cutOut(stream: Buffer): Buffer[] {
  const starts = SIGNATURES.flatMap((signature) => allIndexes(stream, signature)).sort((one, other) => one - other);
  return starts.map((start, at) => stream.subarray(start, starts[at + 1]));
}

function allIndexes(stream: Buffer, signature: Buffer): number[] {
  const found: number[] = [];
  for (let at = stream.indexOf(signature); at >= 0; at = stream.indexOf(signature, at + 1)) found.push(at);
  return found;
}
