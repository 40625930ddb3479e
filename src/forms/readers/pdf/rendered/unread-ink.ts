import type { OcrWord } from '../../../scan/ocr/ocr.ts';
import { findComponents } from '../../../scan/picture/ink/components.ts';
import { createRaster, encloses, erase, growInk, type Raster, type Rect } from '../../../scan/picture/raster.ts';

/** Darkness from which a pixel counts as ink (of 255). */
const INK = 110;
/** A word read with less certainty may be anything: a pen's stroke, a stamp. */
const SURE = 60;
/** All in millimetres. Strokes closer than this are one drawing: the letters of a written word. */
const JOINED = 0.6;
/** Drawings smaller than this both ways are dust; flatter ones are lines of a letterhead. */
const DUST = 2.5;
const FLAT = 1;
/** Print is no higher than this; what was read there larger than that is a drawing. */
const PRINT = 9;
/** A letterhead's arms and emblems stand above this. */
const HEAD = 45;
/** A stamp is about as wide as high, and larger than writing. */
const STAMP = 15;
/** A signature and a stamp are no larger than this. */
const LARGEST = { width: 95, height: 60 };

/**
 * Whether a scanned page bears more pen strokes than a signature: something may be written there that cannot be read.
 * A letterhead's emblem, one stamp or two, and one signature are what every signed page bears.
 */
export function isWrittenOn(page: Raster, words: readonly OcrWord[]): boolean {
  const drawings = unreadDrawings(page, words).filter((drawing) => drawing.y + drawing.height > HEAD);
  const outer = drawings.filter((drawing) => !drawings.some((other) => other !== drawing && encloses(other, drawing)));
  if (outer.some(({ width, height }) => width > LARGEST.width || height > LARGEST.height)) return true;
  const strokes = outer.filter((drawing) => !isStamp(drawing) && !outer.some((other) => underlines(drawing, other)));
  return strokes.length > 1 || outer.length > 3;
}

/** The drawings on a page that are no words that could be read: their bounds in millimetres, the page taken for A4. */
function unreadDrawings(page: Raster, words: readonly OcrWord[]): Rect[] {
  const scale = Math.max(page.width, page.height) / 297;
  const rest = createRaster(page.width, page.height);
  for (let i = 0; i < rest.data.length; i++) if ((page.data[i] ?? 0) > INK) rest.data[i] = 255;
  for (const word of words) if (isPrint(word, words) && word.box.height < PRINT * scale) erase(rest, grown(word.box));
  return findComponents(growInk(rest, 255, Math.round(JOINED * scale)), 255)
    .map(({ box }) => ({
      x: box.x / scale,
      y: box.y / scale,
      width: box.width / scale - 2 * JOINED,
      height: box.height / scale - 2 * JOINED,
    }))
    .filter(({ width, height }) => Math.max(width, height) > DUST && Math.min(width, height) > FLAT);
}

/** A word that was read, or one that could not be read in the midst of a printed line. */
function isPrint(word: OcrWord, words: readonly OcrWord[]): boolean {
  if (word.confidence >= SURE) return true;
  const beside = words.filter(({ line, confidence }) => line === word.line && confidence >= SURE);
  return beside.filter(({ box }) => word.box.height < 1.6 * box.height).length >= 2;
}

function isStamp({ width, height }: Rect): boolean {
  return Math.min(width, height) > STAMP && width < 2.5 * height && height < 2.5 * width;
}

/** The flourish under a signature. */
function underlines(line: Rect, signature: Rect): boolean {
  const gap = line.y - (signature.y + signature.height);
  const beside = line.x < signature.x + signature.width && signature.x < line.x + line.width;
  return line.height < DUST && signature.height > 4 * DUST && beside && gap < 2 * DUST && gap > -signature.height;
}

function grown({ x, y, width, height }: Rect): Rect {
  const by = 0.3 * height;
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
