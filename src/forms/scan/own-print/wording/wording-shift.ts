import { addRow, correlationOf, noPairs } from '../../picture/geometry/correlation.ts';
import { type Raster, type Rect, shrink } from '../../picture/raster.ts';

/** Wording that the page shows several times: an option's in each record, or a word. */
export interface WordingPlace {
  /** Alike for the same wording. */
  wording: string;
  area: Rect;
  /** Where it begins, and the middle of its first line. */
  x: number;
  y: number;
}

/** Records stand below each other, or slant with the scan; recognition places a line within so many pixels of its height. */
const REACH_ACROSS = 12;
const REACH_DOWN = 12;
/** How many times smaller the page is seen where a wording is looked for at first. */
const COARSE = 4;
/** Correlation from which two parts of the page show the same wording. */
export const ALIKE = 0.5;

/** A page, and how it looks from afar. */
export interface SeenPage {
  ink: Raster;
  coarse: Raster;
}

export function seenFromAfar(ink: Raster): SeenPage {
  return { ink, coarse: shrink(ink, COARSE) };
}

export interface Shift {
  dx: number;
  dy: number;
}

/**
 * How the part of the page must be moved to lie on the same wording of another record; null where none is there. Where it
 * may be is seen from afar, and where it is from near.
 */
export function findShift(
  { ink, coarse }: SeenPage,
  { area, ...from }: WordingPlace,
  to: Pick<WordingPlace, 'x' | 'y'>,
): Shift | null {
  const [across, down] = [(to.x - from.x) / COARSE, (to.y - from.y) / COARSE];
  const reach = { across: REACH_ACROSS / COARSE, down: REACH_DOWN / COARSE };
  const start = { dx: Math.round(across), dy: Math.round(down) };
  const afar = bestShift(coarse, seenSmaller(area), start, { ...reach, step: 1 }, EVERY);
  const about = { dx: afar.dx * COARSE, dy: afar.dy * COARSE };
  const near = bestShift(ink, area, about, { across: COARSE, down: COARSE - 1, step: 2 }, FEW);
  const { highest, ...best } = bestShift(ink, area, near, { across: 1, down: 1, step: 1 }, SOME);
  return highest >= ALIKE ? best : null;
}

/** Correlation from which a word stands where nothing but its picture says so: other words of its length reach less. */
const SAME = 0.75;

/** Where in a part of the page the same word stands as elsewhere on it; null where it stands nowhere. */
export function searchWording({ ink, coarse }: SeenPage, word: Rect, room: Rect): Rect | null {
  const free = { across: (room.width - word.width) / 2, down: (room.height - word.height) / 2 };
  if (free.across < 0 || free.down < 0) return null;
  const middle = { dx: room.x + free.across - word.x, dy: room.y + free.down - word.y };
  const start = { dx: Math.round(middle.dx / COARSE), dy: Math.round(middle.dy / COARSE) };
  const reach = { across: free.across / COARSE, down: free.down / COARSE, step: 1 };
  const afar = bestShift(coarse, seenSmaller(word), start, reach, EVERY);
  const about = { dx: afar.dx * COARSE, dy: afar.dy * COARSE };
  const near = bestShift(ink, word, about, { across: COARSE, down: COARSE, step: 1 }, SOME);
  return near.highest >= SAME ? { ...word, x: word.x + near.dx, y: word.y + near.dy } : null;
}

/** How far to look, in pixels, and how far apart across. */
interface Reach {
  across: number;
  down: number;
  step: number;
}

/** Of how many pixels across and down one is compared. */
interface Taken {
  across: number;
  down: number;
}

const EVERY: Taken = { across: 1, down: 1 };
const FEW: Taken = { across: 5, down: 3 };
export const SOME: Taken = { across: 3, down: 2 };

/** The shift within reach of another one at which two parts of the page are most alike. */
export function bestShift(ink: Raster, area: Rect, { dx, dy }: Shift, reach: Reach, taken: Taken) {
  let best = { dx, dy, highest: -1 };
  for (let v = -Math.ceil(reach.down); v <= reach.down; v++) {
    for (let u = -Math.ceil(reach.across); u <= reach.across; u += reach.step) {
      const highest = correlate(ink, area, dx + u, dy + v, taken);
      if (highest > best.highest) best = { dx: dx + u, dy: dy + v, highest };
    }
  }
  return best;
}

function seenSmaller({ x, y, width, height }: Rect): Rect {
  const [left, top] = [Math.floor(x / COARSE), Math.floor(y / COARSE)];
  return {
    x: left,
    y: top,
    width: Math.ceil((x + width) / COARSE) - left,
    height: Math.ceil((y + height) / COARSE) - top,
  };
}

/** Normalised correlation of a part of the page with another part, from some of its pixels. */
export function correlate(
  { data, width, height }: Raster,
  area: Rect,
  dx: number,
  dy: number,
  { across, down }: Taken,
) {
  const sums = noPairs();
  const [left, right] = [Math.max(0, area.x, -dx), Math.min(width, area.x + area.width, width - dx)];
  for (let y = Math.max(0, area.y, -dy); y < Math.min(height, area.y + area.height, height - dy); y += down) {
    const from = y * width + left + (y % across);
    const length = right - left - (y % across);
    addRow(sums, { one: data, from, other: data, otherFrom: from + dy * width + dx, length, step: across });
  }
  return correlationOf(sums);
}
