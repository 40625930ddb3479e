import type { Saying } from '../domain/saying.ts';
import { findTextRefs, type TextRef } from '../domain/text-ref.ts';
import { fold } from '../forms/document/fold.ts';
import type { Line } from './circular-lines.ts';
import { say } from './sentences.ts';
import { isA5 } from './text-name.ts';
import type { CircularWords } from './words/circular-words.ts';

/** What the letter's notes say of A.5 justifications and IPR statements. */
export interface ReadNotes {
  /** The notes in their own words. */
  notes: string[];
  /** Texts with a justification, or with a statement; null where no note speaks of them. */
  a5: TextRef[] | null;
  ipr: TextRef[] | null;
  doubts: Saying[];
}

/** Chinese sets no space around it. */
const A5 = /(?<![\p{sc=Latin}\p{N}])a\.?\s?5(?![\p{sc=Latin}\p{N}])/u;

export function readNotes(body: readonly Line[], texts: readonly TextRef[], words: CircularWords): ReadNotes {
  const a5Notes = body.filter(({ folded }) => A5.test(folded));
  const iprNotes = body.filter(({ folded }) => holdsWord(folded, words.ipr) && !A5.test(folded));
  const doubts: Saying[] = [];
  const textsOf = (lines: readonly Line[], subject: 'a5' | 'ipr') => {
    if (lines.length === 0) {
      doubts.push(say(`${subject}-unsaid`));
      return null;
    }
    const understood = lines.map((line) => concerned(line, texts, words));
    if (understood.includes(null)) doubts.push(say(`${subject}-untold`));
    return [...new Set(understood.flatMap((refs) => refs ?? []))];
  };
  return {
    notes: [...new Set([...a5Notes, ...iprNotes].map(({ text }) => text))],
    a5: textsOf(a5Notes, 'a5'),
    ipr: textsOf(iprNotes, 'ipr'),
    doubts,
  };
}

/**
 * "No statement for any text": none. "Except for X and Y none": X and Y. "Statements for X and Y": X and Y. "None for X
 * and Y" tells nothing of the others. A note that affirms without naming texts speaks of all of them where there is one only.
 * @returns null where that cannot be told
 */
function concerned({ text, folded }: Line, texts: readonly TextRef[], words: CircularWords): TextRef[] | null {
  const named = findTextRefs(text).filter((ref) => !isA5(ref) && texts.includes(ref));
  const denies = holdsWord(folded, words.none);
  const excepts = holdsWord(folded, words.except);
  if (named.length === 0) return denies ? [] : texts.length === 1 ? [...texts] : null;
  if (denies && !excepts) return texts.filter((ref) => !named.includes(ref)).length === 0 ? [] : null;
  return excepts && !denies ? texts.filter((ref) => !named.includes(ref)) : named;
}

function holdsWord(folded: string, words: readonly string[]): boolean {
  return words.some((word) => {
    const folding = fold(word);
    if (/\p{sc=Han}/u.test(folding)) return folded.includes(folding);
    return new RegExp(`(?<!\\p{L})(?:ال|و)?${folding}(?!\\p{L})`, 'u').test(folded);
  });
}
