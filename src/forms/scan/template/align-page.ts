import { type Homography, project } from '../picture/homography.ts';
import { createRaster, crop, type Raster, type Rect, shrink, soften } from '../picture/raster.ts';
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
  dx: number;
  dy: number;
  correlation: number;
}

const MARGIN = 24;
/** Print of another page break or line spacing lies off by a few pixels from the map of the whole table. */
const REACH = 12;
/** Sideways, in pixels of the half size. */
const REACH_ACROSS = 3;
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
  const rowShift = interpolate(bands, blank.height);
  const page = createRaster(blank.width, blank.height);
  for (let y = 0; y < blank.height; y++) {
    const { dx, dy } = rowShift(y);
    copyRow(rough, page, y + dy, y, dx);
  }
  const toPage = (x: number, y: number): [number, number] => {
    const { dx, dy } = rowShift(y);
    return project(map, x + dx, y + dy + top);
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
    return { ...band, ...refine(page, blank, band, best.dx * 2, best.dy * 2), correlation: best.correlation };
  });
}

type Shift = Pick<Band, 'dx' | 'dy' | 'correlation'>;

/** From no shift on to the best neighbour, as long as there is a better one. */
function climb(at: (dx: number, dy: number) => Shift): Shift {
  let best = at(0, 0);
  for (let moved = true; moved; ) {
    moved = false;
    const { dx, dy } = best;
    for (const [u, v] of NEIGHBOURS) {
      if (Math.abs(dx + u) > REACH_ACROSS || Math.abs(dy + v) > REACH / 2) continue;
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
function correlate(page: Raster, blank: Raster, rows: { top: number; bottom: number }, dx: number, dy: number): number {
  let [n, sumP, sumB, sumPP, sumBB, sumPB] = [0, 0, 0, 0, 0, 0];
  for (let y = rows.top; y < rows.bottom; y++) {
    const v = y + dy;
    if (v < 0 || v >= page.height) continue;
    for (let x = 8 + (y % 3); x < blank.width - 8; x += 3) {
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
function interpolate(bands: Band[], height: number): (y: number) => { dx: number; dy: number } {
  const nearest = new Array<{ dx: number; dy: number }>(height);
  const trusted = bands.filter((band) => band.correlation > 0.3);
  for (let y = 0; y < height; y++) {
    let best = { dx: 0, dy: 0 };
    let least = Number.POSITIVE_INFINITY;
    for (const band of trusted) {
      const away = Math.max(band.top - y, y - band.bottom, 0);
      if (away < least) {
        least = away;
        best = band;
      }
    }
    nearest[y] = { dx: best.dx, dy: best.dy };
  }
  return (y) => nearest[Math.max(0, Math.min(height - 1, Math.round(y)))] ?? { dx: 0, dy: 0 };
}

function copyRow(from: Raster, to: Raster, source: number, target: number, dx: number): void {
  if (source < 0 || source >= from.height) return;
  for (let x = Math.max(0, -dx); x < Math.min(to.width, to.width - dx); x++) {
    to.data[target * to.width + x] = from.data[source * from.width + x + dx] ?? 0;
  }
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
