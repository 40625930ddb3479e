import { at, type Raster } from '../../picture/raster.ts';
import type { ForeignMark } from './foreign-ink.ts';

/** Pixels a column of a piece of a rule that lies off its place by more and more, and how many columns it has at least. */
const THIN = 4;
const SHORTEST = 10;
/** By so much of its width a bent rule leans. */
const LEANING = 0.1;
/** Darkness of a line, faint ones too. */
const LINE = 45;
/** How far off its place a rule is looked for, and how thick it is at most, in pixels. */
const REACH = 12;
const THICKEST = 6;
/** Share of the columns in which the rule stands alone; letters that hang down come close to it. */
const ALONE = 0.8;
/** So far beyond both ends of the piece the rule goes on, within so many rows. */
const BEYOND = 8;
const ASIDE = 3;

/**
 * Whether this is a piece of a level rule of the form that lies off its place because the paper was bent, as pages of a book
 * and curled sheets are: where the form has one line and nothing else, the page has one line and nothing else, and it goes
 * on at both ends. What a person draws beside a rule stands there as a second one.
 */
export function isBentRule({ box, pixels }: ForeignMark, page: Raster, blank: Raster): boolean {
  const { x, width, height } = box;
  if (width < SHORTEST || pixels.length > THIN * width || height > THIN + LEANING * width) return false;
  const rows = middles(pixels, page.width, x, width);
  const alone = rows.filter((row, i) => isLineAlone(page, x + i, row) && isLineAlone(blank, x + i, row)).length;
  if (alone < ALONE * width) return false;
  const slope = ((rows.at(-1) ?? 0) - (rows[0] ?? 0)) / width;
  return (
    goesOn(page, x - BEYOND, (rows[0] ?? 0) - slope * BEYOND) &&
    goesOn(page, x + width - 1 + BEYOND, (rows.at(-1) ?? 0) + slope * BEYOND)
  );
}

/** In each column the middle of the piece; where it has a gap, that of the column before. */
function middles(pixels: readonly number[], width: number, from: number, columns: number): number[] {
  const [sum, count] = [new Float64Array(columns), new Uint16Array(columns)];
  for (const pixel of pixels) {
    const i = (pixel % width) - from;
    sum[i] = (sum[i] ?? 0) + Math.floor(pixel / width);
    count[i] = (count[i] ?? 0) + 1;
  }
  const rows: number[] = [];
  for (let i = 0; i < columns; i++) rows.push(count[i] ? (sum[i] ?? 0) / (count[i] ?? 1) : (rows[i - 1] ?? 0));
  return rows;
}

/** Whether one thin line, and nothing else, crosses a column near a row. */
function isLineAlone(raster: Raster, x: number, row: number): boolean {
  let [lines, thickness, inked] = [0, 0, false];
  for (let y = Math.round(row) - REACH; y <= row + REACH; y++) {
    const isInked = at(raster, x, y) >= LINE;
    if (isInked && !inked) lines += 1;
    if (isInked) thickness += 1;
    inked = isInked;
  }
  return lines === 1 && thickness <= THICKEST;
}

function goesOn(page: Raster, x: number, row: number): boolean {
  for (let y = Math.round(row) - ASIDE; y <= row + ASIDE; y++) if (at(page, x, y) >= LINE) return true;
  return false;
}
