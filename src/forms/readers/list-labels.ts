import { glyphKind, wordKind } from '../document/glyphs.ts';
import { shownIn, withoutFont } from './word-marks.ts';

/** How a level of a list counts; `other` where its numbers read as nothing but numbers. */
export type Numbering = 'roman' | 'letters' | 'digits' | 'other';

/** One level of a list, as its file defines it. */
export interface ListLevel {
  kind: 'bullet' | 'picture' | 'number';
  /** Its bullet, or what it shows beside its number. */
  text: string;
  font: string;
  numbering: Numbering;
  start: number;
}

/** What stands for a bullet that is a picture: a sign that may be anything. */
const UNTOLD = '\uFFFD';
const SIGNS = new Set(['box-marked', 'box-empty', 'circle-marked', 'circle-empty', 'free-mark', 'ambiguous']);
const EMPTY_BRACKETS = /^(?:\[\s*\]|\(\s*\)|[_＿]+)$/u;

/** Numbers that read as what people mark with. */
const READ_AS_MARKS: Readonly<Record<Numbering, Readonly<Record<number, string>>>> = {
  roman: { 5: 'V', 10: 'X' },
  letters: { 15: 'O', 22: 'V', 24: 'X' },
  digits: { 0: '0' },
  other: {},
};

/**
 * A number that reads as a mark, in a list that was made to begin elsewhere than at one: where all lists begin, a tenth
 * or a twenty-fourth paragraph is seen to be that.
 */
export function numberAsMark(
  { numbering, start }: Pick<ListLevel, 'numbering' | 'start'>,
  number: number,
): string | null {
  return start === 1 ? null : (READ_AS_MARKS[numbering][number] ?? null);
}

/**
 * What a level of a list shows of its own before each of its paragraphs: words ("Not agreed 1:"), or a sign that looks
 * like a box, circle or tick; null for ordinary bullets and for numbers or letters alone. Word processors turn a typed
 * box into a list by themselves, and some people mark an option by giving it a bullet: it stands nowhere in the text.
 */
export function ownLabel({ kind, text, font }: Pick<ListLevel, 'kind' | 'text' | 'font'>): string | null {
  if (kind === 'picture') return UNTOLD;
  const shown = shownIn(font, text).replace(/\s+/gu, ' ').trim();
  const letters = shown.replaceAll(/[\s\p{P}]/gu, '');
  const isShown =
    /\p{L}{2}/u.test(shown) ||
    wordKind(letters) === 'free-mark' ||
    (kind === 'bullet' && EMPTY_BRACKETS.test(shown)) ||
    Array.from(shown).some((sign) => sign >= '\u0080' && SIGNS.has(glyphKind(sign) ?? ''));
  return isShown ? shown : null;
}

/** What comes right before the numbers and letters that read as marks, in small letters. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  v: ['iv', 'u'],
  x: ['ix', 'w'],
  xx: ['xix'],
  xxx: ['xxix'],
};
/** Roman numbers that read as nothing else. */
const ROMAN = /^(?!x+$)[ivxlcdm]{2,}$/;

/** The labels of a file that tells them as text, such as "(iv)" or a bullet. */
export class ToldLabels {
  #before = '';

  /** What the next one shows beside a plain bullet or number, or null. */
  next(text: string): string | null {
    const letters = text.replaceAll(/[\s\p{P}]/gu, '').toLowerCase();
    const isCounted = BEFORE[letters]?.includes(this.#before) === true;
    this.#before = letters;
    return isCounted || ROMAN.test(letters) ? null : ownLabel({ kind: 'bullet', text: withoutFont(text), font: '' });
  }
}

/** Where a level of a list began to count, and how far it came. */
interface Count {
  start: number;
  number: number;
}

/** The lists of a document, and how far each has counted. */
export class ListLabels {
  readonly #levels = new Map<string, ListLevel>();
  readonly #counts = new Map<string, Map<number, Count>>();

  define(list: string, level: number, definition: ListLevel): void {
    this.#levels.set(`${list} ${level}`, definition);
  }

  /** Counts anew at this level, from where its definition says or from a number of its own. */
  restart(list: string, level: number, start?: number): void {
    const counts = new Map(this.#counts.get(list));
    if (start === undefined) counts.delete(level);
    else counts.set(level, { start, number: start - 1 });
    this.#counts.set(list, counts);
  }

  /** What is shown before the next paragraph of a list beside a plain bullet or number, or null. */
  next(list: string, level: number): string | null {
    const definition = this.#levels.get(`${list} ${level}`);
    if (!definition) return null;
    const counts = this.#counts.get(list) ?? new Map<number, Count>();
    const { start, number } = counts.get(level) ?? { start: definition.start, number: definition.start - 1 };
    // Below each paragraph of a higher level a level counts anew.
    const higher = [...counts].filter(([other]) => other < level);
    this.#counts.set(list, new Map([...higher, [level, { start, number: number + 1 }]]));
    return ownLabel(definition) ?? numberAsMark({ numbering: definition.numbering, start }, number + 1);
  }
}
