import { findApproximately, fold } from '../ocr/fold-text.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { around, type Rect } from '../picture/raster.ts';
import type { TextLine } from '../template/template-lines.ts';

/** Letters from which a line of the form is told among others, and the share of them that must be read. */
const LONG_ENOUGH = 8;
export const FOUND = 0.66;

/** Where the page's first line stands that shows a line of the issued form; null where none does. */
export function findLine(text: readonly OcrWord[][], { folded }: TextLine): Rect | null {
  if (folded.length < LONG_ENOUGH) return null;
  for (const words of text) {
    const match = findApproximately(folded, words.map((word) => fold(word.text)).join(''));
    if (match && match.similarity >= FOUND) return around(words);
  }
  return null;
}
