import { median } from '../../measure/median.ts';
import type { OcrWord } from '../ocr/ocr.ts';

/** Lines whose middles lie so far apart, in heights of a word, are one: recognition numbers columns, and read once more, anew. */
const SAME_LINE = 0.5;

/** Line by line, from the words' places: recognition numbers the lines of a page's columns as one. */
export function inReadingOrder(words: readonly OcrWord[], rightToLeft: boolean): OcrWord[] {
  const groups = [...Map.groupBy(words, (word) => word.line).values()];
  const middle = (line: readonly OcrWord[]) => median(line.map(({ box }) => box.y + box.height / 2));
  const height = median(words.map(({ box }) => box.height));
  const lines: OcrWord[][] = [];
  for (const group of groups.toSorted((a, b) => middle(a) - middle(b))) {
    const above = lines.at(-1);
    if (above && middle(group) - middle(above) < height * SAME_LINE) above.push(...group);
    else lines.push([...group]);
  }
  const side = rightToLeft ? -1 : 1;
  return lines.flatMap((line) => line.sort((a, b) => side * (a.box.x - b.box.x)));
}
