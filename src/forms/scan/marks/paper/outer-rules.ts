import { STRONG } from '../../outlines/slot-ink.ts';
import { spreadOf } from '../../picture/geometry/principal-axis.ts';
import { at, type Raster, type Rect } from '../../picture/raster.ts';
import type { Place } from '../record-reading.ts';
import type { ForeignMark } from './foreign-ink.ts';

/** Pixels a row of a hair-thin rule, and how far it strays from its course: no hand draws as straight a line. */
const THIN = 3;
const STRAIGHT = 0.9;
/** What is shorter, in pixels, is no line; and by so much of its height a rule leans at most. */
const SHORTEST = 12;
const LEANING = 0.03;
/** How far off its wording a table ends, and how far a rule's pieces lie from each other's column, in pixels. */
const CLEAR = 4;
const ASIDE = 4;
/** Share of the records' height along which ink stands in that column. */
const RULED = 0.4;

/**
 * Whether this is a piece of the upright rule at which the table ends, which scanning in black and white breaks up: thin and
 * straight, beside all wording, and with more of its kind above or below it.
 */
export function isOuterRule({ box, pixels }: ForeignMark, page: Raster, places: readonly Place[], area: Rect): boolean {
  const isThin = pixels.length <= THIN * box.height && box.width <= THIN + box.height * LEANING;
  if (!isThin || box.height < SHORTEST) return false;
  if (Math.sqrt(spreadOf(pixels, page.width).across) > STRAIGHT) return false;
  const left = Math.min(...places.map(({ wording, rect }) => Math.min(wording.x, rect.x)));
  const right = Math.max(
    ...places.map(({ wording, rect }) => Math.max(wording.x + wording.width, rect.x + rect.width)),
  );
  if (box.x + box.width > left - CLEAR && box.x < right + CLEAR) return false;
  return inkedRows(page, box, area) >= area.height * RULED;
}

/** The rows of the table that have ink in the column of a piece. */
function inkedRows(page: Raster, { x, width }: Rect, area: Rect): number {
  let inked = 0;
  for (let y = Math.round(area.y); y < area.y + area.height; y++) {
    for (let column = x - ASIDE; column < x + width + ASIDE; column++) {
      if (at(page, column, y) < STRONG) continue;
      inked += 1;
      break;
    }
  }
  return inked;
}
