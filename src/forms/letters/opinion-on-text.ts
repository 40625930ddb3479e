import { findTextRefs, type TextRef } from '../../domain/text-ref.ts';
import { fold } from '../fold.ts';
import { holdsOpinion } from '../phrases/index.ts';
import { foreignWords } from '../phrases/vocabulary.ts';

/** Whether a paragraph holds a sentence with an opinion on one of these texts, named by its number. */
export function holdsOpinionOn(paragraph: string, refs: ReadonlySet<TextRef>): boolean {
  return sentencesOf(paragraph).some((text) => holdsOpinion(text) && names(text, refs));
}

/** Small words of the five languages that are written with spaces: a sentence in one of them has hardly none. */
const SMALL_WORDS = new Set(
  `the our your this that these for of with and or in on to by from at is are was be been has have will we you it its please find see as re
  le la les des une un du de et ou en au aux pour par avec sur dans ce cette notre nos votre est sont que qui nous vous ci
  el los las una del y o al para por con sobre nuestra nuestro su se es son que adjunto
  и или в во на по с со для из от к о об не что как это наш наша наши ваш мы вы за при
  في من على إلى عن مع هذا هذه أن إن التي الذي أو`
    .split(/\s+/u)
    .map(fold),
);
/** Letters that no language of the six is written with. */
const OTHER_SCRIPT = /[\p{L}--[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}\p{Script=Greek}]]/v;
/** So many words beside names and titles, which are written with capitals, make a sentence. */
const SENTENCE_WORDS = 2;

/** Whether a paragraph holds a sentence on one of these texts in a language beside the six: "X.1150 lehnen wir ab". */
export function holdsUnknownOn(paragraph: string, refs: ReadonlySet<TextRef>): boolean {
  return sentencesOf(paragraph).some((text) => names(text, refs) && isOfUnknownLanguage(text));
}

function isOfUnknownLanguage(text: string): boolean {
  if (OTHER_SCRIPT.test(text)) return true;
  const words = text.match(/(?<![\p{L}\p{M}\p{N}._-])[\p{L}\p{M}]{2,}(?![\p{L}\p{M}\p{N}_-]|\.[\p{L}\p{N}])/gu) ?? [];
  const small = words.filter((word) => !/^\p{Lu}|\p{Script=Han}/u.test(word));
  return (
    small.length >= SENTENCE_WORDS && words.every((word) => !SMALL_WORDS.has(fold(word)) && foreignWords(word) > 0)
  );
}

function sentencesOf(paragraph: string): string[] {
  return paragraph.split(/(?<=[.!?;؟])\s+|(?<=[。！？；])/u);
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
