import { type FittedLine, fitLine } from '../../picture/geometry/fitted-line.ts';
import type { Point } from '../../picture/geometry/pencil.ts';
import { boundsOf, type Raster, type Rect } from '../../picture/raster.ts';
import { inkAt, PEN } from './ring-ink.ts';

/** The line about which a ring runs, from its left end to its right end, and how near and far from it, in pixels. */
export interface Spine {
  from: Point;
  to: Point;
  nearest: number;
  farthest: number;
}

/** How far outside an area a ring runs at most, in pixels (5 mm). */
const OUTSIDE = 44;
/** How near the middle of words it runs where it cuts their corners, as a share of half their height. */
const INSIDE = 0.3;
/** How far it stays outside a box, in pixels: the box's own outline is no part of a ring. */
const CLEAR = 2;
/** How near a ring comes to its own spine at its ends, in pixels: about the thickness of a pen. */
const LEAST = 3;

/** The spine of a ring around an area: the middle of the words, or of the box. */
export function spineIn({ x, y, width, height }: Rect): Spine {
  const half = height / 2;
  const isBox = width < height * 1.5;
  const round = Math.min(width, height) / 2;
  const [left, right] = [Math.round(x + round), Math.round(x + width - round)];
  return {
    from: { x: left, y: y + half },
    to: { x: right, y: y + half },
    nearest: Math.round(isBox ? half + CLEAR : Math.max(LEAST, half * INSIDE)),
    farthest: Math.round(half + OUTSIDE),
  };
}

/** How far a ring goes on beyond its course as first found, and over what breaks of it, in pixels: the table's lines hide it there. */
const BEYOND = 64;
const BREAK = 14;

/** How far from a ring's end its spine ends, in halves of its height: there a pointed oval is already wide. */
const INSET = 1.5;

/**
 * The spine of a ring that is roughly known: tilted as the hand drew it, and as long as its ink goes on at its ends,
 * which reach farther than the words, and leave their level.
 */
export function spineAlong(course: readonly Point[], seen: Raster): Spine | null {
  const { x, width, height } = boundsOf(course.map((point) => ({ ...point, width: 1, height: 1 })));
  if (width < height * 1.5) return null;
  const { slope, atZero: middle } = levelOf(course, x, width);
  const at = (column: number) => ({ x: column, y: middle + slope * (column - x - width / 2) });
  const half = height / 2;
  const isInked = (column: number) => {
    for (let off = -half; off <= half; off++) {
      if (inkAt(seen, { x: column, y: at(column).y + off }) === PEN) return true;
    }
    return false;
  };
  const endFrom = (start: number, side: number) => {
    let end = start;
    for (let step = 1; step <= BEYOND && Math.abs(start + side * step - end) <= BREAK; step++) {
      if (isInked(start + side * step)) end = start + side * step;
    }
    return end;
  };
  const inset = Math.min(half * INSET, width / 4);
  const [left, right] = [endFrom(x, -1) + inset, endFrom(x + width, 1) - inset];
  return { from: at(left), to: at(right), nearest: LEAST, farthest: Math.round(half * INSET) + OUTSIDE / 2 };
}

/** The line through the middles between upper and lower half of a course. */
function levelOf(course: readonly Point[], x: number, width: number): FittedLine {
  const tops = new Map<number, [number, number]>();
  for (const point of course) {
    const column = Math.round(point.x);
    const [top, bottom] = tops.get(column) ?? [point.y, point.y];
    tops.set(column, [Math.min(top, point.y), Math.max(bottom, point.y)]);
  }
  const columns = [...tops].map(([column, [top, bottom]]) => ({ u: column - x - width / 2, v: (top + bottom) / 2 }));
  return fitLine(columns);
}
