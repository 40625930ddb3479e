import type { Raster } from '../raster.ts';

/** Rows from one that is looked at to the next. */
const STEP = 7;

/**
 * How many runs of ink along its rows a picture has for each of its pixels: letters make many, whatever their size, and a
 * copier's black edge one a row.
 * @param dark darkness from which a pixel is ink
 * @param least pixels of a run that counts: specks make shorter ones than strokes
 */
export function runsOfInk({ width, height, data }: Raster, dark: number, least = 1): number {
  let runs = 0;
  for (let y = 0; y < height; y += STEP) {
    let length = 0;
    for (let i = y * width; i < (y + 1) * width; i++) {
      length = (data[i] ?? 0) > dark ? length + 1 : 0;
      if (length === least) runs += 1;
    }
  }
  return (runs * STEP) / (width * height);
}
