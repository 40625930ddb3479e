import type { Raster, Rect } from '../../picture/raster.ts';
import { ALIKE, bestShift, correlate, type Shift, SOME } from './wording-shift.ts';

/** Sides of the parts of a wording that lie off by themselves where paper was bent when it was photographed, in pixels: a word or two. */
const PART = { width: 120, height: 40 };
/** Correlation from which a part lies where the whole does, and how much better another place must be, and how near, in pixels. */
const IN_PLACE = 0.85;
const BETTER = 0.05;
const BENT = 9;
/** Correlation from which a part surely lies there. */
const LIES = 0.75;

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

/**
 * How the parts of a wording must be moved: each as the whole of it, or as it is much more alike somewhere near. Along bent
 * paper the parts lie off more and more, the last ones farther than is looked: then by what the part beside it lies off.
 */
export function shiftsOfParts(ink: Raster, parts: readonly Rect[], whole: Shift): Shift[] {
  const found = parts.map((part) => lieOf(ink, part, whole));
  const follow = (i: number, from: number) => {
    const [part, own, beside] = [parts[i], found[i], found[from]];
    if (!part || !own || !beside || parts[from]?.y !== part.y) return;
    if (own.alike >= LIES || beside.alike < LIES) return;
    const other = lieOf(ink, part, beside);
    if (other.alike >= own.alike + BETTER) found[i] = other;
  };
  for (let i = 1; i < parts.length; i++) follow(i, i - 1);
  for (let i = parts.length - 2; i >= 0; i--) follow(i, i + 1);
  return found;
}

/** Where a part lies, and how much it is like the wording there. */
interface Lie extends Shift {
  alike: number;
}

/** Where a part lies that should lie so. */
function lieOf(ink: Raster, part: Rect, { dx, dy }: Shift): Lie {
  const usual = { dx, dy, alike: correlate(ink, part, dx, dy, SOME) };
  if (usual.alike >= IN_PLACE) return usual;
  const near = bestShift(ink, part, usual, { across: BENT, down: BENT, step: 2 }, SOME);
  const { highest, ...own } = bestShift(ink, part, near, { across: 1, down: 0, step: 1 }, SOME);
  return highest >= Math.max(ALIKE, usual.alike + BETTER) ? { ...own, alike: highest } : usual;
}
