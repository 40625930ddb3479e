import { median } from './median.ts';
import type { Extent } from './stroke-rows.ts';

/** A word laid across a page has so many letters at least. */
const LEAST_LETTERS = 4;
/** Letters of a word are of such sizes, against their median. */
const SIZES = { least: 0.4, most: 2.2 };
/** Their middles lie this near to one line, in shares of their size. */
const OFF_LINE = 0.3;
/** From each letter to the next, in shares of their size: nearer ones are one letter, or an emblem. */
const STEP = { least: 0.25, most: 2.2 };
/** The largest things alone are looked at: more are a drawing. */
const MOST = 60;

/**
 * Of things that may be letters those that stand in one row, level or slanting, as the letters of a watermark do: the
 * longest such row; none where it is too short for a word.
 */
export function lettersInRow<Thing>(things: readonly Thing[], extentOf: (thing: Thing) => Extent): Thing[] {
  const placed = things.map((thing) => ({ thing, ...extentOf(thing) }));
  const few = outermost(placed.sort((one, other) => sizeOf(other) - sizeOf(one)).slice(0, MOST));
  const size = median(few.map(sizeOf));
  const letters = few.filter((each) => sizeOf(each) > SIZES.least * size && sizeOf(each) < SIZES.most * size);
  const rows = letters.flatMap((one, index) => letters.slice(index + 1).map((other) => row(letters, one, other, size)));
  const longest = longestOf(rows);
  return longest.length >= LEAST_LETTERS ? longest.map(({ thing }) => thing) : [];
}

/** A letter's inner outline, as of an "A", lies within its outer one. */
function outermost<Placed extends Extent>(things: readonly Placed[]): Placed[] {
  const isWithin = (inner: Extent, outer: Extent) =>
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
  return things.filter((one) => !things.some((other) => sizeOf(other) > sizeOf(one) && isWithin(one, other)));
}

function sizeOf({ left, right, top, bottom }: Extent): number {
  return Math.max(right - left, bottom - top);
}

/** What stands along the line through the middles of two things: the most of it between which none is missing. */
function row<Placed extends Extent>(things: readonly Placed[], one: Placed, other: Placed, size: number): Placed[] {
  const [from, to] = [middleOf(one), middleOf(other)];
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return [];
  const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const along = (thing: Extent) => middleOf(thing).x * x + middleOf(thing).y * y;
  const off = (thing: Extent) => Math.abs((middleOf(thing).y - from.y) * x - (middleOf(thing).x - from.x) * y);
  const near = things.filter((thing) => off(thing) < OFF_LINE * size).sort((a, b) => along(a) - along(b));
  const runs: Placed[][] = [];
  for (const thing of near) {
    const last = runs.at(-1)?.at(-1);
    const step = last ? along(thing) - along(last) : Number.POSITIVE_INFINITY;
    if (step > STEP.most * size) runs.push([thing]);
    else if (step >= STEP.least * size) runs.at(-1)?.push(thing);
  }
  return longestOf(runs);
}

function longestOf<Placed>(rows: readonly Placed[][]): Placed[] {
  return rows.reduce<Placed[]>((longest, each) => (each.length > longest.length ? each : longest), []);
}

function middleOf({ left, right, top, bottom }: Extent): { x: number; y: number } {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
