import { clip, createRaster, type Raster } from '../picture/raster.ts';
import type { OcrWord } from './ocr.ts';

/** Darkness from which a pixel of a word is one of its letters and not the paper between them. */
const OF_A_LETTER = 40;
/** Paler than this no print is believed to be: what is left would be noise. */
const PALEST = 60;
/** Share of the letters' pixels that are their inside, and not their soft edges. */
const INSIDE = 0.3;

/**
 * The page with its own print as black as print can be: in a pale scan pen strokes are as pale as the words, and must not
 * fall below what counts as ink.
 */
export function toFullBlack(page: Raster, words: readonly OcrWord[]): Raster {
  const black = Math.max(PALEST, printDarkness(page, words));
  const out = createRaster(page.width, page.height);
  for (let i = 0; i < page.data.length; i++) out.data[i] = Math.min(255, ((page.data[i] ?? 0) * 255) / black);
  return out;
}

function printDarkness(page: Raster, words: readonly OcrWord[]): number {
  const histogram = new Uint32Array(256);
  let count = 0;
  for (const { box } of words) {
    const { x, y, width, height } = clip(page, box);
    for (let row = y; row < y + height; row++) {
      for (let at = row * page.width + x; at < row * page.width + x + width; at++) {
        const dark = page.data[at] ?? 0;
        if (dark < OF_A_LETTER) continue;
        histogram[dark] = (histogram[dark] ?? 0) + 1;
        count += 1;
      }
    }
  }
  let black = 255;
  for (let above = 0; black > 0; black--) {
    above += histogram[black] ?? 0;
    if (above > count * INSIDE) break;
  }
  return black;
}
