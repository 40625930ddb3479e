import { median } from '../../../measure/median.ts';
import { WEAK } from '../../outlines/slot-ink.ts';
import { at, createRaster, crop, fillPart, growInk, type Raster, type Rect } from '../../picture/raster.ts';
import type { SlotLine } from '../../template/slot-lines.ts';
import type { Drawn } from './own-outlines.ts';
import { REACH } from './search-outline.ts';

/** How far above and below a line its box is looked for, in pixels, and the sides of boxes: 2.5 to 6 mm. */
const BESIDE = 32;
const SMALLEST = 20;
const LARGEST = 48;
/** Lines that there must be for their boxes to be told together, and the share of them that shows each of the corners. */
const LEAST_LINES = 4;
const SHOWN = 0.4;
/** How far recognition lets lines lie off each other, in pixels. */
const ASTRAY = 1;
/** So far beyond a corner, in pixels, no more than this share of its ink is left: at a ruled line's crossing it goes on. */
const BEYOND = 5;
const LEFT = 0.5;
/** A box ends so far before its statement begins, in pixels, and its line with its blur is so thick. */
const BEFORE = 4;
const LINE = 3;

/**
 * What the boxes of a print look like of whose hairlines scanning left no more than pieces, most of all where two of them meet:
 * laid over each other as they stand beside their lines, most show the same four corners, whatever is drawn in some of them. Null
 * where they do not.
 */
export function pooledBox(ink: Raster, lines: readonly SlotLine[], rightToLeft: boolean): Drawn | null {
  if (lines.length < LEAST_LINES) return null;
  const start = Math.round(median(lines.map((line) => line.start)));
  const left = rightToLeft ? start : start - REACH;
  const shown = createRaster(REACH, 2 * BESIDE);
  for (const line of lines) {
    const beside = { x: left, y: Math.round(line.y) - BESIDE, width: REACH, height: 2 * BESIDE };
    const own = growInk(crop(ink, beside), WEAK, ASTRAY);
    for (const [i, dark] of own.data.entries()) if (dark) shown.data[i] = (shown.data[i] ?? 0) + 1;
  }
  const seen = clearestSquare(shown, lines.length, rightToLeft);
  if (!seen) return null;
  const { box, count } = seen;
  const { width, height } = box;
  const x = left + box.x;
  const dx = rightToLeft ? x - start : start - x - width;
  const dy = box.y + height / 2 - BESIDE;
  const blank = frameOf(width, height);
  return { shape: 'box', width, height, dx, dy, off: {}, column: x, blank, count, isBroken: true };
}

/** The square whose four corners the lines show most often, and how many of them show each. */
function clearestSquare(shown: Raster, lines: number, rightToLeft: boolean): { box: Rect; count: number } | null {
  let best: Rect | null = null;
  let [highest, clearest] = [lines * SHOWN, 0];
  const [from, to] = rightToLeft ? [BEFORE, shown.width] : [0, shown.width - BEFORE];
  for (let y = 0; y < shown.height; y++) {
    for (let x = from; x < to; x++) {
      if (cornerAt(shown, x, y, -1, -1) < highest) continue;
      for (let size = SMALLEST; size <= LARGEST && x + size <= to && y + size <= shown.height; size++) {
        const corners = cornersOf(shown, { x, y, width: size, height: size });
        const [least, all] = [Math.min(...corners), corners.reduce((sum, corner) => sum + corner, 0)];
        if (least < highest || (least === highest && all <= clearest)) continue;
        [best, highest, clearest] = [{ x, y, width: size, height: size }, least, all];
      }
    }
  }
  return best && { box: best, count: highest };
}

function cornersOf(shown: Raster, { x, y, width, height }: Rect): number[] {
  const [right, bottom] = [x + width - 1, y + height - 1];
  return [
    cornerAt(shown, x, y, -1, -1),
    cornerAt(shown, right, y, 1, -1),
    cornerAt(shown, x, bottom, -1, 1),
    cornerAt(shown, right, bottom, 1, 1),
  ];
}

/** How many lines show ink at a point that hardly any of them show beyond it, to either side: 0 where that goes on. */
function cornerAt(shown: Raster, x: number, y: number, across: number, down: number): number {
  const here = at(shown, x, y);
  const beyond = Math.max(at(shown, x + across * BEYOND, y), at(shown, x, y + down * BEYOND));
  return beyond <= here * LEFT ? here : 0;
}

/** An empty box with all its lines, though no page shows them all. */
function frameOf(width: number, height: number): Raster {
  const blank = createRaster(width, height, 255);
  fillPart(blank, { x: LINE, y: LINE, width: width - 2 * LINE, height: height - 2 * LINE }, 0);
  return blank;
}
