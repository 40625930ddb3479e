import { inkedCourse, isInkedAbove } from '../outlines/slot-ink.ts';
import { dilate } from '../picture/ink/dilate.ts';
import { crop, type Raster, type Rect } from '../picture/raster.ts';
import type { PlacedRecord } from '../template/placed-record.ts';
import type { TextLine } from '../template/template-lines.ts';
import { circleSlots } from './find-circles.ts';

/** So far beyond the issued form's the rest of a line may end, in pixels: 5 mm. */
const BEYOND = 40;
/** Records from which what they have in common is known for print. */
const LEAST_COMMON = 3;
/** Share of a printed circle's course that is inked. */
const ROUND = 0.9;
/** How far lines of the same print may lie off each other, in pixels. */
const LOOSE = 2;

/**
 * A circle within a statement moves the rest of its line: print is there what all records show alike. What one of them has
 * more than the others is none.
 */
export function copyCirclesInWording(
  page: Raster,
  blank: Raster,
  placed: readonly PlacedRecord[],
  rightToLeft: boolean,
): void {
  const size = circleSlots(placed)[0]?.outline?.rect.width ?? 0;
  const circleIn = (line: TextLine) => findCircle(blank, line, size);
  const rests = placed.flatMap(({ slots }) =>
    slots
      .filter(({ outline }) => outline?.shape === 'box')
      .flatMap(({ lines }) => lines.flatMap((line) => restOfLine(line, circleIn(line), rightToLeft) ?? [])),
  );
  if (rests.length < LEAST_COMMON) return;
  const [first] = rests;
  if (!first) return;
  const crops = rests.map((rest) => dilate(crop(page, { ...rest, width: first.width, height: first.height }), LOOSE));
  if (crops.some(({ width, height }) => width !== first.width || height !== first.height)) return;
  for (const { x, y } of rests) {
    for (let row = 0; row < first.height; row++) {
      for (let column = 0; column < first.width; column++) {
        const i = row * first.width + column;
        blank.data[(y + row) * blank.width + x + column] = Math.min(...crops.map(({ data }) => data[i] ?? 0));
      }
    }
  }
}

/** The issued form's circle in a line of its wording; it may touch letters beside it. */
function findCircle(blank: Raster, { left, right, top, bottom }: TextLine, size: number): Rect | null {
  let [best, highest]: [Rect | null, number] = [null, ROUND];
  for (let y = Math.round(top) - 4; y <= bottom + 4 - size; y++) {
    for (let x = Math.round(left - size); x <= right; x++) {
      const rect = { x, y, width: size, height: size };
      if (isInkedAbove(blank, 'circle', rect, highest)) [best, highest] = [rect, inkedCourse(blank, 'circle', rect)];
    }
  }
  return best;
}

/** From a circle among a line's words to the line's end, and beyond. */
function restOfLine({ left, right, top, bottom }: TextLine, circle: Rect | null, rightToLeft: boolean): Rect | null {
  if (!circle) return null;
  const rows = { y: Math.round(top - 4), height: Math.round(bottom - top + 8) };
  if (rightToLeft) {
    const x = Math.round(Math.min(left, circle.x) - BEYOND);
    return { x, width: Math.round(circle.x + circle.width + 2 - x), ...rows };
  }
  const x = Math.round(circle.x - 2);
  return { x, width: Math.round(Math.max(right, circle.x + circle.width) + BEYOND - x), ...rows };
}
