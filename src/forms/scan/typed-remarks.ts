import { classifyPhrase, holdsCondition, holdsCorrection } from '../phrases/index.ts';
import { foreignWords } from '../phrases/vocabulary.ts';
import type { FreeText } from '../reader.ts';

/** So many words of a person's own make a sentence; recognition makes up fewer from the form's own. */
const OWN_WORDS = 3;

/**
 * Sentences printed on a scanned page, outside the statements, that make an answer depend on something or take it back.
 * Only such words count here: recognition invents too many others. What is written by hand is not recognised; within the
 * table it is seen as ink.
 */
export function typedRemarks(lines: readonly FreeText[]): FreeText[] {
  return lines
    .filter(({ text }) => foreignWords(text) >= OWN_WORDS && (holdsCondition(text) || holdsCorrection(text)))
    .filter(({ text }) => classifyPhrase(text, { tolerant: true }) === null)
    .map(({ text, place }) => ({ text, place }));
}
