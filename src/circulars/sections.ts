import { fold } from '../forms/document/fold.ts';
import { isHeading } from '../forms/phrases/index.ts';
import type { Line } from './circular-lines.ts';
import type { CircularWords } from './words/circular-words.ts';
import { beginsWith } from './words/index.ts';

/** A circular taken apart. */
export interface Sections {
  /** Letterhead: place and date, reference, addressees, telephone. */
  head: Line[];
  /** The subject in one line; empty without one. */
  subject: Line;
  /** From the salutation to the first annex. */
  body: Line[];
  annex1: Line[];
  annex2: Line[];
}

const LONGEST_TITLE = 80;

export function splitSections(lines: readonly Line[], words: CircularWords): Sections {
  const second = secondAnnex(lines, words);
  const first = lines.findIndex((line, index) => index < second && isAnnexTitle(line, 1, words));
  const letter = lines.slice(0, first < 0 ? second : first);
  const salutation = letter.findIndex(({ folded }) => beginsWith(folded, words.salutation));
  const label = letter.findIndex(({ folded }) => isSubjectLabel(folded, words));
  const body = salutation < 0 ? label + 1 : salutation;
  return {
    head: letter.slice(0, label < 0 ? body : label),
    subject: subjectOf(letter.slice(Math.max(0, label), label < 0 ? 0 : subjectEnd(letter, label, body))),
    body: letter.slice(body),
    annex1: first < 0 ? [] : lines.slice(first + 1, second),
    annex2: lines.slice(second),
  };
}

/** The form begins at its title, or at its heading where the title is missing. */
function secondAnnex(lines: readonly Line[], words: CircularWords): number {
  const title = lines.findLastIndex((line) => isAnnexTitle(line, 2, words));
  if (title >= 0) return title;
  const heading = lines.findLastIndex(
    ({ folded }, index) => folded.length < 400 && isHeading(`${folded} ${lines[index + 1]?.folded ?? ''}`),
  );
  return heading < 0 ? lines.length : heading;
}

/** "Annex 1", "ANNEX 2 (to TSB Circular 142)", "附件1"; not "Annexes: 2", and no sentence that begins so. */
function isAnnexTitle({ folded }: Line, number: 1 | 2, words: CircularWords): boolean {
  if (folded.length > LONGEST_TITLE || folded.endsWith('.')) return false;
  const numbers = number === 1 ? '(?:1|i|one)' : '(?:2|ii|two)';
  return words.annex.some((word) => new RegExp(`^${fold(word)}\\s?${numbers}(?![\\p{L}\\p{N}])`, 'u').test(folded));
}

function isSubjectLabel(folded: string, words: CircularWords): boolean {
  return words.subject.some((word) => new RegExp(`^${fold(word)}\\s*(?::|$)`, 'u').test(folded));
}

/** Without a salutation the subject is the line of its label and the next one. */
function subjectEnd(letter: readonly Line[], label: number, body: number): number {
  if (body > label + 1) return body;
  return /[:：]\s*\S/u.test(letter[label]?.text ?? '') ? label + 1 : label + 2;
}

function subjectOf(lines: readonly Line[]): Line {
  const text = lines
    .map((line) => line.text)
    .join(' ')
    .replace(/^[^:：]{0,20}[:：]\s*/u, '')
    .trim();
  return { text, folded: fold(text) };
}
