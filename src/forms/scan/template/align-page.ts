import { type Homography, project } from '../picture/homography.ts';
import { at, createRaster, crop, type Raster, type Rect, shrink, soften } from '../picture/raster.ts';
import { stretchToBlack } from '../picture/stretch-to-black.ts';
import { median } from './slot-lines.ts';
import type { Template } from './template.ts';
import type { TextLine } from './template-lines.ts';

/** A page's table and the blank form's, laid over each other pixel by pixel. */
export interface AlignedTable {
  /** The page's darkness, 255 where the page's own print is blackest. */
  page: Raster;
  /** The page without the table's ruled lines, where they may run through an outline. */
  unruled: Raster;
  blank: Raster;
  /** Whether the page itself showed what is print, for lack of an issued form that fits it. */
  isOwnPrint: boolean;
  /** Wording that is known to hang together as printed, for telling a line drawn through it. */
  letters: Raster;
  /** Pen lines along ruled ones, which the picture without rules does not show. */
  strokes: readonly Rect[];
  /** First row of both pictures in the template's strip. */
  top: number;
  /** Maps a pixel of `page` back to the scanned page. */
  toPage: (x: number, y: number) => [number, number];
  /** Median correlation of the lines of wording with the page's, 0 to 1: low for a print in another font or layout. */
  fit: number;
}

interface Band {
  top: number;
  bottom: number;
  correlation: number;
  course: Course;
}

/** How far the page lies off at each place along a line. */
interface Course {
  dx: Int16Array;
  dy: Int16Array;
}

interface Knot {
  x: number;
  dx: number;
  dy: number;
}

const MARGIN = 24;
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
/** A correlation that no wrong shift reaches: the search can end. */
const SURE = 0.85;
const NEIGHBOURS = [
  [0, -1],
  [0, 1],
  [-1, 0],
  [1, 0],
] as const;

/** The part of the template's strip that a page shows. */
export interface VisiblePart {
  lines: readonly TextLine[];
  top: number;
  bottom: number;
}

/** Lays the part of the blank form that the page shows over the page. */
export function alignTable(ink: Raster, template: Template, map: Homography, part: VisiblePart): AlignedTable {
  const top = Math.max(0, Math.floor(part.top - MARGIN));
  const bottom = Math.min(template.strip.height, Math.ceil(part.bottom + MARGIN));
  const blank = crop(template.strip, { x: 0, y: top, width: template.strip.width, height: bottom - top });
  const rough = sampleThrough(ink, map, top, blank.width, blank.height);
  const bands = shiftBands(rough, blank, lineBands(part, top));
  const rowShift = interpolate(bands, blank);
  const page = createRaster(blank.width, blank.height);
  for (let y = 0; y < blank.height; y++) copyRow(rough, page, y, rowShift(y));
  const toPage = (x: number, y: number): [number, number] => {
    const { dx, dy } = rowShift(y);
    const column = Math.max(0, Math.min(blank.width - 1, Math.round(x)));
    return project(map, x + (dx[column] ?? 0), y + (dy[column] ?? 0) + top);
  };
  const full = asBlackAs(page, blank);
  return {
    page: full,
    unruled: full,
    blank,
    isOwnPrint: false,
    letters: blank,
    strokes: [],
    top,
    toPage,
    fit: median(bands.map((band) => band.correlation)),
  };
}

/** The part of the page under the map, one pixel per pixel of the strip. */
function sampleThrough(ink: Raster, h: Homography, top: number, width: number, height: number): Raster {
  const out = createRaster(width, height);
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, i = 0] = h;
  const { width: stride, height: rows, data } = ink;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const w = g * x + i * (y + top) + 1;
      const u = (a * x + b * (y + top) + c) / w;
      const v = (d * x + e * (y + top) + f) / w;
      const left = Math.floor(u) | 0;
      const upper = Math.floor(v) | 0;
      if (left < 0 || upper < 0 || left >= stride - 1 || upper >= rows - 1) continue;
      const at = upper * stride + left;
      const right = u - left;
      const first = (data[at] ?? 0) * (1 - right) + (data[at + 1] ?? 0) * right;
      const second = (data[at + stride] ?? 0) * (1 - right) + (data[at + stride + 1] ?? 0) * right;
      out.data[y * width + x] = (first + (second - first) * (v - upper)) | 0;
    }
  }
  return out;
}

/** Rows of the strip that hold a line of wording. Lines of the label and of a statement side by side share a band. */
function lineBands(part: VisiblePart, top: number): { top: number; bottom: number }[] {
  const lines = part.lines.map((line) => ({
    top: Math.round(line.top - top - 6),
    bottom: Math.round(line.bottom - top + 6),
  }));
  return lines.sort((a, b) => a.top - b.top);
}

function shiftBands(page: Raster, blank: Raster, bands: { top: number; bottom: number }[]): Band[] {
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

/** Pixels of print that a part of a line needs to tell where it lies. */
const LEAST_INK = 120;

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
  let [n, sumP, sumB, sumPP, sumBB, sumPB] = [0, 0, 0, 0, 0, 0];
  for (let y = rows.top; y < rows.bottom; y++) {
    const v = y + dy;
    if (v < 0 || v >= page.height) continue;
    for (let x = columns.from + (y % 3); x < columns.to; x += 3) {
      const b = blank.data[y * blank.width + x] ?? 0;
      const p = page.data[v * page.width + x + dx] ?? 0;
      n += 1;
      sumP += p;
      sumB += b;
      sumPP += p * p;
      sumBB += b * b;
      sumPB += p * b;
    }
  }
  const spread = Math.sqrt((n * sumPP - sumP * sumP) * (n * sumBB - sumB * sumB));
  return spread > 0 ? (n * sumPB - sumP * sumB) / spread : 0;
}

/** Each row moves with the nearest band. */
function interpolate(bands: Band[], { width, height }: Raster): (y: number) => Course {
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
function courseThrough(knots: readonly Knot[], width: number): Course {
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

function copyRow(from: Raster, to: Raster, row: number, { dx, dy }: Course): void {
  for (let x = 0; x < to.width; x++) to.data[row * to.width + x] = at(from, x + (dx[x] ?? 0), row + (dy[x] ?? 0));
}

/** The page as dark as the blank form, by what it shows where that is black. */
function asBlackAs(page: Raster, blank: Raster): Raster {
  const print = new Uint32Array(256);
  for (let i = 0; i < blank.data.length; i++) {
    if ((blank.data[i] ?? 0) < 200) continue;
    const dark = page.data[i] ?? 0;
    print[dark] = (print[dark] ?? 0) + 1;
  }
  return stretchToBlack(page, print);
}
