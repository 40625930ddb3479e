import { rememberedOf } from '../../../../domain/remembered.ts';
import type { Raster } from '../raster.ts';
import { dilate } from './dilate.ts';

/** A page's ink, and the same grown by a pixel: there the course of a hair-thin line does not fall between the pixels. */
export interface Inks {
  ink: Raster;
  grown: Raster;
}

/** Looked for in one ink by several steps, none of which draws on it. */
export const inksOf = rememberedOf((ink: Raster): Inks => ({ ink, grown: dilate(ink, 1) }));
