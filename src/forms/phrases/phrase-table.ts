import type { Slot } from '../../domain/evidence.ts';
import type { Language } from '../../domain/language.ts';
import { fold } from '../fold.ts';

/**
 * The words by which one language's form is known. Only the English wording is taken from an issued form; the others
 * are reconstructed, so phrases are known by key words in order and never by whole sentences.
 *
 * A pattern is a row of words: a word of four letters or more stands for every word that begins with it, a shorter
 * one for itself; `a/b` are alternatives, `?a` may be missing, `…` is a short gap and `……` a long one, `#` a number,
 * `‥` a gap without digits before or after it.
 */
export interface PhraseTable {
  language: Language;
  slots: Record<Slot, string[]>;
  /** The bracket that ends the negative statement: tells the two statements apart where the negation is damaged. */
  notAssignTail: string[];
  /** "Select one of the two boxes", "select one of the two options". */
  instruction: string[];
  /** "Member State response to TSB Circular". */
  heading: string[];
  /** The circular's number, where the form names it. */
  circular: string[];
  /** "Administration of ...". */
  administration: string[];
  from: string[];
  to: string[];
  date: string[];
  /** Words that make an answer depend on something. */
  condition: string[];
  /** Words of an opinion or reservation: a long remark that holds one is more than a courtesy. */
  opinion: string[];
  /** Words of a courtesy or a pointer to an enclosure, which add nothing to an answer. */
  harmless: string;
  /** Every wording known, whole: the form's own words, by which a person's own words stand out. */
  wording: string[];
}

export interface CompiledTable {
  language: Language;
  slots: Record<Slot, RegExp[]>;
  notAssignTail: RegExp[];
  instruction: RegExp[];
  heading: RegExp[];
  circular: RegExp[];
  administration: RegExp[];
  from: RegExp[];
  to: RegExp[];
  date: RegExp[];
  condition: RegExp[];
  opinion: RegExp[];
}

export function compileTable(table: PhraseTable): CompiledTable {
  const all = (patterns: string[]) => patterns.map((pattern) => compilePattern(pattern, table.language));
  return {
    language: table.language,
    slots: {
      assign: all(table.slots.assign),
      'no-comments': all(table.slots['no-comments']),
      comments: all(table.slots.comments),
      'not-assign': all(table.slots['not-assign']),
    },
    notAssignTail: all(table.notAssignTail),
    instruction: all(table.instruction),
    heading: all(table.heading),
    circular: all(table.circular),
    administration: all(table.administration),
    from: all(table.from),
    to: all(table.to),
    date: all(table.date),
    condition: all(table.condition),
    opinion: all(table.opinion),
  };
}

const GAPS: Record<string, string> = { '…': '[^\\n]{0,40}?', '……': '[^\\n]{0,110}?', '‥': '[^\\d\\n.:;]{0,24}?' };

/** A regular expression over folded text. Gaps are bounded and stay within one cell (a line feed). */
export function compilePattern(pattern: string, language: Language): RegExp {
  const parts: string[] = [];
  let first = true;
  for (const word of pattern.split(' ')) {
    const gap = GAPS[word];
    if (gap) parts.push(gap);
    else {
      const optional = word.startsWith('?');
      const stems = (optional ? word.slice(1) : word).split('/').map((stem) => compileStem(stem, language));
      parts.push(withSeparator(`(?:${stems.join('|')})`, first, optional));
      if (optional && first) continue;
    }
    first = Boolean(gap);
  }
  return new RegExp(parts.join(''), 'gu');
}

/** The separator stands before a word, except after a gap or at the start, where only an optional word brings one. */
function withSeparator(stems: string, first: boolean, optional: boolean): string {
  const separator = '[^\\p{L}\\p{N}\\n]{0,12}';
  if (!optional) return first ? stems : separator + stems;
  return first ? `(?:${stems}${separator})?` : `(?:${separator}${stems})?`;
}

const SHORT = 3;

function compileStem(stem: string, language: Language): string {
  if (stem === '#') return '(\\d{1,4})(?!\\d)';
  const letters = [...fold(stem)];
  const escaped = letters.map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  // Chinese has no words to begin; text extraction may put spaces between any two characters.
  if (language === 'zh') return escaped.join('\\s?');
  const joined = escaped.join('');
  // Arabic writes "and", "for", "by", "the" together with the word.
  const start = language === 'ar' ? '(?<![\\p{L}\\p{N}])[وفلبك]?(?:ال|ل)?' : '(?<![\\p{L}\\p{N}])';
  return letters.length <= SHORT ? `${start}${joined}(?![\\p{L}\\p{N}])` : `${start}${joined}\\p{L}*`;
}
