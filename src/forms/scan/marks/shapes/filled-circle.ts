import { hullOf } from '../../picture/geometry/hull.ts';
import type { Point } from '../../picture/geometry/pencil.ts';
import { at, type Raster } from '../../picture/raster.ts';
import type { Outline } from '../../template/template-glyphs.ts';
import { coreOf } from './drawn-strokes.ts';

/** How wide the outline's line with its blur is at least, in pixels. */
const LINE = 4.5;
/** Paper between strokes is paler than this, as a multiple of what a stroke's core is at least: it is greyed by them. */
const GREYED = 1.2;
/** So far within, in pixels, the edge of what is drawn does not grey it: of a dot that is a good part. */
const EDGE = 1;

/**
 * Share of paper in the part of a circle's inside that is taken by what is drawn there, with all that lies between its
 * strokes: a filling in haste leaves little, and letters leave more even where their strokes run together.
 */
export function paperWithin(page: Raster, { rect, thickness = 0 }: Outline): number {
  const inside = insideOfCircle(rect, Math.max(LINE, thickness + 1.5));
  const dark = ({ x, y }: Point) => at(page, x, y);
  const core = coreOf(inside.map(dark));
  const corners = hullOf(inside.filter((point) => dark(point) >= core));
  if (corners.length < 3) return 1;
  const taken = inside.filter((point) => isWithin(point, corners, EDGE));
  if (taken.length === 0) return 1;
  const pale = taken.filter((point) => dark(point) < core * GREYED).length;
  return pale / taken.length;
}

/** The pixels that lie well within an upright ellipse. */
function insideOfCircle({ x, y, width, height }: Outline['rect'], line: number): Point[] {
  const [across, down] = [width / 2 - line, height / 2 - line];
  const [middle, centre] = [x + width / 2 - 0.5, y + height / 2 - 0.5];
  const points: Point[] = [];
  for (let row = Math.ceil(centre - down); row <= centre + down; row++) {
    for (let column = Math.ceil(middle - across); column <= middle + across; column++) {
      if (Math.hypot((column - middle) / across, (row - centre) / down) <= 1) points.push({ x: column, y: row });
    }
  }
  return points;
}

/** Whether a point lies within a convex shape, so far from its edge. */
function isWithin({ x, y }: Point, corners: readonly Point[], edge: number): boolean {
  return corners.every((from, i) => {
    const to = corners[(i + 1) % corners.length] ?? from;
    const [across, down] = [to.x - from.x, to.y - from.y];
    return across * (y - from.y) - down * (x - from.x) >= edge * Math.hypot(across, down);
  });
}
