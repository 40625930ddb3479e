import { courseOf } from '../../outlines/outline-course.ts';
import { at, type Raster, type Rect } from '../../picture/raster.ts';
import type { KnownOutline } from '../own-print.ts';

/** Darkness of an outline's line, its soft edge included. */
const LINE = 60;
/** How far a level line may lie off the outline's course, and how much thicker it may be than the upright ones: a line of a coarse fax. */
const OFF = 3;
const THICKER = 2;
/** From so far above or below its middle an outline is level, as a share of its height; columns about a point of its course. */
const LEVEL = 0.3;
const ABOUT = [-1, 0, 1];

/**
 * What an empty outline looks like where it stands: its level lines fall on one line of a coarse fax or on two, on this one or on the
 * next, and are otherwise in one record than in the next.
 * @param found where its course is seen
 */
export function withOwnLevelLines(ink: Raster, outline: KnownOutline, found: Rect): Raster {
  const { shape, rect, blank, thickness = 0 } = outline;
  const own = { ...blank, data: blank.data.slice() };
  if (shape === 'brackets') return own;
  const { across, down } = courseOf(shape, found);
  const middle = found.y + found.height / 2;
  for (const [step, y] of down.entries()) {
    if (Math.abs(y - middle) < found.height * LEVEL) continue;
    for (const x of ABOUT.map((more) => (across[step] ?? 0) + more)) {
      const line = lineThrough(ink, x, y);
      if (line === null || line.to - line.from > thickness + THICKER) continue;
      for (let row = line.from; row < line.to; row++) {
        const [u, v] = [x - rect.x, row - rect.y];
        if (u < 0 || v < 0 || u >= own.width || v >= own.height) continue;
        own.data[v * own.width + u] = Math.max(own.data[v * own.width + u] ?? 0, at(ink, x, row));
      }
    }
  }
  return own;
}

/** The ink of a column that is nearest to a line of it. */
function lineThrough(ink: Raster, x: number, y: number): { from: number; to: number } | null {
  const isInk = (row: number) => at(ink, x, row) >= LINE;
  for (let off = 0; off <= OFF; off++) {
    const start = [y - off, y + off].find(isInk);
    if (start === undefined) continue;
    let [from, to] = [start, start + 1];
    while (isInk(from - 1)) from -= 1;
    while (isInk(to)) to += 1;
    return { from, to };
  }
  return null;
}
