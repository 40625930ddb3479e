import type { Raster } from '../raster.ts';

/** Rows from one that is looked at to the next. */
const STEP = 7;

/**
 * How many runs of ink along its rows a picture has for each of its pixels: letters make many, whatever their size, and a
 * copier's black edge one a row.
 * @param dark darkness from which a pixel is ink
 */
export function runsOfInk({ width, height, data }: Raster, dark: number): number {
  let runs = 0;
  for (let y = 0; y < height; y += STEP) {
    for (let i = y * width + 1; i < (y + 1) * width; i++) {
      if ((data[i] ?? 0) > dark && (data[i - 1] ?? 0) <= dark) runs += 1;
    }
  }
  return (runs * STEP) / (width * height);
}
