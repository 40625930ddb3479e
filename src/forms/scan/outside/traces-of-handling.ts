import { spreadOf } from '../picture/geometry/principal-axis.ts';
import { clip, eachPixel, grown, type Raster, type Rect } from '../picture/raster.ts';

/** Pixels that belong together, as indices into the page's data. */
interface Piece {
  box: Rect;
  pixels: ArrayLike<number>;
}

/** All in millimetres. Punched holes measure 5 to 7, and stand so far from the edge at most. */
export const HOLE = { least: 3.6, most: 9, fromEdge: 20 };
/** How far their rim strays from a circle, as a share of its radius. */
const ROUND = 0.14;
/** What is broader and full of ink is a blot. */
const BLOT = { side: 1, filled: 0.65, ratio: 1.6 };
/** Staples are straight, so long at most, and in a corner. */
const STAPLE = { longest: 16, across: 0.45, corner: 28 };
/** Darkness below which paper is plain, and the least share of what surrounds a stroke that is. */
const PLAIN = 30;
const MOSTLY = 0.5;

/** Whether this is what punches, staplers and scanners leave on a sheet, or what it was photographed on. */
export function isTraceOfHandling(mark: Piece, page: Raster, mm: number): boolean {
  return isHole(mark, page, mm) || isBlot(mark, mm) || isStaple(mark, page, mm) || !isOnPaper(page, mark.box);
}

/** A punched hole near an edge: its rim, or all of it black. */
export function isHole({ box, pixels }: Piece, page: Raster, mm: number): boolean {
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
  const radius = (box.width + box.height) / 4;
  const isSized =
    Math.min(box.width, box.height) >= HOLE.least * mm && Math.max(box.width, box.height) <= HOLE.most * mm;
  const fromEdge = Math.min(middleX, middleY, page.width - middleX, page.height - middleY);
  if (!isSized || Math.abs(box.width - box.height) > radius * ROUND * 2 || fromEdge > HOLE.fromEdge * mm) return false;
  const away = Array.from(pixels, (i) => {
    return Math.hypot((i % page.width) - middleX, Math.floor(i / page.width) - middleY) / radius;
  });
  const onRim = away.filter((share) => share >= 1 - 2 * ROUND && share <= 1 + ROUND).length;
  return onRim >= pixels.length * 0.9 || pixels.length >= 0.6 * box.width * box.height;
}

function isBlot({ box: { width, height }, pixels }: Piece, mm: number): boolean {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  return short >= BLOT.side * mm && long <= short * BLOT.ratio && pixels.length >= BLOT.filled * width * height;
}

function isStaple({ box, pixels }: Piece, page: Raster, mm: number): boolean {
  const isStraight = Math.sqrt(spreadOf(Array.from(pixels), page.width).across) <= STAPLE.across * mm;
  const across = Math.min(box.x + box.width, page.width - box.x);
  const down = Math.min(box.y + box.height, page.height - box.y);
  const inCorner = Math.max(across, down) <= STAPLE.corner * mm;
  return isStraight && inCorner && Math.max(box.width, box.height) <= STAPLE.longest * mm;
}

/** The table that a photographed sheet lies on has a grain: hardly any of it is as plain as paper. */
export function isOnPaper(page: Raster, box: Rect): boolean {
  const around = clip(page, grown(box, 0.3 * box.height));
  let plain = 0;
  eachPixel(page, around, (i) => {
    if ((page.data[i] ?? 0) < PLAIN) plain += 1;
  });
  return plain >= around.width * around.height * MOSTLY;
}
