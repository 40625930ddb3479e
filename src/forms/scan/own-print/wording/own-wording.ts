import type { Raster, Rect } from '../../picture/raster.ts';
import { partsOf, shiftsOfParts } from './bent-parts.ts';
import { findShift, type SeenPage, type Shift, type WordingPlace } from './wording-shift.ts';

/** Records that are compared with each other: the nearest ones. */
const MOST_OTHERS = 3;
const INKED = 60;

/**
 * The form repeats its wording in every record: what the others show in the same place is print, whether or not
 * recognition read it, and a stroke over the words is not. Copies the print to `blank`.
 * @returns the places that nothing could be compared with.
 */
export function copyRepeatedWording(seen: SeenPage, print: SeenPrint, places: readonly WordingPlace[]): WordingPlace[] {
  return places.filter((place) => {
    const others = places.filter((other) => other.wording === place.wording && other !== place);
    return !copyIfRepeated(seen, print, place, others);
  });
}

/** What a page shows of its own print. */
export interface SeenPrint {
  blank: Raster;
  /** Where others have ink beside, and not in the same place: a letter's edge, or what was drawn close to one, as 255. */
  fringe: Raster;
}

/** Copies the print that a place shares with others of the same wording; false where none of them looks like it. */
export function copyIfRepeated(
  seen: SeenPage,
  print: SeenPrint,
  place: WordingPlace,
  others: readonly WordingPlace[],
): boolean {
  const shifts: Shift[] = [];
  for (const other of others.toSorted((a, b) => Math.abs(a.y - place.y) - Math.abs(b.y - place.y))) {
    const shift = findShift(seen, place, other);
    if (shift) shifts.push(shift);
    if (shifts.length === MOST_OTHERS) break;
  }
  if (shifts.length === 0) return false;
  const parts = partsOf(place.area);
  const laid = shifts.map((shift) => shiftsOfParts(seen.ink, parts, shift));
  for (const [i, part] of parts.entries()) {
    copyShared(
      seen.ink,
      print,
      part,
      laid.flatMap((own) => own[i] ?? []),
    );
  }
  return true;
}

/** Copies the ink that all others have too: a stroke adds ink and takes none away, and may be drawn alike in several records. */
function copyShared(ink: Raster, { blank, fringe }: SeenPrint, area: Rect, others: readonly Shift[]): void {
  const { width, height } = ink;
  for (let y = Math.max(0, area.y); y < Math.min(height, area.y + area.height); y++) {
    for (let x = Math.max(0, area.x); x < Math.min(width, area.x + area.width); x++) {
      const at = y * width + x;
      if ((ink.data[at] ?? 0) < INKED) continue;
      const isShared = (away: number) => others.every(({ dx, dy }) => isInkedNear(ink, x + dx, y + dy, away));
      if (!isShared(NEAR)) continue;
      blank.data[at] = Math.max(blank.data[at] ?? 0, ink.data[at] ?? 0);
      fringe.data[at] = isShared(0) ? 0 : 255;
    }
  }
}

/** How far from the same place in another record print may stand, in pixels. */
const NEAR = 2;

/** Whether there is ink within some pixels. */
function isInkedNear({ data, width }: Raster, x: number, y: number, away: number): boolean {
  for (let v = y - away; v <= y + away; v++) {
    for (let u = x - away; u <= x + away; u++) if ((data[v * width + u] ?? 0) >= INKED) return true;
  }
  return false;
}
