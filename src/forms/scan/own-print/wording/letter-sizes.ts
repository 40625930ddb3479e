import { STRONG } from '../../outlines/slot-ink.ts';
import { findComponents } from '../../picture/ink/components.ts';
import { clip, crop, grown, type Raster, type Rect } from '../../picture/raster.ts';

/** How wide and how high print hangs together: single letters, or those that touch, or a word of Arabic. */
export interface LetterSize {
  width: number;
  height: number;
}

/** Fewer pieces than this do not tell. */
const LEAST_PIECES = 40;
const NEARLY_ALL = 0.99;
/** What is larger than the largest by this, and by so many pixels, is no letter. */
const LARGER = 1.25;
const MARGIN = 4;

/**
 * The size beyond which nothing is a letter of this print, from the wording that records share; where they share none,
 * from the height of a line.
 */
export function largestLetters(shared: Raster, lineHeight: number): LetterSize {
  const pieces = findComponents(shared, STRONG, 10);
  if (pieces.length < LEAST_PIECES) return { width: lineHeight * 4, height: lineHeight * 1.7 };
  const largest = (side: 'width' | 'height') => {
    const sizes = pieces.map(({ box }) => box[side]).sort((a, b) => a - b);
    return (sizes[Math.floor((sizes.length - 1) * NEARLY_ALL)] ?? 0) * LARGER + MARGIN;
  };
  return { width: largest('width'), height: largest('height') };
}

/**
 * Takes what stands in a part of the page for the form's own print, save what hangs together over more than letters do:
 * a stroke over the words, or one that touches them.
 */
export function copyLetters(page: Raster, blank: Raster, box: Rect, most: LetterSize): void {
  const area = clip(page, { x: box.x - 2, y: box.y - 2, width: box.width + 4, height: box.height + 4 });
  for (let y = area.y; y < area.y + area.height; y++) {
    const row = y * page.width;
    blank.data.set(page.data.subarray(row + area.x, row + area.x + area.width), row + area.x);
  }
  const around = clip(page, {
    x: area.x - most.width,
    y: area.y - most.height,
    width: area.width + 2 * most.width,
    height: area.height + 2 * most.height,
  });
  for (const piece of findComponents(crop(page, around), STRONG, 10)) {
    const isLetters = piece.box.width <= most.width && piece.box.height <= most.height;
    const own: Point[] = [];
    const beyond: Point[] = [];
    for (const pixel of piece.pixels) {
      const point = { x: around.x + (pixel % around.width), y: around.y + Math.floor(pixel / around.width) };
      (isWithin(point, area) ? own : beyond).push(point);
    }
    if (!isLetters) for (const point of own) clear(blank, point);
    const isCut = isLetters && own.length > piece.pixels.length * MOSTLY;
    if (isCut) for (const point of beyond) if (isWithin(point, grown(area, CUT))) fill(page, blank, point);
  }
}

interface Point {
  x: number;
  y: number;
}

/** Recognition cuts letters off: what stands mostly in a word's place is print so many pixels beyond it. */
const MOSTLY = 0.75;
const CUT = 5;

function isWithin({ x, y }: Point, area: Rect): boolean {
  return x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
}

function fill(page: Raster, blank: Raster, { x, y }: Point): void {
  blank.data[y * blank.width + x] = page.data[y * page.width + x] ?? 0;
}

/** With the soft edge of the stroke. */
function clear(blank: Raster, { x, y }: Point): void {
  for (let v = Math.max(0, y - 2); v <= Math.min(blank.height - 1, y + 2); v++) {
    blank.data.fill(0, v * blank.width + Math.max(0, x - 2), v * blank.width + Math.min(blank.width, x + 3));
  }
}
