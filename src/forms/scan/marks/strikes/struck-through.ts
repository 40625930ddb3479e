import { WEAK } from '../../outlines/slot-ink.ts';
import { at, clip, crop, growInk, grown, type Raster, type Rect } from '../../picture/raster.ts';

/** How far beyond its outline, on either side, a line goes that strikes a mark: as a share of the outline's width. */
const BEYOND = 0.4;
/** Which part of the outline's height it runs through, and how much it may rise or fall on its way, as a share of its length. */
const FROM = 0.2;
const TO = 0.8;
const SLOPE = 0.2;
/** Share of its columns that must be inked within the outline, and beside it: of a pencil's line a fax leaves dots. */
const WITHIN = 0.9;
const BESIDE = 0.65;
/** Gaps between such dots, in pixels on either side. */
const TORN = 1;
/** Where it leaves the outline it is no thicker than this share of the outline's height: more is a filling that ran over. */
const THICKEST = 0.4;

/**
 * Whether a level line runs through what is drawn at an outline, and out of it on both sides: the mark may be taken back. The
 * strokes of ticks and crosses rise and fall.
 * @param page without the table's ruled lines
 */
export function isStruckThrough(page: Raster, outline: Rect): boolean {
  const window = clip(page, grown(outline, Math.ceil(outline.width * BEYOND) + 2));
  const ink = growInk(crop(page, window), WEAK, TORN);
  const own = { ...outline, x: outline.x - window.x, y: outline.y - window.y };
  const [left, right] = [Math.round(own.x - own.width * BEYOND), Math.round(own.x + own.width * (1 + BEYOND))];
  const [top, bottom] = [Math.round(own.y + own.height * FROM), Math.round(own.y + own.height * TO)];
  const most = Math.round((right - left) * SLOPE);
  for (let start = top; start <= bottom; start++) {
    for (let end = Math.max(top, start - most); end <= Math.min(bottom, start + most); end++) {
      const row = (column: number) => Math.round(start + ((end - start) * (column - left)) / (right - left));
      if (runsThrough(ink, own, { left, right, row })) return true;
    }
  }
  return false;
}

/** A straight line from one column to another. */
interface Line {
  left: number;
  right: number;
  row: (column: number) => number;
}

function runsThrough(ink: Raster, { x, width, height }: Rect, { left, right, row }: Line): boolean {
  const share = (from: number, to: number, isThere: (column: number) => boolean) => {
    let count = 0;
    for (let column = from; column < to; column++) if (isThere(column)) count += 1;
    return count / (to - from);
  };
  const isThin = (column: number) => {
    const thick = thicknessAt(ink, column, row(column), height);
    return thick > 0 && thick <= height * THICKEST;
  };
  const [from, to] = [Math.round(x), Math.round(x + width)];
  const isInked = share(from, to, (column) => at(ink, column, row(column)) > 0) >= WITHIN;
  return isInked && share(left, from, isThin) >= BESIDE && share(to, right, isThin) >= BESIDE;
}

/** How many rows of a column are inked where a line crosses it; 0 for none. */
function thicknessAt(ink: Raster, column: number, row: number, most: number): number {
  if (at(ink, column, row) === 0) return 0;
  let thick = 1;
  for (const side of [-1, 1]) {
    for (let y = row + side; thick <= most && at(ink, column, y) > 0; y += side) thick += 1;
  }
  return thick;
}
