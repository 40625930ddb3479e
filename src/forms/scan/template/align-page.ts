import { median } from '../../median.ts';
import { type Homography, project } from '../picture/homography.ts';
import { at, createRaster, crop, type Raster, type Rect } from '../picture/raster.ts';
import { resample } from '../picture/resample.ts';
import { stretchToBlack } from '../picture/stretch-to-black.ts';
import { type Course, interpolate } from './course.ts';
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

const MARGIN = 24;
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
  const rough = resample(ink, map, { top, width: blank.width, height: blank.height });
  const bands = shiftLines(rough, blank, lineBands(part, top));
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

/** Rows of the strip that hold a line of wording. Lines of the label and of a statement side by side share a band. */
function lineBands(part: VisiblePart, top: number): { top: number; bottom: number }[] {
  const lines = part.lines.map((line) => ({
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
