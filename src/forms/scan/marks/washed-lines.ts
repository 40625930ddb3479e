import { median } from '../../median.ts';
import { clip, type Raster } from '../picture/raster.ts';
import type { PlacedRecord, PlacedSlot } from '../template/placed-record.ts';
import type { TextLine } from '../template/template-lines.ts';
import { BLOCKING } from './slot-ink.ts';

/** Ink is for others to judge: a line of plain paper is as dark as its pixels are, up to this. */
const SATURATED = 60;
/** Pixels of free paper, fewer of which do not tell. */
const LEAST_FREE = 300;
/** A wash is so much darker than most lines, and so many times as far from them as these are from each other. */
const DARKER = 7;
const FARTHER = 6;

/**
 * For each record the options over whose wording the paper itself is darker than over most: a yellow highlighter on a grey scan, which no
 * single pixel shows.
 * @param hidden where print, its blur with it, darkens the paper.
 */
export function findWashed(page: Raster, hidden: Raster, placed: readonly PlacedRecord[]): PlacedSlot[][] {
  const lines = placed.flatMap(({ slots }) =>
    slots.flatMap((slot) => slot.lines.map((line) => ({ slot, level: paperAlong(page, hidden, line) }))),
  );
  const levels = lines.flatMap(({ level }) => level ?? []);
  const usual = median(levels);
  const spread = median(levels.map((level) => Math.abs(level - usual)));
  const limit = usual + Math.max(DARKER, FARTHER * spread);
  return placed.map(({ slots }) =>
    slots.filter((slot) => lines.some((line) => line.slot === slot && (line.level ?? 0) > limit)),
  );
}

function paperAlong(page: Raster, hidden: Raster, line: TextLine): number | null {
  const box = { x: line.left, y: line.top, width: line.right - line.left, height: line.bottom - line.top };
  const { x, y, width, height } = clip(page, box);
  let [sum, count] = [0, 0];
  for (let row = y; row < y + height; row++) {
    for (let i = row * page.width + x; i < row * page.width + x + width; i++) {
      if ((hidden.data[i] ?? 0) >= BLOCKING) continue;
      sum += Math.min(SATURATED, page.data[i] ?? 0);
      count += 1;
    }
  }
  return count < LEAST_FREE ? null : sum / count;
}
