import { detectCompound } from './detect-compound.ts';
import { detectImage } from './detect-image.ts';
import { detectText } from './detect-text.ts';
import { detectZip } from './detect-zip.ts';
import type { Format } from './format.ts';

/** What some mail programs and gateways put in front of a file: blanks, line ends, a byte order mark. */
const LONGEST_JUNK = 64;
/** ISO 32000 wants the header at the start; viewers look for it in the first kilobyte, and so do we. */
const PDF_HEADER_WITHIN = 1024;

const SIGNATURES: readonly (readonly [string, Format])[] = [
  ['{\\rtf', 'rtf'],
  ['\x1f\x8b\x08', 'gzip'],
  ['\x78\x9f\x3e\x22', 'tnef'],
  ["7z\xbc\xaf'\x1c", 'archive'],
  ['Rar!\x1a\x07', 'archive'],
  ['BZh', 'archive'],
  ['\xfd7zXZ\x00', 'archive'],
  ['\x28\xb5\x2f\xfd', 'archive'],
  ['MSCF\x00\x00\x00\x00', 'archive'],
  ['\x1f\x9d', 'archive'],
  ['\x60\xea', 'archive'],
  ['xar!', 'archive'],
  ['LZIP\x01', 'archive'],
  ['\xffWPC', 'document-other'],
  ['AT&TFORM', 'document-other'],
  ['%!PS', 'document-other'],
  ['\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d', 'document-other'],
];

/** LHA and ACE name themselves a few bytes into the file. */
const PACKED_OTHERWISE = /^(?:..-l[hz][\dds]-|.{7}\*\*ACE\*\*)/s;

/** The format of these bytes. Never throws, never looks at a name. */
export function detectFormat(input: Uint8Array): Format {
  const bytes = stripLeadingJunk(input);
  if (bytes.length === 0) return 'empty';
  const head = latin1(bytes, 0, PDF_HEADER_WITHIN);
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return detectZip(bytes);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return detectCompound(bytes);
  const known = SIGNATURES.find(([signature]) => head.startsWith(signature));
  if (known) return known[1];
  if (PACKED_OTHERWISE.test(head) || isProgram(bytes)) return 'archive';
  if (detectImage(bytes)) return 'image';
  if (isCms(bytes)) return 'smime';
  if (latin1(bytes, 257, 262) === 'ustar') return 'tar';
  if (head.includes('%PDF-')) return 'pdf';
  return detectText(bytes);
}

/**
 * The file without the blanks and byte order mark in front of a binary signature, so that a reader finds the signature
 * at the start. Text keeps its byte order mark: it says how to decode it.
 */
export function stripLeadingJunk(bytes: Uint8Array): Uint8Array {
  const start = firstByte(bytes);
  if (start === bytes.length) return bytes.subarray(start);
  const head = latin1(bytes, start, start + 8);
  const binary = ['PK\x03\x04', '\xd0\xcf\x11\xe0', '{\\rtf', '%PDF-', '\xff\xd8\xff', '\x89PNG'];
  return binary.some((signature) => head.startsWith(signature)) ? bytes.subarray(start) : bytes;
}

/** Where the junk ends. */
function firstByte(bytes: Uint8Array): number {
  let at = latin1(bytes, 0, 3) === '\xef\xbb\xbf' ? 3 : 0;
  while (at < LONGEST_JUNK && [0, 9, 10, 13, 32].includes(bytes[at] ?? -1)) at++;
  return at;
}

/** Bytes as characters of the same value, for comparing with signatures. */
function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end);
}

/** A program for Windows: what mails carry of that kind unpacks itself. Its header says where the newer one lies. */
function isProgram(bytes: Uint8Array): boolean {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 64 || data.toString('latin1', 0, 2) !== 'MZ') return false;
  const newer = data.readUInt32LE(60);
  return data.toString('latin1', newer, newer + 4) === 'PE\0\0';
}

/** RFC 5652 ContentInfo: a SEQUENCE that starts with an object identifier below pkcs-7 or S/MIME's content types. */
function isCms(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30) return false;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32)).toString('hex');
  return /^30(?:..){1,5}06(?:09|0b)2a864886f70d01(?:07|091001)/.test(head);
}
