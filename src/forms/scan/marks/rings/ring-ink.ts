import { BLOCKING } from '../../outlines/slot-ink.ts';
import { findRules, tableRules } from '../../own-print/rules/own-rules.ts';
import type { Point } from '../../picture/geometry/pencil.ts';
import { inkSearch } from '../../picture/ink-search.ts';
import { createRaster, growInk, type Raster } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';

/** What a ring may run over: paper, the form's print that hides it, or its own ink. */
export const [PAPER, PRINT, PEN] = [0, 1, 2] as const;

/** Darkness of a pencil's ring and of the soft edge of a pen's. */
const RING_INK = 75;
/** How far print mostly lies off, and blurs, in pixels: where it lies off farther, its letters make no ring. A page lies on itself. */
const OFF = 2;
const OWN_OFF = 1;

/** The table with what a pen drew along its ruled lines. */
export function withInkAlong(table: AlignedTable): AlignedTable {
  const { page, along } = table;
  return along ? table : { ...table, along: findRules(page, tableRules(page)).along };
}

/** The page pixel by pixel: what is paper, what may be the form's print, what else is inked. */
export function ringInk({ page, blank, isOwnPrint, along }: AlignedTable): Raster {
  const print = growInk(blank, BLOCKING, isOwnPrint ? OWN_OFF : OFF);
  const seen = createRaster(page.width, page.height);
  const nextInk = inkSearch(page.data, RING_INK);
  const end = seen.data.length;
  for (let i = nextInk(0, end); i < end; i = nextInk(i + 1, end)) {
    seen.data[i] = print.data[i] && !along?.data[i] ? PRINT : PEN;
  }
  return seen;
}

/** What the page shows at a point of a course; paper beyond its edges. */
export function inkAt({ data, width, height }: Raster, { x, y }: Point): number {
  const [column, row] = [Math.round(x), Math.round(y)];
  return column < 0 || row < 0 || column >= width || row >= height ? PAPER : (data[row * width + column] ?? PAPER);
}
