import { decodeStrictly, guessText, mostPlausible } from '../forms/formats/guess-text.ts';
import { decodeUtf16, isUtf16 } from '../forms/formats/utf16.ts';
import { decodeSevenBit } from './seven-bit-text.ts';

/**
 * Turns bytes from mail into text. Charset labels are often missing or wrong, so a label that does not fit the bytes
 * is not believed. No byte is ever refused: what fits nothing comes out with replacement characters.
 */

/**
 * Text in the charset of that label (RFC 2045 `charset`, any name that the WHATWG Encoding Standard knows, and the
 * seven-bit ones of old mail). Without a usable label, or where the bytes are no such text, as `guessText`.
 */
export function decodeText(bytes: Uint8Array, label: string | null): string {
  return undoTwice(decodeMarked(bytes) ?? decodeLabelled(bytes, label?.trim() ?? ''));
}

function decodeLabelled(bytes: Uint8Array, label: string): string {
  const sevenBit = decodeSevenBit(bytes, label);
  if (sevenBit !== null) return sevenBit;
  if (/^utf-?16$/i.test(label)) return decodeUtf16(bytes);
  const encoding = encodingOf(label);
  if (encoding === null) return guessText(bytes);
  // No text in letters of one byte is sound UTF-8 by chance.
  if (!encoding.startsWith('utf-16') && (bytes.includes(0) || isUtf16(bytes))) return guessText(bytes);
  const utf8 = SEVERAL_BYTES.test(encoding) ? null : decodeStrictly('utf-8', bytes);
  if (utf8 !== null) return utf8;
  const declared = decodeStrictly(encoding, bytes);
  if (declared === null) return guessText(bytes);
  // A plain ASCII, Latin-1 or UTF-8 label is the default of many programs, whatever they send.
  return encoding === 'windows-1252' ? mostPlausible(bytes, NOT_LATIN, [declared]) : declared;
}

/** Encodings in which a letter may have several bytes. */
const SEVERAL_BYTES = /^(?:utf|gb|big5|euc|shift|iso-2022)/;
/** What Latin-1 is written for where it is wrong. */
const NOT_LATIN = ['windows-1251', 'gb18030', 'big5', 'shift_jis', 'euc-kr', 'windows-1256', 'koi8-r'];

/** Text that was taken for Latin-1, in the charset that makes most of it; Latin-1 itself among them. */
export function guessEightBit(latin1: string): string {
  return mostPlausible(Buffer.from(latin1, 'latin1'), ['windows-1251', 'gb18030', 'windows-1256'], [latin1]);
}

/** The name that the standard has for a label; null for one that it does not know. */
function encodingOf(label: string): string | null {
  for (const name of [label, label.replace(/^(?:cp|x-cp)(?=\d)/i, 'windows-')]) {
    try {
      return new TextDecoder(name).encoding;
    } catch {
      // The next one may be known.
    }
  }
  return null;
}

/** A byte order mark says more than any label. */
function decodeMarked(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return null;
}

/** The byte of each letter of Windows-1252 beyond ASCII. */
const BYTES_1252 = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, index) => index + 128))].map(
    (letter, index) => [letter, index + 128],
  ),
);

/** UTF-8 that a program on the way took for Latin-1 and wrote as UTF-8 once more ("Ã©", "â€™"): read as it was meant. */
function undoTwice(text: string): string {
  if (!/[Â-ô][^\p{ASCII}]/u.test(text)) return text;
  const bytes: number[] = [];
  for (const letter of text) {
    const byte = BYTES_1252.get(letter) ?? letter.charCodeAt(0);
    if (byte > 255) return text;
    bytes.push(byte);
  }
  return decodeStrictly('utf-8', Uint8Array.from(bytes)) ?? text;
}
