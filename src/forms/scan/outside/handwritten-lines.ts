import type { OcrWord } from '../ocr/ocr.ts';
import { type Component, findComponents } from '../picture/components.ts';
import { boundsOf, clip, createRaster, encloses, erase, type Raster, type Rect } from '../picture/raster.ts';

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
  for (const line of printedLines(words)) for (const { box } of line) erase(rest, clip(rest, grown(box)));
  const pieces = findComponents(rest, 255, LEAST_AREA)
    .filter((piece) => !isSolid(piece, pixelsPerMm))
    .map(({ box }) => box);
  const stamps = pieces.filter(({ width, height }) => Math.min(width, height) > STAMP * pixelsPerMm);
  const strokes = pieces.filter((box) => isLetter(box, pixelsPerMm) && !stamps.some((stamp) => encloses(stamp, box)));
  return rowsOf(strokes, SPACE * pixelsPerMm)
    .map((row) => ({ box: boundsOf(row), strokes: row.length }))
    .filter(({ box }) => isOnPaper(ink, box));
}

/** Darkness below which paper is plain, and the least share of a row's place that is. */
const PLAIN = 30;
const MOSTLY = 0.5;

/** The table that a photographed sheet lies on has a grain: hardly any of it is as plain as paper. */
function isOnPaper(ink: Raster, box: Rect): boolean {
  const { x, y, width, height } = clip(ink, grown(box));
  let plain = 0;
  for (let row = y; row < y + height; row++) {
    for (let i = row * ink.width + x; i < row * ink.width + x + width; i++) if ((ink.data[i] ?? 0) < PLAIN) plain += 1;
  }
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

/** Strokes beside each other, nearest first: each joins the row whose last stroke it stands behind. */
function rowsOf(strokes: readonly Rect[], space: number): Rect[][] {
  const rows: Rect[][] = [];
  for (const stroke of strokes.toSorted((a, b) => a.x - b.x)) {
    const row = rows.find((other) => other.some((before) => follows(stroke, before, space)));
    if (row) row.push(stroke);
    else rows.push([stroke]);
  }
  return rows;
}

function follows(stroke: Rect, before: Rect, space: number): boolean {
  const gap = stroke.x - (before.x + before.width);
  const shared = Math.min(stroke.y + stroke.height, before.y + before.height) - Math.max(stroke.y, before.y);
  return gap < space && shared > 0.3 * Math.min(stroke.height, before.height);
}

function grown({ x, y, width, height }: Rect): Rect {
  return { x: x - 4, y: y - 0.25 * height, width: width + 8, height: 1.5 * height };
}
