import { findComponents } from './components.ts';
import { growInk, type Raster, type Rect } from './raster.ts';

/** Strokes that stand close together, as one thing. */
export interface GatheredInk {
  box: Rect;
  /** Their own pixels, indices into the raster's data. */
  pixels: number[];
  /** Number of pixels that they cover together with what lies between and about them. */
  covered: number;
}

/** Gathers the pixels that are 255 where no more than about twice `reach` pixels part them. */
export function gatherInk(ink: Raster, reach: number): GatheredInk[] {
  return findComponents(growInk(ink, 255, reach), 255).map((joined) => {
    const pixels = Array.from(joined.pixels.filter((pixel) => ink.data[pixel] === 255));
    return { box: extentOf(pixels, ink.width), pixels, covered: joined.area };
  });
}

/** The part of a picture of this width that holds all of these pixels; empty for none. */
export function extentOf(pixels: readonly number[], width: number): Rect {
  let [left, right, top, bottom] = [Number.POSITIVE_INFINITY, -1, Number.POSITIVE_INFINITY, -1];
  for (const pixel of pixels) {
    const x = pixel % width;
    const y = (pixel - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return right < 0
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
