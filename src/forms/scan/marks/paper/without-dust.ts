import { DUST, SPECK, WEAK } from '../../outlines/slot-ink.ts';
import { findComponents } from '../../picture/ink/components.ts';
import { crop, erase, grown, type Raster, type Rect } from '../../picture/raster.ts';

/** The blur about a speck, in pixels. */
const BLUR = 1;

/**
 * A part of the page without its dust. So few specks are dust wherever they lie, though two of them lie on a line; where anything
 * else is seen they may belong to it, and stay.
 */
export function withoutDust(page: Raster, part: Rect): Raster {
  const own = crop(page, part);
  const seen = findComponents(own, WEAK);
  if (seen.length <= DUST && seen.every(({ area }) => area < SPECK)) {
    for (const { box } of seen) erase(own, grown(box, BLUR));
  }
  return own;
}
