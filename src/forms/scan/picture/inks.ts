import { dilate } from './dilate.ts';
import type { Raster } from './raster.ts';

/** A page's ink, and the same grown by a pixel: there the course of a hair-thin line does not fall between the pixels. */
export interface Inks {
  ink: Raster;
  grown: Raster;
}

export function inksOf(ink: Raster): Inks {
  return { ink, grown: dilate(ink, 1) };
}
