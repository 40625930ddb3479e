import { at, type Raster, type Rect } from '../../picture/raster.ts';

/** Darkness of a ruled line, and share of the width that it must cover. */
const INKED = 60;
const COVERED = 0.9;
/** By how many pixels a line may run aslant over the width of a table. */
const ASLANT = 3;

/** Whether a ruled line parts what stands below from the record above it: the table ends between them. */
export function isRuledOff(ink: Raster, above: Rect, below: Rect): boolean {
  const [left, right] = [Math.round(above.x), Math.round(above.x + above.width)];
  for (let y = Math.round(above.y + above.height); y <= below.y + ASLANT; y++) {
    let covered = 0;
    for (let x = left; x < right; x += 2) if (isInkedAbout(ink, x, y)) covered += 2;
    if (covered >= (right - left) * COVERED) return true;
  }
  return false;
}

function isInkedAbout(ink: Raster, x: number, y: number): boolean {
  for (let row = y - ASLANT; row <= y + ASLANT; row++) if (at(ink, x, row) >= INKED) return true;
  return false;
}
