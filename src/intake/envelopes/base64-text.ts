import { detectFormat } from '../../forms/formats/detect-format.ts';

/** Larger than any form; decoding it would only cost memory. */
const LARGEST = 64 * 1024 * 1024;
const ARMOUR = /-----(?:BEGIN|END) (?:PKCS7|CMS)-----/g;

/**
 * Some mail programs send base64 without saying so (or misspell the transfer encoding), so that the file arrives as its
 * own encoded text; signed files come in PEM armour. Such a text is decoded; anything else is given back as it is.
 */
export function undoBase64(bytes: Uint8Array): Uint8Array {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = data.toString('latin1', 0, 100).replace(ARMOUR, '').trimStart();
  if (data.length > LARGEST || !/^[A-Za-z0-9+/]{60}/.test(start)) return bytes;
  const encoded = data.toString('latin1').replace(ARMOUR, '');
  if (!/^[A-Za-z0-9+/=\s]*$/.test(encoded)) return bytes;
  const decoded = Buffer.from(encoded, 'base64');
  const format = detectFormat(decoded);
  return format === 'unknown' || format === 'text' || format === 'empty' ? bytes : decoded;
}
