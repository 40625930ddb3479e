import type { Point } from '../../picture/geometry/pencil.ts';
import { boundsOf, type Raster } from '../../picture/raster.ts';
import { inkAt, PAPER } from './ring-ink.ts';

/** Where between a course and its middle ink is looked for, as shares of the way, and the share of these places that a fill covers. */
const WITHIN = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const COVERED = 0.97;

/** Whether a course runs along the edge of an outline that was filled beyond its border: around a mark a ring leaves paper. */
export function isEdgeOfFill(course: readonly Point[], seen: Raster): boolean {
  const { x, y, width, height } = boundsOf(course.map((point) => ({ ...point, width: 0, height: 0 })));
  const middle = { x: x + width / 2, y: y + height / 2 };
  const inked = course.flatMap((point) => WITHIN.map((share) => inkAt(seen, between(point, middle, share)) !== PAPER));
  return inked.filter(Boolean).length >= inked.length * COVERED;
}

function between(one: Point, other: Point, share: number): Point {
  return { x: one.x + (other.x - one.x) * share, y: one.y + (other.y - one.y) * share };
}
