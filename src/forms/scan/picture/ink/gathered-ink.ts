import { clip, crop, growInk, type Raster, type Rect } from '../raster.ts';
import { findComponents } from './components.ts';

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

/** The same of a part of the picture alone, the pixels by their indices into the whole. */
export function gatherInkWithin(ink: Raster, part: Rect, reach: number): GatheredInk[] {
  const { x, y, width } = clip(ink, part);
  return gatherInk(crop(ink, part), reach).map(({ box, pixels, covered }) => {
    const onWhole = (pixel: number) => (y + Math.floor(pixel / width)) * ink.width + x + (pixel % width);
    return { box: { ...box, x: box.x + x, y: box.y + y }, pixels: pixels.map(onWhole), covered };
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
