/** Font character sets and the code pages in which their text is written (RTF 1.9.1, "Font table"). */
const BY_CHARSET: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

const BY_NUMBER: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};

/** Fonts of this character set hold pictures at their codes, not letters. */
export const SYMBOL_CHARSET = 2;

export const WESTERN = 'windows-1252';

const DECODERS = new Map<string, InstanceType<typeof TextDecoder>>();

/** The encoding of a font's character set; null for "default" and others, where the document's own holds. */
export function encodingOfCharset(charset: number): string | null {
  return charset === 0 ? WESTERN : (BY_CHARSET[charset] ?? null);
}

export function encodingOfCodePage(number: number): string {
  if (number >= 1250 && number <= 1258) return `windows-${number}`;
  return BY_NUMBER[number] ?? WESTERN;
}

/** @param bytes characters U+0000 to U+00FF */
export function decodeBytes(bytes: string, encoding: string): string {
  const decoder = DECODERS.get(encoding) ?? new TextDecoder(encoding);
  DECODERS.set(encoding, decoder);
  return decoder.decode(Buffer.from(bytes, 'latin1'));
}
