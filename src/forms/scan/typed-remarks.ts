import { classifyPhrase, holdsCondition, holdsCorrection } from '../phrases/index.ts';
import type { FreeText } from '../reader.ts';

/** "X.1221" read with a colon: not a sign that is being explained. */
const NUMBER_WITH_COLON = /\bX:(?=\S)/gu;
/** A line that says nothing else takes back the whole form: a stamp, a watermark. In small letters labels begin with "Draft". */
const TAKEN_BACK =
  /^\P{L}*(?:void|null and void|cancell?ed|invalid|not valid|annul[ée]e?|nul|anulad[oa]|cancelad[oa]|недействительно|аннулировано|作废|无效|草稿|ملغى|مسودة)\P{L}*$/iu;
const DRAFT = /^\P{L}*(?:DRAFT|BROUILLON|BORRADOR|ЧЕРНОВИК)\P{L}*$/u;

/**
 * Sentences printed on a scanned page, outside the statements, that make an answer depend on something or take it back,
 * however short. Only such words count here: recognition invents too many others, but none of these from the form's own
 * wording. What is written by hand is not recognised; within the table it is seen as ink.
 */
export function typedRemarks(lines: readonly FreeText[]): FreeText[] {
  return lines
    .filter(({ text }) => {
      const said = text.replace(NUMBER_WITH_COLON, 'X.');
      return holdsCondition(said) || holdsCorrection(said) || TAKEN_BACK.test(said) || DRAFT.test(said);
    })
    .filter(({ text }) => classifyPhrase(text, { tolerant: true }) === null)
    .map(({ text, place }) => ({ text, place }));
}
