import { createRaster, inverted, type Raster } from '../raster.ts';
import { dilate } from './dilate.ts';

/** Side of the cells in which a page's tint is looked at, in pixels: half as wide as a thick stroke. */
export const CELL = 4;
/** Darkness (0 to 255) of a tint at least: what is paler the page's noise hides. */
export const PALEST = 20;

/** Of each cell its lightest pixel, 0 where it is paper. On most cells the first pixel tells. */
export function lightestOfCells({ width, height, data }: Raster): Raster {
  const cells = createRaster(Math.floor(width / CELL), Math.floor(height / CELL));
  for (let cell = 0; cell < cells.data.length; cell++) {
    const first = firstPixel(cell, cells.width, width);
    let least = 255;
    for (let v = 0; v < CELL && least >= PALEST; v++) {
      for (let u = 0; u < CELL; u++) least = Math.min(least, data[first + v * width + u] ?? 0);
    }
    cells.data[cell] = least < PALEST ? 0 : least;
  }
  return cells;
}

/** The first pixel of a cell, by its index, on a page so many pixels wide. */
export function firstPixel(cell: number, across: number, width: number): number {
  const column = cell % across;
  return ((cell - column) / across) * CELL * width + column * CELL;
}

/** What is three cells long and high at least: letters and strokes are not. */
export function opened(cells: Raster): Raster {
  return dilate(inverted(dilate(inverted(cells), 1)), 1);
}
