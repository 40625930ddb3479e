import { around, type Rect } from '../picture/raster.ts';
import { linesOf } from './lines-of.ts';
import type { OcrWord } from './ocr.ts';

/** Words of a line that belong to one column of the page. */
export interface LineInColumn {
  text: string;
  box: Rect;
  words: OcrWord[];
}

/** A gap of this many letter heights parts two columns. */
const COLUMN_GAP = 2.2;

/** A page's lines, parted where they stand in different columns, from its top. */
export function linesInColumns(words: readonly OcrWord[], rightToLeft: boolean): LineInColumn[] {
  return linesOf(words, rightToLeft)
    .flatMap((line) => splitColumns(line))
    .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
}

function splitColumns(line: OcrWord[]): LineInColumn[] {
  const found: OcrWord[][] = [];
  for (const word of line) {
    const last = found.at(-1)?.at(-1);
    const gap = last
      ? Math.max(word.box.x - (last.box.x + last.box.width), last.box.x - (word.box.x + word.box.width))
      : 0;
    if (!last || gap > Math.max(word.box.height, 16) * COLUMN_GAP) found.push([word]);
    else found.at(-1)?.push(word);
  }
  return found.map((words) => ({ text: joinWords(words.map((word) => word.text)), box: around(words), words }));
}

/** Signs between which Chinese is written without a gap; recognition parts its words all the same. */
const GAPLESS = String.raw`[\p{Script=Han}、。，：；（）！？]`;
const BETWEEN_SIGNS = new RegExp(`(?<=\\p{Script=Han}) (?=${GAPLESS})|(?<=${GAPLESS}) (?=\\p{Script=Han})`, 'gu');

function joinWords(words: readonly string[]): string {
  return words.join(' ').replace(BETWEEN_SIGNS, '');
}
