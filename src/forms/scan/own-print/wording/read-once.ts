import { fold as foldLookAlikes } from '../../../document/fold.ts';
import { fold } from '../../ocr/fold-text.ts';
import type { OcrWord } from '../../ocr/ocr.ts';
import type { Rect } from '../../picture/raster.ts';
import { foldPrint } from './printed-words.ts';

/** Share of the smaller word's place that two readings of the same print have in common. */
const SAME_PLACE = 0.5;

/**
 * Columns are recognised a second time by themselves. Of two readings of the same print stays the one that the wording
 * has letter by letter, then the longer one, then the surer one.
 */
export function readOnce(words: readonly OcrWord[], wording: string): OcrWord[] {
  const printed = foldDrawn(wording);
  const isLiteral = new Map(words.map((word) => [word, printed.includes(foldDrawn(word.text))]));
  const best = words.toSorted(
    (a, b) =>
      Number(isLiteral.get(b)) - Number(isLiteral.get(a)) ||
      fold(b.text).length - fold(a.text).length ||
      b.confidence - a.confidence,
  );
  const kept = new Set<OcrWord>();
  for (const word of best) {
    const isSeen = [...kept].some((other) => other.line !== word.line && inCommon(other.box, word.box) > SAME_PLACE);
    if (!isSeen) kept.add(word);
  }
  return words.filter((word) => kept.has(word));
}

/** As letters are drawn: the Latin T of a Russian label is read as a Cyrillic one, an o as a nought. */
function foldDrawn(text: string): string {
  return foldPrint(foldLookAlikes(text));
}

function inCommon(one: Rect, other: Rect): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  const smaller = Math.min(one.width * one.height, other.width * other.height);
  return across > 0 && down > 0 && smaller > 0 ? (across * down) / smaller : 0;
}
