import { type Component, findComponents } from '../picture/ink/components.ts';
import type { Raster, Rect } from '../picture/raster.ts';

/** An empty box or circle printed on the issued form; another print may have brackets in its place. */
export interface Outline {
  shape: 'box' | 'circle' | 'brackets';
  /** Outer edge, in pixels of the rendered page. */
  rect: Rect;
  /** Of its line, in pixels, where that was measured. */
  thickness?: number | undefined;
  /** Whether its place is known without its line, of which the page shows too little. */
  isLost?: boolean;
  /** Whether its line takes up much of it: the circle of a small font, or a bold letter. */
  isThick?: boolean;
}

/** Boxes and circles for marks measure 2 to 8 mm; letters are smaller or not hollow, table cells larger. */
export function findOutlines(ink: Raster, pixelsPerPoint: number): Outline[] {
  const [smallest, largest] = [5 * pixelsPerPoint, 24 * pixelsPerPoint];
  const found: Outline[] = [];
  for (const component of findComponents(ink, 70, Math.round(smallest * 2))) {
    const { width, height } = component.box;
    if (Math.min(width, height) < smallest || Math.max(width, height) > largest) continue;
    if (Math.max(width, height) > Math.min(width, height) * 1.25) continue;
    const outline = outlineOf(ink, component);
    if (outline) found.push(outline);
  }
  return found;
}

/** How far from its middle an outline is hollow, as a share of its half; in a small font its line takes up more of it. */
const HOLLOW = 0.55;
const SMALL = { side: 22, hollow: 0.38 };

/** Hollow, and closed all around: then a box if its corners are inked, a circle if they are not. */
function outlineOf(ink: Raster, { box, pixels }: Component): Outline | null {
  const [centreX, centreY] = [box.x + (box.width - 1) / 2, box.y + (box.height - 1) / 2];
  const directions = new Set<number>();
  let innermost = Number.POSITIVE_INFINITY;
  let corners = 0;
  for (const pixel of pixels) {
    const dx = ((pixel % ink.width) - centreX) / (box.width / 2);
    const dy = (Math.floor(pixel / ink.width) - centreY) / (box.height / 2);
    directions.add(Math.floor(((Math.atan2(dy, dx) + Math.PI) / (2 * Math.PI)) * 36));
    innermost = Math.min(innermost, Math.hypot(dx, dy));
    if (Math.abs(dx) > 0.8 && Math.abs(dy) > 0.8) corners += 1;
  }
  const isThick = innermost < HOLLOW;
  const isSmall = Math.max(box.width, box.height) < SMALL.side;
  if (innermost < (isSmall ? SMALL.hollow : HOLLOW) || directions.size < 35) return null;
  const shape = corners > pixels.length * 0.08 ? 'box' : 'circle';
  return { shape, rect: box, ...(isThick && { isThick }) };
}
