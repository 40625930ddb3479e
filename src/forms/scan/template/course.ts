import type { Raster } from '../picture/raster.ts';

/** How far the page lies off at each place along a line. */
export interface Course {
  dx: Int16Array;
  dy: Int16Array;
}

/** A place along a line whose shift is known. */
export interface Knot {
  x: number;
  dx: number;
  dy: number;
}

/** The part of the strip that a line of wording takes up. */
export interface Band {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A line of wording that was laid over the page. */
export interface ShiftedLine extends Band {
  /** With the page, 0 to 1. */
  correlation: number;
  course: Course;
}

/** Each row moves with the nearest band. */
export function interpolate(bands: readonly ShiftedLine[], { width, height }: Raster): (y: number) => Course {
  const unmoved = courseThrough([], width);
  const nearest = new Array<Course>(height);
  const trusted = bands.filter((band) => band.correlation > 0.3);
  for (let y = 0; y < height; y++) {
    let best = unmoved;
    let least = Number.POSITIVE_INFINITY;
    for (const band of trusted) {
      const away = Math.max(band.top - y, y - band.bottom, 0);
      if (away < least) {
        least = away;
        best = band.course;
      }
    }
    nearest[y] = best;
  }
  return (y) => nearest[Math.max(0, Math.min(height - 1, Math.round(y)))] ?? unmoved;
}

/** The shifts between those that are known, in whole pixels. */
export function courseThrough(knots: readonly Knot[], width: number): Course {
  const course = { dx: new Int16Array(width), dy: new Int16Array(width) };
  for (let x = 0, k = 0; x < width; x++) {
    while ((knots[k]?.x ?? width) < x) k += 1;
    const [before, next] = [knots[k - 1] ?? knots[k], knots[k] ?? knots[k - 1]];
    if (!before || !next) break;
    const share = next.x > before.x ? (x - before.x) / (next.x - before.x) : 0;
    course.dx[x] = Math.round(before.dx + (next.dx - before.dx) * share);
    course.dy[x] = Math.round(before.dy + (next.dy - before.dy) * share);
  }
  return course;
}
