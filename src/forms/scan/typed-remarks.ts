import { isNotMeant, isTakenBack } from '../locate/words/free-text.ts';
import { classifyPhrase, holdsCondition, holdsCorrection } from '../phrases/index.ts';
import type { FreeText } from '../reader.ts';

/** "X.1221" read with a colon: not a sign that is being explained. */
const NUMBER_WITH_COLON = /\bX:(?=\S)/gu;

/**
 * Sentences printed on a scanned page, outside the statements, that make an answer depend on something or take it back,
 * however short. Only such words count here: recognition invents too many others, but none of these from the form's own
 * wording. What is written by hand is not recognised; within the table it is seen as ink.
 */
export function typedRemarks(lines: readonly FreeText[]): FreeText[] {
  return lines
    .filter(({ text }) => changesAnswers(text) || isDraftMark(text))
    .filter(({ text }) => classifyPhrase(text, { tolerant: true }) === null)
    .map(({ text, place }) => ({ text, place }));
}

/** Whether words that recognition read make an answer depend on something, correct it or take it back. */
export function changesAnswers(text: string): boolean {
  const said = text.replace(NUMBER_WITH_COLON, 'X.');
  return holdsCondition(said) || holdsCorrection(said) || isTakenBack(said);
}

/** "DRAFT": labels begin with "Draft", and the Chinese word has no capitals to tell it by. */
export function isDraftMark(text: string): boolean {
  return isNotMeant(text) && text === text.toUpperCase() && text !== text.toLowerCase();
}
