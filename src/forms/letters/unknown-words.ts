import { sentencesOf } from '../phrases/sentences-of.ts';
import { isUnknownSentence } from '../phrases/unknown-sentence.ts';
import type { FreeText } from '../reader.ts';
import { paragraphsOf } from './wrapped-lines.ts';

/** Letters of other scripts: fewer are a greeting or a name. */
const LEAST_LETTERS = 10;
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
  return (sentence.match(OTHER_LETTERS)?.length ?? 0) >= LEAST_LETTERS || isUnknownSentence(sentence);
}
