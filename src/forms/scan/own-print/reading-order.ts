import { median } from '../../median.ts';
import type { OcrWord } from '../ocr/ocr.ts';

/** Line by line, since recognition numbers the lines of a page's columns as one. */
export function inReadingOrder(words: readonly OcrWord[], rightToLeft: boolean): OcrWord[] {
  const lines = Map.groupBy(words, (word) => word.line);
  const top = (line: readonly OcrWord[]) => median(line.map(({ box }) => box.y + box.height / 2));
  const side = rightToLeft ? -1 : 1;
  return [...lines.values()]
    .sort((a, b) => top(a) - top(b))
    .flatMap((line) => line.sort((a, b) => side * (a.box.x - b.box.x)));
}
