import { inkedCourse, STRONG } from '../outlines/slot-ink.ts';
import { DRAWN } from '../own-print/outlines/drawn-outline.ts';
import type { Inks } from '../picture/ink/inks.ts';
import type { Raster, Rect } from '../picture/raster.ts';
import type { PlacedRecord, PlacedSlot } from '../template/placed-record.ts';

/** Where a print has its circles: so much beside and below the middle of the issued form's, and so wide. */
export interface CircleShift {
  dx: number;
  dy: number;
  size: number;
}

/** How far beside and below the issued form's circle another font's may stand, in pixels: 4 mm and 1 mm. */
const ACROSS = 32;
const DOWN = 8;
/** Widths that are tried, in pixels: 1.8 to 4.5 mm. */
const SIZES = { from: 14, to: 36 };
/** Circles that must be found in the same place, and how many of them must be empty. */
const LEAST_FOUND = 4;
const LEAST_EMPTY = 2;
/** Share of a print's circles that must be there: large marks hide some. */
const LEAST_SHARE = 0.7;

/**
 * Another program draws the circles in another font, all of them alike: smaller, and beside where the issued form has them.
 * One and the same place must show them at most options, whatever is drawn in them, and empty at some.
 */
export function findCircles(inks: Inks, placed: readonly PlacedRecord[]): CircleShift | null {
  const slots = circleSlots(placed);
  let best: CircleShift | null = null;
  let highest = 0;
  const attempt = (shift: CircleShift) => {
    const worth = worthOf(inks, slots, shift);
    if (worth > highest) [best, highest] = [shift, worth];
  };
  for (let size = SIZES.from; size <= SIZES.to; size += 2) {
    for (let dy = -DOWN; dy <= DOWN; dy += 2) {
      for (let dx = -ACROSS; dx <= ACROSS; dx += 2) attempt({ dx, dy, size });
    }
  }
  const rough: CircleShift | null = best;
  if (!rough) return null;
  const { dx, dy, size } = rough;
  for (const more of [-1, 0, 1]) {
    for (const down of [-1, 0, 1]) {
      for (const aside of [-1, 0, 1]) attempt({ dx: dx + aside, dy: dy + down, size: size + more });
    }
  }
  return isPrinted(inks, slots, best) ? best : null;
}

export function circleSlots(placed: readonly PlacedRecord[]): PlacedSlot[] {
  return placed.flatMap(({ slots }) => slots.filter(({ outline }) => outline?.shape === 'circle'));
}

/** The circle of an option as this print has it. */
export function shiftedCircle({ outline }: PlacedSlot, { dx, dy, size }: CircleShift): Rect {
  const { x, y, width, height } = outline?.rect ?? { x: 0, y: 0, width: 0, height: 0 };
  return {
    x: Math.round(x + width / 2 + dx - size / 2),
    y: Math.round(y + height / 2 + dy - size / 2),
    width: size,
    height: size,
  };
}

/** How well the courses are inked, by the ink as it is: the line of a circle is thin, and one that is too small lies within it. */
function worthOf({ ink, grown }: Inks, slots: readonly PlacedSlot[], shift: CircleShift): number {
  return slots.reduce((sum, slot) => {
    const rect = shiftedCircle(slot, shift);
    const inked = inkedCourse(grown, 'circle', rect);
    return inked < 0.5 ? sum : sum + inked + inkedCourse(ink, 'circle', rect) * 0.6 - inkWithin(ink, rect) * 0.5;
  }, 0);
}

function isPrinted({ ink, grown }: Inks, slots: readonly PlacedSlot[], shift: CircleShift | null): boolean {
  if (!shift) return false;
  if (slots.filter((slot) => isSquare(ink, shiftedCircle(slot, shift))).length > slots.length / 2) return false;
  const found = slots
    .map((slot) => shiftedCircle(slot, shift))
    .filter((rect) => inkedCourse(grown, 'circle', rect) >= DRAWN);
  const empty = found.filter((rect) => inkWithin(ink, rect) === 0);
  return found.length >= Math.max(LEAST_FOUND, slots.length * LEAST_SHARE) && empty.length >= LEAST_EMPTY;
}

/** Share of the inner half of a circle that is inked. */
function inkWithin(ink: Raster, { x, y, width, height }: Rect): number {
  let [inked, all] = [0, 0];
  for (let row = Math.round(y + height * 0.3); row < y + height * 0.7; row++) {
    for (let column = Math.round(x + width * 0.3); column < x + width * 0.7; column++) {
      all += 1;
      if ((ink.data[row * ink.width + column] ?? 0) >= STRONG) inked += 1;
    }
  }
  return all === 0 ? 0 : inked / all;
}

/** How much smaller or larger a square may be that a circle touches at its sides, in pixels. */
const SQUARES = [-4, -2, 0, 2, 4, 6];

/** Whether a square is inked there rather than a circle: in other prints the options have boxes. */
function isSquare(ink: Raster, circle: Rect): boolean {
  const round = inkedCourse(ink, 'circle', circle);
  return SQUARES.some((more) => inkedCourse(ink, 'box', grownTo(circle, circle.width + more)) > round);
}

function grownTo({ x, y, width, height }: Rect, side: number): Rect {
  return { x: Math.round(x + (width - side) / 2), y: Math.round(y + (height - side) / 2), width: side, height: side };
}
