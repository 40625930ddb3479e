import type { Slot } from '../../domain/evidence.ts';
import type { Language } from '../../domain/language.ts';
import { Pattern } from './pattern.ts';

/**
 * The words by which one language's form is known. Only the English wording is taken from an issued form; the others
 * are reconstructed, so phrases are known by key words in order and never by whole sentences.
 *
 * How a pattern is written: `pattern.ts`.
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
  /** What sounds like a condition and is none: the form's instruction ("if you choose this"), a letter's courtesies. */
  noCondition: string[];
  /** Words by which a letter takes back or contradicts what the form says, or gives its marks another meaning. */
  correction: string[];
  /** Words of an opinion or reservation: a long remark that holds one is more than a courtesy. */
  opinion: string[];
  /** Words of a courtesy, or of the circular's own subject, that sound like an opinion ("Amendment 1 to X.1352"). */
  noOpinion: string[];
  /** Words of a courtesy or a pointer to an enclosure, which add nothing to an answer. */
  harmless: string;
  /** Every wording known, whole: the form's own words, by which a person's own words stand out. */
  wording: string[];
}

export interface CompiledTable {
  language: Language;
  slots: Record<Slot, Pattern[]>;
  notAssignTail: Pattern[];
  instruction: Pattern[];
  heading: Pattern[];
  circular: Pattern[];
  administration: Pattern[];
  from: Pattern[];
  to: Pattern[];
  date: Pattern[];
  condition: Pattern[];
  noCondition: Pattern[];
  correction: Pattern[];
  opinion: Pattern[];
  noOpinion: Pattern[];
}

export function compileTable(table: PhraseTable): CompiledTable {
  const all = (patterns: string[]) => patterns.map((pattern) => new Pattern(pattern, table.language));
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
    noCondition: all(table.noCondition),
    correction: all(table.correction),
    opinion: all(table.opinion),
    noOpinion: all(table.noOpinion),
  };
}
