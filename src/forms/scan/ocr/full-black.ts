import { stretchToBlack } from '../picture/ink/stretch-to-black.ts';
import { clip, type Raster } from '../picture/raster.ts';
import type { OcrWord } from './ocr.ts';

/** Darkness from which a pixel of a word is one of its letters and not the paper between them. */
const OF_A_LETTER = 40;

/**
 * The page with its own print as black as print can be: in a pale scan pen strokes are as pale as the words, and must not
 * fall below what counts as ink.
 */
export function toFullBlack(page: Raster, words: readonly OcrWord[]): Raster {
  const print = new Uint32Array(256);
  for (const { box } of words) {
    const { x, y, width, height } = clip(page, box);
    for (let row = y; row < y + height; row++) {
      for (let at = row * page.width + x; at < row * page.width + x + width; at++) {
        const dark = page.data[at] ?? 0;
        if (dark >= OF_A_LETTER) print[dark] = (print[dark] ?? 0) + 1;
      }
    }
  }
  return stretchToBlack(page, print);
}
