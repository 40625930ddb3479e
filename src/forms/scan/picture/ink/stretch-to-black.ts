import { createRaster, type Raster } from '../raster.ts';

/** Paler than this no print is believed to be: what is left would be noise. */
const PALEST = 60;
/** Share of the letters' pixels that are their inside, and not their soft edges. */
const INSIDE = 0.3;

/**
 * Stretches the page's darkness so that its own print is as black as print can be: faint toner, old fax paper.
 * @param print how many pixels of its print have each darkness, 0 to 255
 */
export function stretchToBlack(page: Raster, print: Uint32Array): Raster {
  const count = print.reduce((sum, pixels) => sum + pixels, 0);
  let black = 255;
  for (let above = 0; black > PALEST; black--) {
    above += print[black] ?? 0;
    if (above > count * INSIDE) break;
  }
  const darker = Uint8Array.from({ length: 256 }, (_, dark) => Math.min(255, (dark * 255) / black));
  const stretched = createRaster(page.width, page.height);
  for (let i = 0; i < page.data.length; i++) stretched.data[i] = darker[page.data[i] ?? 0] ?? 0;
  return stretched;
}
