import { median } from '../../measure/median.ts';
import { fitRobustly, type Homography, type Pair, project } from '../picture/geometry/homography.ts';
import { stretchToBlack } from '../picture/ink/stretch-to-black.ts';
import { at, createRaster, crop, type Raster, type Rect } from '../picture/raster.ts';
import { resample } from '../picture/resample.ts';
import { type Band, type Course, interpolate, type ShiftedLine } from './course.ts';
import { shiftLines } from './shift-lines.ts';
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
  /** Ink of `blank` that may be the edge of a letter or what was drawn close to it, as 255 on 0; null where the form's print is known. */
  fringe: Raster | null;
  /** Wording that is known to hang together as printed, for telling a line drawn through it. */
  letters: Raster;
  /** Pen lines along ruled ones, which the picture without rules does not show. */
  strokes: readonly Rect[];
  /** Ink that a pen drew along ruled lines, as 255 on 0; null where nobody looked for any. */
  along: Raster | null;
  /** First row of both pictures in the template's strip. */
  top: number;
  /** Maps a pixel of `page` back to the scanned page. */
  toPage: (x: number, y: number) => [number, number];
  /** Median correlation of the lines of wording with the page's, 0 to 1: low for a print in another font or layout. */
  fit: number;
}

const MARGIN = 24;
/** The part of the template's strip that a page shows. */
export interface VisiblePart {
  lines: readonly TextLine[];
  top: number;
  bottom: number;
}

/** Lays the part of the blank form that the page shows over the page. */
export function alignTable(ink: Raster, template: Template, byWords: Homography, part: VisiblePart): AlignedTable {
  const top = Math.max(0, Math.floor(part.top - MARGIN));
  const bottom = Math.min(template.strip.height, Math.ceil(part.bottom + MARGIN));
  const blank = crop(template.strip, { x: 0, y: top, width: template.strip.width, height: bottom - top });
  const strip: Strip = { blank, top, bands: lineBands(part, top) };
  const { map, rough, bands } = layNearer(ink, layOver(ink, byWords, strip), strip);
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
    fringe: null,
    letters: blank,
    strokes: [],
    along: null,
    top,
    toPage,
    fit: fitOf(bands),
  };
}

function fitOf(bands: readonly ShiftedLine[]): number {
  return median(bands.map((band) => band.correlation));
}

/** The blank form's part, from a row of the template's strip on. */
interface Strip {
  blank: Raster;
  top: number;
  bands: readonly Band[];
}

function layOver(ink: Raster, map: Homography, { blank, top, bands }: Strip) {
  const rough = resample(ink, map, { top, width: blank.width, height: blank.height });
  return { map, rough, bands: shiftLines(rough, blank, bands) };
}

/** Maps that are tried one after the other: each finds the lines' ends a little nearer. */
const MOST_MAPS = 8;

/** The map through where the lines were found, made anew until it needs no mending: the one by which most of them lie well. */
function layNearer(ink: Raster, first: ReturnType<typeof layOver>, strip: Strip) {
  let [laid, best] = [first, first];
  for (let maps = 1; maps < MOST_MAPS; maps++) {
    const nearer = mapThrough(laid.bands, laid.map, strip.top);
    if (!nearer) break;
    laid = layOver(ink, nearer, strip);
    if (fitOf(laid.bands) > fitOf(best.bands)) best = laid;
  }
  return best;
}

/** Lines that tell where they lie, and by how much they must lie off for the map to be made anew, in pixels. */
const TOLD = 0.6;
const OFF = 3;

/**
 * A map through the places where the lines were found: words are read with boxes that end beside their ink, Chinese ones by
 * half a sign. `null` where the map is near enough.
 */
function mapThrough(bands: readonly ShiftedLine[], map: Homography, top: number): Homography | null {
  const told = bands.filter(({ correlation }) => correlation >= TOLD);
  const shifts = told.flatMap((band) => {
    const y = (band.top + band.bottom) / 2;
    return [band.left, (band.left + band.right) / 2, band.right].map((at) => {
      const x = Math.round(at);
      return { x, y, dx: band.course.dx[x] ?? 0, dy: band.course.dy[x] ?? 0 };
    });
  });
  const spread = (values: number[]) => Math.max(...values) - Math.min(...values);
  const isNear = spread(shifts.map(({ dx }) => dx)) <= OFF && spread(shifts.map(({ dy }) => dy)) <= OFF;
  if (told.length === 0 || isNear) return null;
  const pairs = shifts.map(
    ({ x, y, dx, dy }): Pair => ({ from: [x, y + top], to: project(map, x + dx, y + dy + top) }),
  );
  return fitRobustly(pairs, 4 * OFF, OFF);
}

/** Rows of the strip that hold a line of wording. Lines of the label and of a statement side by side share a band. */
function lineBands(part: VisiblePart, top: number): Band[] {
  const lines = part.lines.map((line) => ({
    left: line.left,
    right: line.right,
    top: Math.round(line.top - top - 6),
    bottom: Math.round(line.bottom - top + 6),
  }));
  return lines.sort((a, b) => a.top - b.top);
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
