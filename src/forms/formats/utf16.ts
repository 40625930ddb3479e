import { COMMON_HAN } from './common-han.ts';

/** How much of a text is looked at, in bytes. */
const LOOKED_AT = 4096;
/** Fewer signs than these may be anything. */
const LEAST_SIGNS = 4;
/** Of the bytes of a Latin text most are letters of ASCII; of one in Chinese signs some four in ten. */
const LATIN_SHARE = 0.7;
/** What texts in the six languages consist of, and those of other languages in the same scripts. */
const USUAL = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\u4e00-\u9fff\p{N}\p{P}\p{S}\p{Zs}\t\r\n]/gu;

/**
 * Whether these bytes are UTF-16 without a mark at the beginning: two by two, in one order, they make a text in a script of
 * the six languages. Zeros tell it where there are blanks or line ends; a line of Chinese has none, and only what is no
 * UTF-8 and not for the most part letters of ASCII is taken for one.
 */
export function isUtf16(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, Math.min(bytes.length, LOOKED_AT) & ~1);
  if (start.length < 2 * LEAST_SIGNS || (!start.includes(0) && (isUtf8(start) || isLatin(start)))) return false;
  const text = decodeUtf16(start);
  // Letters of two bytes in other charsets make rare signs.
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if ((text.match(COMMON_HAN)?.length ?? 0) * 3 < han) return false;
  return usualSigns(text) * 20 > [...text].length * 19;
}

/** UTF-16 in the order of bytes in which it makes more of a text. */
export function decodeUtf16(bytes: Uint8Array): string {
  const [little, big] = (['utf-16le', 'utf-16be'] as const).map((label) => new TextDecoder(label).decode(bytes));
  return usualSigns(big ?? '') > usualSigns(little ?? '') ? (big ?? '') : (little ?? '');
}

function usualSigns(text: string): number {
  return text.slice(0, LOOKED_AT).match(USUAL)?.length ?? 0;
}

function isLatin(bytes: Uint8Array): boolean {
  const letters = bytes.filter(
    (byte) => byte === 0x20 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a),
  );
  return letters.length > bytes.length * LATIN_SHARE;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // The last sign may be cut.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
