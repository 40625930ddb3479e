/** Charsets of texts in the six languages that name none or a wrong one. Where two fit alike the earlier one is taken. */
const GUESSES = [
  'windows-1252',
  'gb18030',
  'windows-1251',
  'windows-1256',
  'koi8-r',
  'ibm866',
  'iso-8859-5',
  'iso-8859-6',
] as const;

/** Text of an unknown charset: UTF-8 where it is valid, else the most plausible of the charsets of the six languages. */
export function guessText(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return decodeUtf16(bytes);
  return decodeStrictly('utf-8', bytes) ?? mostPlausible(bytes, GUESSES, []);
}

/** How much of a text is looked at. */
const LOOKED_AT = 4096;
const READABLE = /[\p{L}\p{N}\p{P}\p{Sm}\p{So}\p{Sk}\p{M}\p{Zs}\t\r\n]/gu;

/**
 * Whether these bytes are UTF-16 without a mark at the beginning: zeros in every second place alone, and with each byte
 * before or after them letters and signs of whatever script.
 */
export function isUtf16(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, LOOKED_AT & ~1);
  const places = new Set([...start.keys()].filter((at) => start[at] === 0).map((at) => at % 2));
  if (places.size !== 1 || bytes.length % 2 !== 0) return false;
  const text = decodeUtf16(start);
  return (text.match(READABLE)?.length ?? 0) * 20 > [...text].length * 19;
}

/** UTF-16 of either order of bytes: blanks and line ends have a zero in front in one, behind in the other. */
export function decodeUtf16(bytes: Uint8Array): string {
  const zeros = [0, 1].map((rest) => bytes.filter((byte, at) => byte === 0 && at % 2 === rest).length);
  return new TextDecoder((zeros[0] ?? 0) > (zeros[1] ?? 0) ? 'utf-16be' : 'utf-16le').decode(bytes);
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
    /\p{Script=Cyrillic}{2}|\p{Script=Arabic}{2}|(?<=\p{Script=Han})\p{Script=Han}|\p{Script=Han}(?=\p{Script=Han})|[a-z][à-öø-ÿ]|[à-öø-ÿ][a-z]/gu,
  );
  const odd = count(
    /\p{Ll}\p{Lu}|\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}|[a-z]\p{Script=Han}|\p{Script=Han}[a-z]/gu,
  );
  const controls = count(/[\u0080-\u009f\ufffd]/gu);
  const rare = COMMON.reduce((sum, [all, common]) => sum + Math.max(0, count(all) - 2 * count(common)), 0);
  return letters - (foreign - letters) + pairs - 3 * odd - 5 * controls - rare;
}
