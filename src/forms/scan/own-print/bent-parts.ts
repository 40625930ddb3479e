import type { Raster, Rect } from '../picture/raster.ts';
import { ALIKE, bestShift, correlate, type Shift, SOME } from './wording-shift.ts';

/** Sides of the parts of a wording that lie off by themselves where paper was bent when it was photographed, in pixels: a word or two. */
const PART = { width: 120, height: 40 };
/** Correlation from which a part lies where the whole does, and how much better another place must be, and how near, in pixels. */
const IN_PLACE = 0.85;
const BETTER = 0.05;
const BENT = 9;

/** The parts of a wording that are laid over its like elsewhere each by itself. */
export function partsOf({ x, y, width, height }: Rect): Rect[] {
  const [across, down] = [Math.max(1, Math.round(width / PART.width)), Math.max(1, Math.round(height / PART.height))];
  return Array.from({ length: across * down }, (_, i) => {
    const [column, row] = [i % across, Math.floor(i / across)];
    const [left, right] = [column, column + 1].map((edge) => Math.round((width * edge) / across));
    const [top, bottom] = [row, row + 1].map((edge) => Math.round((height * edge) / down));
    return {
      x: x + (left ?? 0),
      y: y + (top ?? 0),
      width: (right ?? 0) - (left ?? 0),
      height: (bottom ?? 0) - (top ?? 0),
    };
  });
}

/** How a part of a wording must be moved: as the whole of it, unless it is much more alike somewhere near. */
export function shiftOfPart(ink: Raster, part: Rect, whole: Shift): Shift {
  const usual = correlate(ink, part, whole.dx, whole.dy, SOME);
  if (usual >= IN_PLACE) return whole;
  const near = bestShift(ink, part, whole, { across: BENT, down: BENT, step: 2 }, SOME);
  const { highest, ...own } = bestShift(ink, part, near, { across: 1, down: 0, step: 1 }, SOME);
  return highest >= Math.max(ALIKE, usual + BETTER) ? own : whole;
}
