import { BLOCKING, STRONG } from '../../outlines/slot-ink.ts';
import { gatherInk } from '../../picture/ink/gathered-ink.ts';
import { clip, createRaster, type Raster, type Rect } from '../../picture/raster.ts';
import { removeRules } from './table-rules.ts';

/** Something on the page that the blank form does not have: its strokes, gathered across the print they cross. */
export interface ForeignMark {
  box: Rect;
  /** The pixels themselves, indices into the table's picture. */
  pixels: number[];
}

/** Pieces of a stroke that are cut apart by the print they cross lie closer than this, in pixels (1.5 mm). */
const GAP = 7;
/** Rows beyond the records in which a ruled line is recognised as such; other things there concern no record. */
const EDGE = 14;
/** Specks up to 0.7 mm across and dust of few pixels say nothing. */
const SPECK_SIDE = 6;
const SPECK_AREA = 22;

/** Everything on the page that does not belong to the blank form, specks left out. */
export function findForeignMarks(page: Raster, blank: Raster, blocked: Raster, area: Rect): ForeignMark[] {
  const around = { ...area, y: area.y - EDGE, height: area.height + 2 * EDGE };
  const rest = unexplained(page, blocked, around);
  removeRules(rest, page, blank);
  const marks: ForeignMark[] = [];
  for (const { box, pixels, covered } of gatherInk(rest, GAP)) {
    if (box.y + box.height < area.y + 3 || box.y > area.y + area.height - 3) continue;
    if (isSpeck(pixels.length, box) || isEdge(covered, pixels, page.width, box)) continue;
    marks.push({ box, pixels });
  }
  return marks;
}

/** The page's firm ink that the blank form does not hide, within an area. */
function unexplained(page: Raster, blocked: Raster, area: Rect): Raster {
  const rest = createRaster(page.width, page.height);
  const { x, y, width, height } = clip(page, area);
  for (let row = y; row < y + height; row++) {
    for (let i = row * page.width + x; i < row * page.width + x + width; i++) {
      if ((page.data[i] ?? 0) >= STRONG && (blocked.data[i] ?? 0) < BLOCKING) rest.data[i] = 255;
    }
  }
  return rest;
}

function isSpeck(area: number, box: Rect): boolean {
  return area < SPECK_AREA || Math.max(box.width, box.height) <= SPECK_SIDE;
}

/** Crumbs along the edges of print, where page and blank form lie off by a pixel: many pieces, each hair-thin. */
function isEdge(covered: number, pixels: number[], width: number, box: Rect): boolean {
  if (pixels.length > covered * 0.04) return false;
  return thickest(pixels, width, box) <= 2;
}

/** Largest run of the mark's pixels both across and down: 1 or 2 for a hair-thin edge. */
function thickest(pixels: number[], width: number, box: Rect): number {
  const local = createRaster(box.width, box.height);
  for (const pixel of pixels) {
    const x = (pixel % width) - box.x;
    local.data[(Math.floor(pixel / width) - box.y) * box.width + x] = 1;
  }
  let best = 0;
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      let side = 0;
      while (fullSquare(local, x, y, side + 1)) side += 1;
      if (side > best) best = side;
    }
  }
  return best;
}

function fullSquare(local: Raster, x: number, y: number, side: number): boolean {
  if (x + side > local.width || y + side > local.height || side > 6) return false;
  for (let v = y; v < y + side; v++)
    for (let u = x; u < x + side; u++) if (!local.data[v * local.width + u]) return false;
  return true;
}
