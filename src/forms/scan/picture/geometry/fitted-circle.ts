import { mean } from '../../../measure/mean.ts';
import type { Point } from './pencil.ts';

/** A circle in pixels, and how far the points stray from it (root of the mean square). */
export interface FittedCircle {
  middle: Point;
  radius: number;
  astray: number;
}

/** Steps in which the fit's equation is solved; it converges in four or five. */
const STEPS = 20;
/** Share of the spread of points, squared, that must lie across their course for it to be bent. */
const FLAT = 1e-5;

/**
 * The circle that lies closest to the points, by Taubin's fit: unlike plain least squares it does not take a short and
 * broad arc for one of a smaller circle. Null where the points lie on a line.
 */
export function fitCircle(points: readonly Point[]): FittedCircle | null {
  const [left, top] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const near = points.map(({ x, y }) => ({ x: x - left, y: y - top, square: (x - left) ** 2 + (y - top) ** 2 }));
  const meanOf = (value: (point: (typeof near)[number]) => number) => mean(near.map(value));
  const [xx, yy, xy] = [meanOf(({ x }) => x * x), meanOf(({ y }) => y * y), meanOf(({ x, y }) => x * y)];
  const [xz, yz, zz] = [meanOf((p) => p.x * p.square), meanOf((p) => p.y * p.square), meanOf((p) => p.square ** 2)];
  const z = xx + yy;
  const determinant = xx * yy - xy * xy;
  if (determinant <= FLAT * z * z) return null;
  const spread = zz - z * z;
  const a = 4 * z;
  const b = -3 * z * z - zz;
  const c = spread * z + 4 * determinant * z - xz * xz - yz * yz + z ** 3;
  const d = xz * (xz * yy - yz * xy) + yz * (yz * xx - xz * xy) - determinant * spread;
  let root = 0;
  for (let step = 0; step < STEPS; step++) {
    root -= (d + root * (c + root * (b + root * a))) / (c + root * (2 * b + root * 3 * a));
  }
  const below = 2 * (root * root - root * z + determinant);
  const x = (xz * (yy - root) - yz * xy) / below;
  const y = (yz * (xx - root) - xz * xy) / below;
  const radius = Math.sqrt(x * x + y * y + z);
  if (!Number.isFinite(radius)) return null;
  const astray = Math.sqrt(meanOf((point) => (Math.hypot(point.x - x, point.y - y) - radius) ** 2));
  return { middle: { x: x + left, y: y + top }, radius, astray };
}
