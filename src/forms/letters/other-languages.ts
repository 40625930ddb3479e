import { sentencesOf } from '../phrases/sentences-of.ts';
import { isUnknownSentence } from '../phrases/unknown-sentence.ts';
import type { FreeText } from '../reader.ts';
import { paragraphsOf } from './wrapped-lines.ts';

/** Letters of other scripts above how a letter closes: fewer are a greeting or a name. */
const LEAST_LETTERS = 10;
const OTHER_LETTERS = /[\p{L}--[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}]]/gv;
/** A note has so few lines. */
const FEW_LINES = 2;
/** Words of scripts without spaces that are longer than names. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{16}/u;

/**
 * The first sentence of a letter in a language beside the six, above how the letter closes: nobody here can tell what it says of
 * the answer, so that a person has it read. Where no line closes the letter, the name of an office may be among its lines, if
 * there are more than a note has.
 */
export function unknownSentence(lines: readonly FreeText[]): string | undefined {
  const above = lines.filter(({ belowClosing }) => !belowClosing);
  const isClosed = above.length < lines.length;
  const isAll = lines.length <= FEW_LINES && lines.every(({ text }) => holdsOther(text));
  return paragraphsOf(above.map(({ text }) => text))
    .flatMap((paragraph) => paragraph.split('\n').flatMap(sentencesOf))
    .find(
      (sentence) =>
        isUnknownSentence(sentence) || UNSPACED.test(sentence) || ((isClosed || isAll) && holdsOther(sentence)),
    );
}

function holdsOther(sentence: string): boolean {
  return (sentence.match(OTHER_LETTERS)?.length ?? 0) >= LEAST_LETTERS;
}
