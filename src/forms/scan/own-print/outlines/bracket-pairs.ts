import { findComponents } from '../../picture/ink/components.ts';
import { around, type Raster, type Rect } from '../../picture/raster.ts';
import type { Outline } from '../../template/template-glyphs.ts';

/** Brackets measure 2 to 6 mm, and are at least so many times as high as wide. */
const SMALLEST = 16;
const LARGEST = 48;
const SLENDER = 1.8;
/** Pixels of a bracket, fewer of which are dust. */
const LEAST_AREA = 22;
/** The two of a pair stand level and are of one height, in pixels; between them is room for a mark, in their heights. */
const LEVEL = 3;
const LEAST_ROOM = 0.25;
const MOST_ROOM = 1.6;
/** How much farther a bracket's ends reach than its middle, in pixels. */
const BENT = 2;

interface Bracket {
  box: Rect;
  /** The side to which its ends point. */
  opens: 'left' | 'right';
}

/** Pairs of brackets, square or round, with nothing between them: what a typewriter has for a box. */
export function findBracketPairs(ink: Raster): Outline[] {
  const pieces = findComponents(ink, 70, LEAST_AREA).filter(({ box }) => box.height <= LARGEST);
  const brackets = pieces.flatMap(({ box, pixels }): Bracket[] => {
    const isSlender = box.height >= SMALLEST && box.height >= box.width * SLENDER;
    const opens = isSlender ? opening(ink, box, pixels) : null;
    return opens ? [{ box, opens }] : [];
  });
  return brackets.flatMap((left) => {
    const right = left.opens === 'right' ? brackets.find((other) => isPair(left, other)) : undefined;
    if (!right) return [];
    const rect = around([left, right]);
    const isEmpty = !pieces.some(({ box }) => box !== left.box && box !== right.box && isBetween(box, left, right));
    return isEmpty ? [{ shape: 'brackets' as const, rect }] : [];
  });
}

function isPair({ box: one }: Bracket, { box: other, opens }: Bracket): boolean {
  const room = other.x - one.x - one.width;
  const isLevel = Math.abs(one.y - other.y) <= LEVEL && Math.abs(one.height - other.height) <= LEVEL;
  return opens === 'left' && isLevel && room >= one.height * LEAST_ROOM && room <= one.height * MOST_ROOM;
}

function isBetween(box: Rect, { box: left }: Bracket, { box: right }: Bracket): boolean {
  const middle = box.x + box.width / 2;
  const isLevel = box.y < left.y + left.height && box.y + box.height > left.y;
  return isLevel && middle > left.x && middle < right.x + right.width;
}

/** Where both ends point; null for what is straight, or bent otherwise. */
function opening(ink: Raster, box: Rect, pixels: Int32Array): 'left' | 'right' | null {
  const rows = Array.from({ length: box.height }, () => ({ from: box.width, to: 0 }));
  for (const pixel of pixels) {
    const row = rows[Math.floor(pixel / ink.width) - box.y];
    if (!row) continue;
    const x = (pixel % ink.width) - box.x;
    row.from = Math.min(row.from, x);
    row.to = Math.max(row.to, x);
  }
  const part = (from: number, to: number) => rows.slice(Math.round(from * box.height), Math.round(to * box.height));
  const [top, middle, bottom] = [part(0, 0.2), part(0.35, 0.65), part(0.8, 1)];
  const right = (each: typeof rows) => Math.max(...each.map(({ to }) => to));
  const left = (each: typeof rows) => Math.min(...each.map(({ from }) => from));
  const pointsRight = [top, bottom].every((end) => right(end) >= right(middle) + BENT);
  const pointsLeft = [top, bottom].every((end) => left(end) <= left(middle) - BENT);
  if (pointsRight === pointsLeft) return null;
  return pointsRight ? 'right' : 'left';
}
