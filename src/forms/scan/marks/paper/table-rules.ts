import { BLOCKING } from '../../outlines/slot-ink.ts';
import { at, type Raster } from '../../picture/raster.ts';

/** A ruled line lies within so many rows of the picture, skew left over from the alignment included. */
const THICKNESS = 6;
/** Darkness of a hair-thin rule after scanning. */
const FAINT = 45;
/** Share of a column's width that a horizontal rule covers; letters and strokes cover less. */
const COVERED = 0.85;
/** Share of its width along which a rule may touch letters that hang down from the line above. */
const PRINTED = 0.12;

/**
 * Takes horizontal ruled lines out of what the blank form does not explain: where the sender's print breaks the table
 * over pages elsewhere, it ends in a rule that the issued form does not have.
 */
export function removeRules(rest: Raster, page: Raster, blank: Raster): void {
  const columns = verticalRules(blank);
  for (let i = 0; i + 1 < columns.length; i++) {
    const [left, right] = [(columns[i] ?? 0) + 8, (columns[i + 1] ?? 0) - 8];
    if (right - left < 40) continue;
    for (let y = 0; y + THICKNESS <= rest.height; y++) {
      if (coverage(page, blank, left, right, y) < COVERED || isAmongPrint(blank, left, right, y)) continue;
      erase(rest, left - 8, right + 8, y);
      y += THICKNESS - 1;
    }
  }
}

/** A line through wording is no rule but a stroke, however straight: the form has letters there. */
function isAmongPrint(blank: Raster, left: number, right: number, y: number): boolean {
  let printed = 0;
  for (let x = left; x < right; x++) {
    for (let v = y - 2; v < y + THICKNESS + 2; v++) {
      if (at(blank, x, v) < BLOCKING) continue;
      printed += 1;
      break;
    }
  }
  return printed > (right - left) * PRINTED;
}

/** Where the table's vertical lines stand: columns inked over half the height, one position for each line. */
function verticalRules(blank: Raster): number[] {
  const { width, height, data } = blank;
  const inked = new Uint32Array(width);
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x++) if ((data[y * width + x] ?? 0) >= BLOCKING) inked[x] = (inked[x] ?? 0) + 2;
  }
  const found: number[] = [];
  for (let x = 0; x < width; x++) {
    if ((inked[x] ?? 0) > height * 0.4 && x - (found.at(-1) ?? -10) > 5) found.push(x);
  }
  return found;
}

/** Share of a column's width in which the page is inked within a rule's thickness, and the blank form is not. */
function coverage(page: Raster, blank: Raster, left: number, right: number, y: number): number {
  let covered = 0;
  for (let x = left; x < right; x++) {
    for (let v = y; v < y + THICKNESS; v++) {
      const at = v * page.width + x;
      if ((page.data[at] ?? 0) < FAINT || (blank.data[at] ?? 0) >= BLOCKING) continue;
      covered += 1;
      break;
    }
    // Empty rows are the rule: most are given up after a tenth of the way.
    if (x - left === 40 && covered < 20) return 0;
  }
  return covered / (right - left);
}

function erase(rest: Raster, left: number, right: number, y: number): void {
  for (let v = Math.max(0, y - 1); v < Math.min(rest.height, y + THICKNESS + 1); v++) {
    rest.data.fill(0, v * rest.width + Math.max(0, left), v * rest.width + Math.min(rest.width, right));
  }
}
