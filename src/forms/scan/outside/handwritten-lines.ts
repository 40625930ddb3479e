import { type Extent, strokeRows } from '../../stroke-rows.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { type Component, findComponents } from '../picture/components.ts';
import { boundsOf, clip, createRaster, eachPixel, encloses, erase, type Raster, type Rect } from '../picture/raster.ts';

/** A row of pen strokes as high as letters. */
export interface HandwrittenLine {
  box: Rect;
  /** Strokes that do not touch: letters, or words where letters are joined. */
  strokes: number;
}

/** Darkness from which a pixel counts as ink (of 255). */
const INK = 110;
/** A word read with less certainty may be anything, and a line of which less was read with it is not print. */
const SURE = 60;
const READ = 0.65;
/** All in millimetres. Letters and joined words are so high, and no wider than this. */
const LOWEST = 1.1;
const HIGHEST = 10;
const WIDEST = 45;
/** Larger things are stamps: what stands within is theirs. */
const STAMP = 13;
/** Words of a line stand no farther apart. */
const SPACE = 6;
/** What is larger than this and full of ink is no stroke. */
const SOLID = 3.5;
/** Pixels of a stroke, less of which is dust. */
const LEAST_AREA = 14;

/** Rows of pen strokes on a page whose print has been recognised: `words` that were read surely, line by line. */
export function handwrittenLines(ink: Raster, words: readonly OcrWord[], pixelsPerMm: number): HandwrittenLine[] {
  const rest = createRaster(ink.width, ink.height);
  for (let i = 0; i < rest.data.length; i++) if ((ink.data[i] ?? 0) >= INK) rest.data[i] = 255;
  for (const line of printedLines(words)) for (const { box } of line) erase(rest, withMargin(box));
  const pieces = findComponents(rest, 255, LEAST_AREA)
    .filter((piece) => !isSolid(piece, pixelsPerMm))
    .map(({ box }) => box);
  const stamps = pieces.filter(({ width, height }) => Math.min(width, height) > STAMP * pixelsPerMm);
  const strokes = pieces.filter((box) => isLetter(box, pixelsPerMm) && !stamps.some((stamp) => encloses(stamp, box)));
  return strokeRows(strokes, extentOf, SPACE * pixelsPerMm)
    .map((row) => ({ box: boundsOf(row), strokes: row.length }))
    .filter(({ box }) => isOnPaper(ink, box));
}

/** Darkness below which paper is plain, and the least share of a row's place that is. */
const PLAIN = 30;
const MOSTLY = 0.5;

/** The table that a photographed sheet lies on has a grain: hardly any of it is as plain as paper. */
function isOnPaper(ink: Raster, box: Rect): boolean {
  const { width, height } = clip(ink, withMargin(box));
  let plain = 0;
  eachPixel(ink, withMargin(box), (i) => {
    if ((ink.data[i] ?? 0) < PLAIN) plain += 1;
  });
  return plain >= width * height * MOSTLY;
}

/** A punched hole, a blot. */
function isSolid({ box, area }: Component, scale: number): boolean {
  return Math.min(box.width, box.height) > SOLID * scale && area > 0.65 * box.width * box.height;
}

/** A line is print where recognition is sure of most of it. */
function printedLines(words: readonly OcrWord[]): OcrWord[][] {
  const letters = (line: readonly OcrWord[]) => line.reduce((sum, { text }) => sum + text.length, 0);
  const lines = [...Map.groupBy(words, (word) => word.line).values()];
  return lines.filter((line) => letters(line.filter(({ confidence }) => confidence >= SURE)) >= READ * letters(line));
}

function isLetter({ width, height }: Rect, scale: number): boolean {
  return Math.max(width, height) >= LOWEST * scale && height <= HIGHEST * scale && width <= WIDEST * scale;
}

function extentOf({ x, y, width, height }: Rect): Extent {
  return { left: x, right: x + width, top: y, bottom: y + height };
}

/** With what of a line's letters recognition leaves out. */
function withMargin({ x, y, width, height }: Rect): Rect {
  return { x: x - 4, y: y - 0.25 * height, width: width + 8, height: 1.5 * height };
}
