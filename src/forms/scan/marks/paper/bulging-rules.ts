import { median } from '../../../measure/median.ts';
import { BLOCKING, STRONG } from '../../outlines/slot-ink.ts';
import { at, type Raster, type Rect } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';
import type { Place } from '../record-reading.ts';

/** How far above and below its box a ruled line beside a mark is looked at, as a share of the box's height. */
const AROUND = 0.3;
/** How far the page's line may lie off the blank form's, and how far to its sides ink is counted, in pixels. */
const OFF = 4;
const REACH = 12;
/** By how many pixels a line is thicker where something is drawn over it, in so many rows one after the other. */
const THICKER = 4;
const ROWS = 6;

/**
 * The part of the upright ruled line between a marked box and its statement where something as narrow as a letter is drawn over
 * it: what the line hides of a question mark with its blur leaves no more than dust on either side. null for none.
 */
export function bulgeBeside({ page, blank }: AlignedTable, { reading, rect, wording }: Place): Rect | null {
  if (reading.state !== 'marked') return null;
  const [top, bottom] = [rect.y - rect.height * AROUND, rect.y + rect.height * (1 + AROUND)].map(Math.round);
  const rows = Array.from({ length: (bottom ?? 0) - (top ?? 0) }, (_, i) => (top ?? 0) + i);
  const isBefore = wording.x > rect.x;
  const [from, to] = isBefore ? [rect.x + rect.width + OFF, wording.x] : [wording.x + wording.width, rect.x - OFF];
  for (let x = Math.round(from); x < to; x++) {
    const printed = rows.filter((y) => at(blank, x, y) >= BLOCKING);
    // Where another ruled line crosses it, the blank form's is as thick.
    const open = printed.filter((y) => thicknessAt(blank, x, y, BLOCKING, 0) <= REACH);
    if (printed.length < rows.length || open.length < rows.length / 2) continue;
    return bulgeOf(page, x, open);
  }
  return null;
}

function bulgeOf(page: Raster, x: number, rows: readonly number[]): Rect | null {
  const thick = rows.map((y) => thicknessAt(page, x, y, STRONG, OFF));
  const usual = median(thick);
  let count = 0;
  for (const [i, y] of rows.entries()) {
    count = (thick[i] ?? 0) >= usual + THICKER ? count + 1 : 0;
    if (count >= ROWS) return { x: x - REACH, y: y - count, width: 2 * REACH, height: count };
  }
  return null;
}

/** How wide the ink is that a row has at a line, or so few pixels beside it. */
function thicknessAt(page: Raster, x: number, y: number, least: number, off: number): number {
  for (let away = 0; away <= off; away++) {
    for (const start of [x - away, x + away]) {
      if (at(page, start, y) < least) continue;
      let [left, right] = [start, start];
      while (left > x - 2 * REACH && at(page, left - 1, y) >= least) left -= 1;
      while (right < x + 2 * REACH && at(page, right + 1, y) >= least) right += 1;
      return right - left + 1;
    }
  }
  return 0;
}
