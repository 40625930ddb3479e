import type { OcrWord } from '../ocr/ocr.ts';
import type { Raster, Rect } from '../picture/raster.ts';
import type { Template } from '../template/template.ts';

/** A page of a scan, and where the form's table stands on it. */
export interface PageWithTable {
  ink: Raster;
  words: readonly OcrWord[];
  template: Template;
  /** In pixels of the page. */
  table: Rect;
  /** Whether the page was read by itself, for lack of an issued form that fits it. */
  isOwnPrint: boolean;
  /** Whether the form's first record stands on it, below the head. */
  isFirst: boolean;
  /** Whether its last one does, above the place for the signature. */
  isLast: boolean;
}

/** In millimetres: what stands so close above the first record is the heading of the table's columns, read or not. */
export const HEADING = 14;
