import { remembered } from './remembered.ts';

/**
 * The number of a Recommendation, as the consultation's key for one of its texts: "X.1150".
 *
 * Circular 142 prints the same number in several ways ("X.1373", "X1373", "ITU-T X.1373", "МСЭ-T X.1373"), so every
 * comparison goes through this normal form.
 */
export type TextRef = string;

/**
 * One letter of a Recommendation series (A to Z), an optional dot, a number, and an optional part ("Q.1912.5").
 * Chinese sets no space around it ("X.1150新建议书草案"), so only letters of alphabets like the number's own make it
 * part of a longer word.
 */
const PATTERN =
  /(?<![\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}.])([A-Z])[.\s]?\s?(\d{1,5}(?:\.\d{1,4})*)(?![\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}])/gu;

/** Cyrillic and Greek capitals that look like the Latin letter of a series, as typed on those keyboards. */
const LOOK_ALIKE: Record<string, string> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  Χ: 'X',
  Υ: 'Y',
};

/**
 * Every text reference in a piece of running text, in order and without repetition.
 * Latin letters only after folding; full-width and look-alike letters are accepted.
 */
export function findTextRefs(text: string): readonly TextRef[] {
  return /\p{N}/u.test(text) ? refsIn(text) : [];
}

const refsIn = remembered((text): readonly TextRef[] => {
  const folded = text
    .normalize('NFKC')
    .replace(/[АВЕКМНОРСТУХΧΥ](?=[.\s]?\d)/gu, (letter) => LOOK_ALIKE[letter] ?? letter);
  const refs: TextRef[] = [];
  for (const match of folded.matchAll(PATTERN)) {
    const ref = `${match[1]}.${match[2]}`;
    if (!refs.includes(ref)) refs.push(ref);
  }
  return refs;
});

/** The reference that this string is, or null when it holds none or several. */
export function parseTextRef(text: string): TextRef | null {
  const refs = findTextRefs(text);
  return refs.length === 1 ? (refs[0] ?? null) : null;
}
