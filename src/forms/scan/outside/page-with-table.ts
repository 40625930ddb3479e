import type { OcrWord } from '../ocr/ocr.ts';
import type { Raster, Rect } from '../picture/raster.ts';
import type { Template } from '../template/template.ts';

/** A page of a scan, and where the form's table stands on it. */
export interface PageWithTable {
  ink: Raster;
  /** The same, each pixel averaged with those around it: pale strokes stay, and the paper's noise does not. */
  smooth: Raster;
  /** Pixels in a millimetre. */
  mm: number;
  words: readonly OcrWord[];
  /** The same, line by line. */
  text: readonly OcrWord[][];
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

/** Darkness from which a pixel of the page counts as ink (of 255). */
export const INK = 110;

/** A word read less surely may be anything. */
export const SURE = 60;
/** So exactly below each other, in millimetres, lines of print begin. */
const LEVEL = 1;

/** Whether lines begin below each other, on the right where the page is read from there. */
export function beginLevel(one: Rect, other: Rect, { template, mm }: Pick<PageWithTable, 'template' | 'mm'>): boolean {
  const start = ({ x, width }: Rect) => (template.rightToLeft ? x + width : x);
  return Math.abs(start(one) - start(other)) <= LEVEL * mm;
}

/** Pixels in a millimetre, the page taken for A4. */
export function pixelsPerMm({ width, height }: Raster): number {
  return Math.max(width, height) / 297;
}

/** Darkness from which a pixel of the averaged page counts as ink (of 255): a hard pencil's too. */
export const PALE = 40;

/** In millimetres: what stands so close above the first record is the heading of the table's columns, read or not. */
export const HEADING = 14;
