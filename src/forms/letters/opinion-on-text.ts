import { findTextRefs, type TextRef } from '../../domain/text-ref.ts';
import { holdsOpinion } from '../phrases/index.ts';
import { sentencesOf } from '../phrases/sentences-of.ts';
import { isOfUnknownLanguage } from '../phrases/unknown-language.ts';

/** Whether a paragraph holds a sentence with an opinion on one of these texts, named by its number. */
export function holdsOpinionOn(paragraph: string, refs: ReadonlySet<TextRef>): boolean {
  return sentencesOf(paragraph).some((text) => holdsOpinion(text) && names(text, refs));
}

/** Whether a paragraph holds a sentence on one of these texts in a language beside the six: "X.1150 lehnen wir ab". */
export function holdsUnknownOn(paragraph: string, refs: ReadonlySet<TextRef>): boolean {
  return sentencesOf(paragraph).some((text) => names(text, refs) && isOfUnknownLanguage(text));
}

function names(text: string, refs: ReadonlySet<TextRef>): boolean {
  return findTextRefs(text).some((ref) => refs.has(ref));
}

/** "X.1150: yes", in the six languages: answers as a list. */
const LISTED =
  /[:\-–—=]\s*(?:yes|no|agreed?|assigns?|approved?|oui|non|d'accord|s[ií]|de acuerdo|да|нет|не возражаем|是|否|同意|不同意|نعم|لا|موافق)(?![\p{L}])/iu;

/** Whether a paragraph gives an answer to one of these texts as a line of a list does. */
export function listsAnswerOn(paragraph: string, refs: ReadonlySet<TextRef>): boolean {
  return LISTED.test(paragraph) && findTextRefs(paragraph).some((ref) => refs.has(ref));
}
