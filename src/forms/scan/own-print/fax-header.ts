import { fold } from '../../document/fold.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { around } from '../picture/raster.ts';

/** Fax machines print their line so near the upper edge of a page, in pixels: 15 mm. */
const TOP = 120;
/** It counts the pages, and tells the hour or bears a number that was called. */
const PAGE = /\bp(?:age|ag|g)?\W{0,2}\d{1,3}(?:\W{0,2}\d{1,3})?\b|\b\d{1,3} ?\/ ?\d{1,3}\b/u;
const HOUR = /\b\d{1,2}[:.]\d{2}\b/u;
const CALLED = /\+? ?\d{7,}/u;

/** Whether a line is what a fax machine prints above a page: when it was sent, from where and whither, and which page it is. */
export function isFaxHeader(line: readonly OcrWord[]): boolean {
  if (line.length === 0) return false;
  const { y, height } = around(line);
  const text = fold(line.map((word) => word.text).join(' '));
  return y + height < TOP && PAGE.test(text) && (HOUR.test(text) || CALLED.test(text));
}
