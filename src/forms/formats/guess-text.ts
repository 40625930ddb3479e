import { COMMON_HAN } from './common-han.ts';
import { decodeUtf16, isUtf16 } from './utf16.ts';

/**
 * Charsets of texts in the six languages, and of what East Asia writes beside them, that name none or a wrong one. Where two fit
 * alike the earlier one is taken.
 */
const GUESSES = [
  'windows-1252',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1251',
  'windows-1256',
  'koi8-r',
  'ibm866',
  'iso-8859-5',
  'iso-8859-6',
] as const;

/** Text of an unknown charset: UTF-8 where it is valid, else the most plausible of the charsets above. */
export function guessText(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return decodeUtf16(bytes);
  return decodeStrictly('utf-8', bytes) ?? mostPlausible(bytes, GUESSES, []);
}

/** The decoding that looks most like a language: in these charsets, or as the caller decoded it. */
export function mostPlausible(bytes: Uint8Array, labels: readonly string[], decoded: readonly string[]): string {
  const candidates = labels.flatMap((label) => decodeStrictly(label, bytes) ?? []);
  const all = [...decoded, ...candidates];
  const best = all.toSorted((left, right) => plausibility(right) - plausibility(left))[0];
  return best ?? new TextDecoder('utf-8').decode(bytes);
}

/** The text, or null where the bytes are none in that charset. */
export function decodeStrictly(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** More than half of the letters of any text in the script. */
const COMMON: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\p{Script=Hangul}/gu,
    /[이다는을가의에하고지로기사은한도리자시그어나인대서정수해들보장주과라만제아있전부습니스관일원세게되요오상여연안조마십선비구유소적및본당회신문안음표]/gu,
  ],
  [/\p{Script=Han}/gu, COMMON_HAN],
  [/\p{Script=Cyrillic}/gu, /[оеаинтсрвл]/giu],
  [/(?=\p{L})\p{Script=Arabic}/gu, /[اليمنورتبةعد]/gu],
];

/**
 * How much a decoded text looks like one: letters of one script beside each other, few signs, no control characters.
 * A wrong charset mixes scripts, puts symbols and capitals inside words, and strews lone Chinese signs among Latin
 * letters; where it keeps the script it makes rare letters of the common ones.
 */
function plausibility(text: string): number {
  const sample = text.slice(0, 2000);
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  const foreign = count(/(?!\p{Pi}|\p{Pf}|\p{Pd}|…)\P{ASCII}/gu);
  const letters = count(/(?=\P{ASCII})\p{L}/gu);
  const pairs = count(
    /\p{Script=Cyrillic}{2}|\p{Script=Arabic}{2}|\p{Script=Hangul}{2}|[ぁ-ヿ][\p{Script=Han}ぁ-ヿ]|(?<=[ぁ-ヿ])\p{Script=Han}|(?<=\p{Script=Han})\p{Script=Han}|\p{Script=Han}(?=\p{Script=Han})|[a-z][à-öø-ÿ]|[à-öø-ÿ][a-z]/gu,
  );
  const odd = count(
    /\p{Ll}\p{Lu}|\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}|[a-z][\p{Script=Han}\p{Script=Arabic}]|[\p{Script=Han}\p{Script=Arabic}][a-z]|[A-Z][\p{Script=Han}\p{Script=Arabic}]{1,2}(?=[A-Z])/gu,
  );
  // Half-wide katakana are what other letters of one byte become in Japanese charsets.
  const controls = count(/[\u0080-\u009f\uff61-\uff9f\ufffd]/gu);
  const rare = COMMON.reduce((sum, [all, common]) => sum + 2 * Math.max(0, count(all) - 2 * count(common)), 0);
  return letters - (foreign - letters) + pairs - 3 * odd - 5 * controls - rare;
}
