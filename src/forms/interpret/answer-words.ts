import { fold } from '../document/fold.ts';
import { denies } from '../issued/negations.ts';
import { findAnchors, isInstruction, isNotAssignTail, PHRASE_TABLES } from '../phrases/index.ts';
import { markWord } from '../phrases/mark-words.ts';

const wordings = PHRASE_TABLES.flatMap((table) => table.wording);
const ofAnswers = wordings.map(fold).filter(isOfAnswers);
const ofLabels = new Set(wordings.map(fold).flatMap((wording) => (isOfAnswers(wording) ? [] : wordsOf(wording))));
const ANSWER_WORDS = new Set(ofAnswers.flatMap(wordsOf).filter((word) => !ofLabels.has(word)));

function isOfAnswers(folded: string): boolean {
  return findAnchors(folded).length > 0 || isNotAssignTail(folded) || isInstruction(folded);
}

/** Words of at least three letters, which articles and prepositions hardly have. Chinese has none that could be told. */
function wordsOf(folded: string): string[] {
  return folded.match(/[\p{L}--\p{Script=Han}]{3,}/gv) ?? [];
}

/** Whether a word answers: one of the form's statements and options, which its labels have not, a denial, "n/a". */
export function isAnswerWord(word: string): boolean {
  const mark = markWord(word);
  return ANSWER_WORDS.has(fold(word)) || denies(word) || (mark !== null && mark !== 'cross' && mark !== 'one');
}
