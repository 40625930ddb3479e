import { overlap, type Raster } from '../../picture/raster.ts';
import type { Place } from '../record-reading.ts';
import type { ForeignMark } from './foreign-ink.ts';

/** A table's picture is as wide as the sheet, and not as high: in millimetres, the page taken for A4. */
const SHEET = 210;
/** All in millimetres: how large a punch cuts, and how far from the sheet's side. */
const HOLE = { least: 4.6, most: 7.2, fromSide: 18 };
/** How far a hole's sides may differ, and the least share of its extent that it fills, of a disc's .785. */
const ROUND = 0.08;
const SOLID = 0.72;

/**
 * Whether this is a punched hole with what is dark behind the sheet: a full disc of a punch's size at the sheet's side, clear
 * of all wording. Rings are left in doubt: people draw them.
 */
export function isPunchedHole({ box, pixels }: ForeignMark, page: Raster, places: readonly Place[]): boolean {
  const mm = page.width / SHEET;
  const [short, long] = [Math.min(box.width, box.height), Math.max(box.width, box.height)];
  const middle = box.x + box.width / 2;
  return (
    short >= HOLE.least * mm &&
    long <= HOLE.most * mm &&
    long - short <= long * ROUND &&
    Math.min(middle, page.width - middle) <= HOLE.fromSide * mm &&
    pixels.length >= SOLID * box.width * box.height &&
    !places.some(({ rect, wording }) => overlap(box, rect) || overlap(box, wording))
  );
}
