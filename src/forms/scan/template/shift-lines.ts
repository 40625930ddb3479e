import { addRow, correlationOf, noPairs } from '../picture/geometry/correlation.ts';
import { soften } from '../picture/ink/soften.ts';
import { type Raster, shrink } from '../picture/raster.ts';
import { type Band, courseThrough, type Knot, type ShiftedLine } from './course.ts';

/** Print of another page break or line spacing lies off by a few pixels from the map of the whole table. */
const REACH = 12;
/** Sideways, in pixels of the half size. */
const REACH_ACROSS = 3;
/** A line that lies off by as much as this lets its letters fall beside those of the blank form, somewhere along it. */
const EXACT = 0.955;
/** Parts of such a line that are shifted by themselves, and how far, in pixels. */
const PARTS = 6;
const PART_REACH = 5;
/** Correlation from which a part of a line is believed to lie there. */
const LEAST_OF_PART = 0.6;
/** Pixels of print that a part of a line needs to tell where it lies. */
const LEAST_INK = 120;
/** A correlation that no wrong shift reaches: the search can end. */
const SURE = 0.85;
const NEIGHBOURS = [
  [0, -1],
  [0, 1],
  [-1, 0],
  [1, 0],
] as const;

/** Where each line of wording lies on the page: the best shift of all of it, and of its parts where that is not exact. */
export function shiftLines(page: Raster, blank: Raster, bands: readonly Band[]): ShiftedLine[] {
  const small = { page: soften(shrink(page, 2)), blank: soften(shrink(blank, 2)) };
  return bands.map((band) => {
    const rows = { top: Math.max(0, band.top >> 1), bottom: Math.min(small.blank.height, band.bottom >> 1) };
    const at = (dx: number, dy: number) => ({ dx, dy, correlation: correlate(small.page, small.blank, rows, dx, dy) });
    const climbed = climb(at);
    const best = climbed.correlation >= SURE ? climbed : searchAll(at);
    const whole = refine(page, blank, band, best.dx * 2, best.dy * 2);
    const knots = best.correlation >= EXACT ? [] : partShifts(page, blank, band, whole);
    return {
      ...band,
      correlation: best.correlation,
      course: courseThrough(knots.length > 0 ? knots : [{ x: 0, ...whole }], blank.width),
    };
  });
}

/** Where each part of a line lies: paper stretches, and a map that was fitted to words is not exact in between. */
function partShifts(page: Raster, blank: Raster, rows: Rows, whole: { dx: number; dy: number }): Knot[] {
  const width = (blank.width - 16) / PARTS;
  return Array.from({ length: PARTS }, (_, i) => i).flatMap((i) => {
    const columns = { from: Math.round(8 + i * width), to: Math.round(8 + (i + 1) * width) };
    if (inkIn(blank, rows, columns) < LEAST_INK) return [];
    const best = climb((dx, dy) => ({ dx, dy, correlation: correlate(page, blank, rows, dx, dy, columns) }), whole, {
      across: PART_REACH,
      down: PART_REACH,
    });
    return best.correlation >= LEAST_OF_PART ? [{ x: (columns.from + columns.to) / 2, dx: best.dx, dy: best.dy }] : [];
  });
}

function inkIn(blank: Raster, rows: Rows, columns: Columns): number {
  let count = 0;
  for (let y = Math.max(0, rows.top); y < Math.min(blank.height, rows.bottom); y++) {
    for (let x = columns.from; x < columns.to; x++) if ((blank.data[y * blank.width + x] ?? 0) > 100) count += 1;
  }
  return count;
}

interface Rows {
  top: number;
  bottom: number;
}

interface Columns {
  from: number;
  to: number;
}

interface Shift {
  dx: number;
  dy: number;
  correlation: number;
}

/** From a first shift on to the best neighbour, as long as there is a better one within reach. */
function climb(
  at: (dx: number, dy: number) => Shift,
  start = { dx: 0, dy: 0 },
  reach = { across: REACH_ACROSS, down: REACH / 2 },
): Shift {
  let best = at(start.dx, start.dy);
  for (let moved = true; moved; ) {
    moved = false;
    const { dx, dy } = best;
    for (const [u, v] of NEIGHBOURS) {
      if (Math.abs(dx + u - start.dx) > reach.across || Math.abs(dy + v - start.dy) > reach.down) continue;
      const next = at(dx + u, dy + v);
      if (next.correlation <= best.correlation) continue;
      best = next;
      moved = true;
    }
  }
  return best;
}

function searchAll(at: (dx: number, dy: number) => Shift): Shift {
  let best = at(0, 0);
  for (let dy = -REACH / 2; dy <= REACH / 2; dy++) {
    for (let dx = -REACH_ACROSS; dx <= REACH_ACROSS; dx++) {
      const next = at(dx, dy);
      if (next.correlation > best.correlation) best = next;
    }
  }
  return best;
}

/** The best shift to the single pixel, around one found at half size. */
function refine(page: Raster, blank: Raster, rows: { top: number; bottom: number }, dx: number, dy: number) {
  let best = { dx, dy };
  let highest = -1;
  for (let v = dy - 1; v <= dy + 1; v++) {
    for (let u = dx - 1; u <= dx + 1; u++) {
      const correlation = correlate(page, blank, rows, u, v);
      if (correlation > highest) {
        highest = correlation;
        best = { dx: u, dy: v };
      }
    }
  }
  return best;
}

/** Normalised correlation of a band of rows with the page shifted by (dx, dy); every third pixel suffices. */
function correlate(
  page: Raster,
  blank: Raster,
  rows: Rows,
  dx: number,
  dy: number,
  columns: Columns = { from: 8, to: blank.width - 8 },
): number {
  const sums = noPairs();
  for (let y = rows.top; y < rows.bottom; y++) {
    const v = y + dy;
    if (v < 0 || v >= page.height) continue;
    const first = columns.from + (y % 3);
    const from = y * blank.width + first;
    const otherFrom = v * page.width + first + dx;
    addRow(sums, { one: blank.data, from, other: page.data, otherFrom, length: columns.to - first, step: 3 });
  }
  return correlationOf(sums);
}
