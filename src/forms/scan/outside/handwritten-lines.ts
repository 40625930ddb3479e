import { strokeRows } from '../../measure/stroke-rows.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { type Component, findComponents } from '../picture/ink/components.ts';
import { inkSearch } from '../picture/ink-search.ts';
import {
  around,
  boundsOf,
  createRaster,
  encloses,
  erase,
  extentOf,
  grown,
  type Raster,
  type Rect,
} from '../picture/raster.ts';
import { SURE } from './page-with-table.ts';
import { roundStamps } from './round-stamps.ts';
import { isHole, isOnPaper } from './traces-of-handling.ts';

/** A row of pen strokes as high as letters. */
export interface HandwrittenLine {
  box: Rect;
  /** Strokes that do not touch: letters, or words where letters are joined. Pieces of a level line are none. */
  strokes: number;
}

/** A line of which less was read surely is not print. */
const READ = 0.65;
/** All in millimetres. Letters and joined words are so high, and no wider than this. */
const LOWEST = 1.1;
const HIGHEST = 10;
const WIDEST = 45;
/** Larger things are stamps: what stands within is theirs. */
const STAMP = 13;
/** Words of a line stand no farther apart. */
export const SPACE = 6;
/** No letter is as low, and longer than high: the flourish under a signature comes out in such pieces. */
const LEVEL = 0.8;
/** What is larger than this and full of ink is no stroke. */
const SOLID = 3.5;
/** Pixels of a stroke, less of which is dust. */
const LEAST_AREA = 14;

/**
 * Rows of pen strokes on a page whose print has been recognised: `words` that were read surely, line by line.
 * @param darkness from which a pixel counts as ink (of 255)
 */
export function handwrittenLines(
  ink: Raster,
  words: readonly OcrWord[],
  pixelsPerMm: number,
  darkness: number,
): HandwrittenLine[] {
  const rest = withoutPrint(ink, words, darkness);
  const pieces = findComponents(rest, 255, LEAST_AREA).filter(
    (piece) => !isSolid(piece, pixelsPerMm) && !isHole(piece, ink, pixelsPerMm),
  );
  const isStamp = (piece: Component) =>
    Math.min(piece.box.width, piece.box.height) > STAMP * pixelsPerMm || isFrame(piece, ink.width, pixelsPerMm);
  const stamps = [...pieces.filter(isStamp).map(({ box }) => box), ...roundStamps(pieces, ink.width, pixelsPerMm)];
  const boxes = pieces.map(({ box }) => box);
  const strokes = boxes.filter((box) => isLetter(box, pixelsPerMm) && !stamps.some((stamp) => encloses(stamp, box)));
  return strokeRows(strokes, extentOf, SPACE * pixelsPerMm)
    .map((row) => ({ box: boundsOf(row), strokes: row.filter((box) => !isLevelPiece(box, pixelsPerMm)).length }))
    .filter(({ box }) => isOnPaper(ink, box));
}

/** The ink of a page as 255 on 0, without what was read as print. */
export function withoutPrint(ink: Raster, words: readonly OcrWord[], darkness: number): Raster {
  const rest = createRaster(ink.width, ink.height);
  const nextInk = inkSearch(ink.data, darkness);
  const end = rest.data.length;
  for (let i = nextInk(0, end); i < end; i = nextInk(i + 1, end)) rest.data[i] = 255;
  for (const line of printedLines(words)) for (const box of wordsAndSpaces(printOf(line))) erase(rest, withMargin(box));
  return rest;
}

/** How far a stamp's frame lies off its extent, and how wide it is at least, in millimetres. */
const FRAME = { off: 1, narrowest: 20, lowest: 6 };

/** Four lines around a received stamp. */
function isFrame({ box, pixels }: Component, pageWidth: number, scale: number): boolean {
  if (box.width < FRAME.narrowest * scale || box.height < FRAME.lowest * scale) return false;
  const inside = grown(box, -FRAME.off * scale);
  const within = pixels.filter((i) =>
    encloses(inside, { x: i % pageWidth, y: Math.floor(i / pageWidth), width: 1, height: 1 }),
  );
  return within.length < pixels.length * 0.1;
}

/** A blot, a bar. */
function isSolid({ box, area }: Component, scale: number): boolean {
  return Math.min(box.width, box.height) > SOLID * scale && area > 0.65 * box.width * box.height;
}

/** A line is print where recognition is sure of most of it. */
function printedLines(words: readonly OcrWord[]): OcrWord[][] {
  const letters = (line: readonly OcrWord[]) => line.reduce((sum, { text }) => sum + text.length, 0);
  const lines = [...Map.groupBy(words, (word) => word.line).values()];
  return lines.filter((line) => letters(line.filter(({ confidence }) => confidence >= SURE)) >= READ * letters(line));
}

/** A printed line without what recognition could not read before or behind its words: somebody went on there by hand. */
function printOf(line: readonly OcrWord[]): OcrWord[] {
  const { x, width } = around(line.filter(({ confidence }) => confidence >= SURE));
  return line.filter(({ box }) => box.x < x + width && box.x + box.width > x);
}

/** Where words stand, and the spaces between them: recognition draws a Chinese sign narrower than it is. */
function wordsAndSpaces(line: readonly OcrWord[]): Rect[] {
  const boxes = line.map(({ box }) => box).sort((one, other) => one.x - other.x);
  const spaces = boxes.slice(1).flatMap((next, i) => {
    const before = boxes[i];
    const isSpace = before && next.x - before.x - before.width < Math.max(before.height, next.height);
    return isSpace ? [boundsOf([before, next])] : [];
  });
  return [...boxes, ...spaces];
}

function isLetter({ width, height }: Rect, scale: number): boolean {
  return Math.max(width, height) >= LOWEST * scale && height <= HIGHEST * scale && width <= WIDEST * scale;
}

function isLevelPiece({ width, height }: Rect, scale: number): boolean {
  return height <= LEVEL * scale && width >= height * 2;
}

/** With what of a line's letters recognition leaves out. */
function withMargin({ x, y, width, height }: Rect): Rect {
  return { x: x - 4, y: y - 0.25 * height, width: width + 8, height: 1.5 * height };
}
