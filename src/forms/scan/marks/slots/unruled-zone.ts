import { BLOCKING } from '../../outlines/slot-ink.ts';
import { at, clip, crop, erase, type Raster, type Rect } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';

/** Share of a zone's width or height over which the blank form's ink is a ruled line: an outline's side is shorter. */
const THROUGH = 0.8;
/** How far the page's line may lie off the blank form's, in pixels. */
const OFF = 3;

/**
 * An option's zone without the ruled lines that the blank form has within it: beside a sign that was typed for a box they are no
 * second one.
 */
export function unruledZone({ unruled, blank, isOwnPrint }: AlignedTable, zone: Rect): Raster {
  const { x, y, width, height } = clip(unruled, zone);
  const bare = crop(unruled, zone);
  if (isOwnPrint) return bare;
  for (let column = 0; column < width; column++) {
    const rule = { x: x + column, y, width: 1, height };
    if (isRule(blank, rule)) erase(bare, { x: column - OFF, y: 0, width: 2 * OFF + 1, height });
  }
  for (let row = 0; row < height; row++) {
    const rule = { x, y: y + row, width, height: 1 };
    if (isRule(blank, rule)) erase(bare, { x: 0, y: row - OFF, width, height: 2 * OFF + 1 });
  }
  return bare;
}

function isRule(blank: Raster, { x, y, width, height }: Rect): boolean {
  let inked = 0;
  for (let v = y; v < y + height; v++) for (let u = x; u < x + width; u++) if (at(blank, u, v) >= BLOCKING) inked += 1;
  return inked >= width * height * THROUGH;
}
