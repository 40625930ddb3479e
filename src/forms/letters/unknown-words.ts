import { isSentence } from '../phrases/about-answers.ts';
import { sentencesOf } from '../phrases/sentences-of.ts';
import { isOfUnknownLanguage } from '../phrases/unknown-language.ts';
import type { FreeText } from '../reader.ts';
import { paragraphsOf } from './wrapped-lines.ts';

/** Letters of other scripts: fewer are a greeting or a name. Japanese has few beside Chinese signs. */
const LEAST_LETTERS = 10;
const LEAST_KANA = 3;
const LEAST_JAPANESE = 7;
const OTHER_OF_THE_SIX = /[\p{Script=Cyrillic}\p{Script=Arabic}]/u;
const KANA = /[ぁ-ヿ]/gu;
const JAPANESE = /[ぁ-ヿ\p{Script=Han}]/gu;
const OTHER_LETTERS = /[\p{L}--[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}]]/gv;

/**
 * The first sentence of a letter in a language beside the six, above how the letter closes: nobody here can tell what it says of
 * the answer, so that a person has it read.
 */
export function unknownSentence(lines: readonly FreeText[]): string | undefined {
  const paragraphs = paragraphsOf(lines.filter(({ belowClosing }) => !belowClosing).map(({ text }) => text));
  return paragraphs.flatMap((paragraph) => paragraph.split('\n').flatMap(sentencesOf)).find(isUnknown);
}

function isUnknown(sentence: string): boolean {
  const count = (letters: RegExp) => sentence.match(letters)?.length ?? 0;
  if (count(OTHER_LETTERS) >= LEAST_LETTERS) return true;
  if (count(KANA) >= LEAST_KANA && count(JAPANESE) >= LEAST_JAPANESE) return true;
  // Russian and Arabic are written with few small words.
  return !OTHER_OF_THE_SIX.test(sentence) && isSentence(sentence) && isOfUnknownLanguage(sentence);
}
