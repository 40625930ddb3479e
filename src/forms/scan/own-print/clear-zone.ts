import { findComponents } from '../picture/ink/components.ts';
import { clip, crop, erase, grown, type Raster, type Rect } from '../picture/raster.ts';

/** How far about a sign's place the letters beside it are looked at whole, in pixels. */
const BESIDE = 40;
/** Darkness of print with its soft edge. */
const INKED = 30;

/**
 * Nothing that stands in a sign's place is print, though it may be alike in all records: marks may be. A letter of the
 * wording beside it that reaches in, and stands mostly outside, remains.
 */
export function clearZone(blank: Raster, zone: Rect, outline: Rect | null): void {
  const around = clip(blank, grown(zone, BESIDE));
  for (const { pixels } of findComponents(crop(blank, around), INKED)) {
    const within = Array.from(pixels, (pixel) => {
      return { x: around.x + (pixel % around.width), y: around.y + Math.floor(pixel / around.width) };
    }).filter(({ x, y }) => x >= zone.x && x < zone.x + zone.width && y >= zone.y && y < zone.y + zone.height);
    if (within.length * 2 < pixels.length) continue;
    for (const { x, y } of within) blank.data[y * blank.width + x] = 0;
  }
  if (outline) erase(blank, grown(outline, 3));
}
