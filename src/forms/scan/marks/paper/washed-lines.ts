import { median } from '../../../measure/median.ts';
import { BLOCKING } from '../../outlines/slot-ink.ts';
import { eachPixel, type Raster, type Rect } from '../../picture/raster.ts';
import type { PlacedRecord, PlacedSlot } from '../../template/placed-record.ts';
import type { TextLine } from '../../template/template-lines.ts';

/** Ink is for others to judge: a line of plain paper is as dark as its pixels are, up to this. */
const SATURATED = 60;
/** Parts of a line, and pixels of free paper in each, fewer of which do not tell. */
const PARTS = 3;
const LEAST_FREE = 100;
/** A wash is so much darker than most lines, and so many times as far from them as these are from each other. */
const DARKER = 7;
const FARTHER = 6;

/**
 * For each record the options over whose wording the paper itself is darker than over most: a yellow highlighter on a grey
 * scan, which no single pixel shows.
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

/** How dark the paper of a line is where it is lightest: a shadow's edge falls aslant over some lines, a wash runs along one. */
function paperAlong(page: Raster, hidden: Raster, { left, right, top, bottom }: TextLine): number | null {
  const width = (right - left) / PARTS;
  const parts = Array.from({ length: PARTS }, (_, i) =>
    paperOf(page, hidden, { x: left + i * width, y: top, width, height: bottom - top }),
  );
  const known = parts.filter((level) => level !== null);
  return known.length < PARTS ? null : Math.min(...known);
}

function paperOf(page: Raster, hidden: Raster, box: Rect): number | null {
  let [sum, count] = [0, 0];
  eachPixel(page, box, (i) => {
    if ((hidden.data[i] ?? 0) >= BLOCKING) return;
    sum += Math.min(SATURATED, page.data[i] ?? 0);
    count += 1;
  });
  return count < LEAST_FREE ? null : sum / count;
}
