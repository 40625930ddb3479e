import { insideOf, STRONG } from '../../outlines/slot-ink.ts';
import { crop, type Raster, type Rect } from '../../picture/raster.ts';
import type { Outline } from '../../template/template-glyphs.ts';

/** Share of its course that must be inked for an outline to be there. */
export const DRAWN = 0.86;
/** How far off its column an outline may stand, in pixels. */
export const ASIDE = 2;
/** A blot is inked on any course: an outline leaves so much of its inside white, whatever mark is in it. */
const INKED = 0.45;

/** Whether an outline leaves enough of its inside white for one to be there. */
export function isOpen(ink: Raster, shape: Outline['shape'], rect: Rect): boolean {
  const inside = crop(ink, insideOf({ shape, rect }));
  const inked = inside.data.filter((dark) => dark >= STRONG).length;
  return inked <= inside.data.length * INKED;
}
