import type { Point } from '../../picture/geometry/pencil.ts';
import { type Component, findComponents } from '../../picture/ink/components.ts';
import { createRaster, fillPart, growInk, type Raster, type Rect } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';
import { inkAt, PEN } from './ring-ink.ts';

/** How thick a pen is at most, and how far its ink blurs beyond what is firm, in pixels. */
const THICKEST = 22;
const BLUR = 2;
/** How far from its course a ring's ends run on, and how long they are, in pixels (5 mm). What is longer is another stroke. */
const BESIDE = 16;
const END = 42;

/** The page without rings: print that they cross stays as the form has it. */
export function liftInk(
  table: AlignedTable,
  seen: Raster,
  rings: readonly { course: readonly Point[] }[],
): AlignedTable {
  const ringed = createRaster(seen.width, seen.height);
  for (const { course } of rings) markRing(ringed, seen, course);
  const { blank, fringe } = table;
  const printAt = (i: number) => (fringe?.data[i] ? 0 : (blank.data[i] ?? 0));
  const without = (page: Raster): Raster => {
    const data = page.data.map((dark, i) => (ringed.data[i] ? Math.min(dark, printAt(i)) : dark));
    return { ...page, data };
  };
  const strokes = table.strokes.filter((stroke) => !rings.some(({ course }) => runsAlong(course, stroke)));
  const along = table.along && { ...table.along, data: table.along.data.map((ink, i) => (ringed.data[i] ? 0 : ink)) };
  return { ...table, page: without(table.page), unruled: without(table.unruled), strokes, along };
}

/** Share of a line along a rule that a ring's course must explain. */
const ALONG = 0.8;

/** Whether what seems a line along one of the table's is the side of a ring. */
function runsAlong(course: readonly Point[], { x, y, width, height }: Rect): boolean {
  const isNear = (at: number, start: number, length: number) =>
    at >= start - THICKEST && at < start + length + THICKEST;
  const beside = course.filter((point) => isNear(point.x, x, width) && isNear(point.y, y, height));
  const columns = new Set(beside.map((point) => Math.round(width > height ? point.x - x : point.y - y)));
  const length = Math.max(width, height);
  return [...columns].filter((at) => at >= 0 && at < length).length >= length * ALONG;
}

/** What is left of a ring along the table's lines is so thin, in pixels: thinner than any pen. */
const RIM = 2;
/** A stroke has two ends: what hangs on a ring in more places crosses it, and may strike it out. */
const ENDS = 2;

/** Marks a ring's ink: what lies along its course, and the short ends that hang on it where it was not closed neatly. */
function markRing(ringed: Raster, seen: Raster, course: readonly Point[]): void {
  const own = createRaster(seen.width, seen.height);
  const near = createRaster(seen.width, seen.height);
  const reach = Math.ceil(thicknessOf(seen, course)) + BLUR;
  for (const point of course) {
    stamp(own, point, reach);
    stamp(near, point, reach + BESIDE);
  }
  const touching = growInk(own, 255, 1);
  const pen = { ...seen, data: seen.data.map((ink, i) => (ink === PEN && !own.data[i] ? 255 : 0)) };
  const hanging = findComponents(pen, 255).filter(({ pixels }) => pixels.some((pixel) => touching.data[pixel]));
  const ends = hanging.filter(({ box, pixels }) => {
    return Math.max(box.width, box.height) <= END && pixels.every((pixel) => near.data[pixel]);
  });
  const isFringe = ({ box, area }: Component) => {
    const long = Math.max(box.width, box.height);
    return long <= reach || area <= long * RIM;
  };
  if (hanging.filter((part) => !isFringe(part)).length <= ENDS) {
    for (const pixel of ends.flatMap(({ pixels }) => [...pixels])) {
      stamp(own, { x: pixel % seen.width, y: Math.floor(pixel / seen.width) }, BLUR);
    }
  }
  for (let i = 0; i < own.data.length; i++) if (own.data[i]) ringed.data[i] = 255;
}

function stamp(onto: Raster, { x, y }: Point, reach: number): void {
  const side = 2 * reach + 1;
  fillPart(onto, { x: Math.round(x) - reach, y: Math.round(y) - reach, width: side, height: side }, 255);
}

/** Of the places along a ring so many show its pen whole: print cuts the others short. */
const CUT_SHORT = 0.75;

/** How thick the pen is: the least run of its ink, down or across, at most places along the course. */
function thicknessOf(seen: Raster, course: readonly Point[]): number {
  const inked = course.filter((point) => inkAt(seen, point) === PEN);
  const runs = inked.map((point) => Math.min(runAt(seen, point, 1, 0), runAt(seen, point, 0, 1)));
  return runs.sort((one, other) => one - other)[Math.floor(runs.length * CUT_SHORT)] ?? 0;
}

function runAt(seen: Raster, { x, y }: Point, across: number, down: number): number {
  let length = 1;
  for (const side of [-1, 1]) {
    const next = (step: number) => ({ x: x + side * step * across, y: y + side * step * down });
    for (let step = 1; length < THICKEST && inkAt(seen, next(step)) === PEN; step++) length += 1;
  }
  return length;
}
