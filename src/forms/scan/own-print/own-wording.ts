import { addRow, correlationOf, noPairs } from '../picture/correlation.ts';
import type { Raster, Rect } from '../picture/raster.ts';

/** Wording that the page shows several times: an option's in each record, or a word. */
export interface WordingPlace {
  /** Alike for the same wording. */
  wording: string;
  area: Rect;
  /** Where it begins, and the middle of its first line. */
  x: number;
  y: number;
}

/** Records that are compared with each other: the nearest ones. */
const MOST_OTHERS = 3;
/** Records stand below each other; recognition places a line's height within so many pixels. */
const REACH_ACROSS = 6;
const REACH_DOWN = 12;
/** Correlation from which two parts of the page show the same wording. */
const ALIKE = 0.5;
const INKED = 60;

/**
 * The form repeats its wording in every record: what the others show in the same place is print, whether or not
 * recognition read it, and a stroke over the words is not. Copies the print to `blank`.
 * @returns the places that nothing could be compared with.
 */
export function copyRepeatedWording(ink: Raster, blank: Raster, places: readonly WordingPlace[]): WordingPlace[] {
  return places.filter((place) => {
    const others = places.filter((other) => other.wording === place.wording && other !== place);
    return !copyIfRepeated(ink, blank, place, others);
  });
}

/** Copies the print that a place shares with others of the same wording; false where none of them looks like it. */
export function copyIfRepeated(
  ink: Raster,
  blank: Raster,
  place: WordingPlace,
  others: readonly WordingPlace[],
): boolean {
  const shifts: Shift[] = [];
  for (const other of others.toSorted((a, b) => Math.abs(a.y - place.y) - Math.abs(b.y - place.y))) {
    const shift = findShift(ink, place, other);
    if (shift) shifts.push(shift);
    if (shifts.length === MOST_OTHERS) break;
  }
  if (shifts.length > 0) copyShared(ink, blank, place.area, shifts);
  return shifts.length > 0;
}

interface Shift {
  dx: number;
  dy: number;
}

/** How the part of the page must be moved to lie on the same wording of another record; null where none is there. */
function findShift(ink: Raster, { area, ...from }: WordingPlace, to: WordingPlace): Shift | null {
  const [across, down] = [Math.round(to.x - from.x), Math.round(to.y - from.y)];
  let best = { dx: across, dy: down };
  let highest = -1;
  const consider = (dx: number, dy: number) => {
    const correlation = correlate(ink, area, dx, dy);
    if (correlation > highest) [best, highest] = [{ dx, dy }, correlation];
  };
  for (let v = -REACH_DOWN; v <= REACH_DOWN; v++) {
    for (let u = -REACH_ACROSS; u <= REACH_ACROSS; u += 3) consider(across + u, down + v);
  }
  const { dx, dy } = best;
  for (let v = -1; v <= 1; v++) for (let u = -2; u <= 2; u++) consider(dx + u, dy + v);
  return highest >= ALIKE ? best : null;
}

/** Normalised correlation of a part of the page with another part, from every third pixel. */
function correlate({ data, width, height }: Raster, area: Rect, dx: number, dy: number): number {
  const sums = noPairs();
  const [left, right] = [Math.max(0, area.x, -dx), Math.min(width, area.x + area.width, width - dx)];
  for (let y = Math.max(0, area.y, -dy); y < Math.min(height, area.y + area.height, height - dy); y += 2) {
    const from = y * width + left + (y % 3);
    const length = right - left - (y % 3);
    addRow(sums, { one: data, from, other: data, otherFrom: from + dy * width + dx, length, step: 3 });
  }
  return correlationOf(sums);
}

/** Copies the ink that all others have too: a stroke adds ink and takes none away, and may be drawn alike in several records. */
function copyShared(ink: Raster, blank: Raster, area: Rect, others: readonly Shift[]): void {
  const { width, height } = ink;
  for (let y = Math.max(0, area.y); y < Math.min(height, area.y + area.height); y++) {
    for (let x = Math.max(0, area.x); x < Math.min(width, area.x + area.width); x++) {
      const at = y * width + x;
      if ((ink.data[at] ?? 0) < INKED) continue;
      const isShared = others.every(({ dx, dy }) => isInkedNear(ink, x + dx, y + dy));
      if (isShared) blank.data[at] = Math.max(blank.data[at] ?? 0, ink.data[at] ?? 0);
    }
  }
}

/** Whether there is ink within two pixels. */
function isInkedNear({ data, width }: Raster, x: number, y: number): boolean {
  for (let v = y - 2; v <= y + 2; v++) {
    for (let u = x - 2; u <= x + 2; u++) if ((data[v * width + u] ?? 0) >= INKED) return true;
  }
  return false;
}
