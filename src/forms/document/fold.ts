/**
 * Folding makes strings comparable that a reader of the form would take for the same: case, accents, harakat, tatweel,
 * Arabic presentation forms, full-width forms, Arabic-Indic digits, look-alike letters of other scripts, and every
 * kind of apostrophe, hyphen and space. A folded string serves comparison only; it is never shown or stored.
 */

/** Cyrillic and Greek letters that are drawn like a Latin one, lower case, as they come out of NFKD. */
const LOOK_ALIKES = new Map(
  Object.entries({
    // Cyrillic. Capital shapes count too (В and B, Н and H, Т and T): the text may have been lower-cased before.
    а: 'a',
    в: 'b',
    с: 'c',
    е: 'e',
    н: 'h',
    і: 'i',
    ј: 'j',
    к: 'k',
    м: 'm',
    о: 'o',
    р: 'p',
    ѕ: 's',
    т: 't',
    у: 'y',
    х: 'x',
    // Greek
    α: 'a',
    β: 'b',
    ε: 'e',
    ζ: 'z',
    η: 'h',
    ι: 'i',
    κ: 'k',
    μ: 'm',
    ν: 'n',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'y',
    χ: 'x',
    // Arabic letters that keyboards and PDF producers swap
    ى: 'ي',
    ی: 'ي',
    ک: 'ك',
    ة: 'ه',
    ە: 'ه',
    ہ: 'ه',
    // Latin letters without a canonical decomposition
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    đ: 'd',
    ł: 'l',
    ı: 'i',
  }),
);

const DROPPED = /[\p{M}\p{Cf}\u0640]/gu;
const APOSTROPHE = /[\u2018\u2019\u201A\u201B\u2032\u02B9\u02BB\u02BC\u02BD\u0060\u00B4\uFF07]/gu;
const QUOTE = /[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033]/gu;
const HYPHEN = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D\u00AD\u30FC]/gu;

/** Folds a whole string and trims it; runs of white space become one space. */
export function fold(text: string): string {
  const known = recent.get(text);
  if (known !== undefined) return known;
  let folded = '';
  for (const codePoint of text) folded += foldCodePoint(codePoint);
  folded = folded.replace(/\s+/gu, ' ').trim();
  if (text.length > LONGEST_KEPT) return folded;
  if (recent.size >= MOST_KEPT) recent.clear();
  recent.set(text, folded);
  return folded;
}

/** Words parted by bars as alternatives of a regular expression for folded text, where "не" stands as "нe". */
export function foldedWords(words: string): string {
  return words.split('|').map(fold).join('|');
}

/** A form says the same a dozen times, and each line is compared several times over. */
const recent = new Map<string, string>();
const MOST_KEPT = 2_000;
const LONGEST_KEPT = 500;

const cache = new Map<string, string>();

/**
 * Folds one code point to zero or more characters, so that a place in the folded string can be traced back.
 * Composition never matters, since marks are dropped.
 */
export function foldCodePoint(codePoint: string): string {
  const known = cache.get(codePoint);
  if (known !== undefined) return known;
  const folded = compute(codePoint);
  if (cache.size < 50_000) cache.set(codePoint, folded);
  return folded;
}

function compute(codePoint: string): string {
  // U+00B4 and U+00AD would be lost in the decomposition or among the format characters.
  const plain = codePoint
    .replace(APOSTROPHE, "'")
    .replace(HYPHEN, '-')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD');
  const letters = plain.replace(DROPPED, '').replace(APOSTROPHE, "'").replace(QUOTE, '"').replace(HYPHEN, '-');
  return [...letters].map((letter) => LOOK_ALIKES.get(letter) ?? asciiDigit(letter) ?? spaced(letter)).join('');
}

/** Decimal digits of any script (Arabic-Indic ٣, Persian ۳) as ASCII digits. */
function asciiDigit(letter: string): string | undefined {
  if (!/\p{Nd}/u.test(letter)) return undefined;
  const code = letter.codePointAt(0) ?? 0;
  for (const zero of [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50]) {
    if (code >= zero && code <= zero + 9) return String(code - zero);
  }
  return undefined;
}

function spaced(letter: string): string {
  return /\s/u.test(letter) ? ' ' : letter;
}
