import type { Point } from '../../picture/geometry/pencil.ts';
import { findComponents } from '../../picture/ink/components.ts';
import {
  boundsOf,
  clip,
  crop,
  encloses,
  growInk,
  grown,
  overlap,
  type Raster,
  type Rect,
} from '../../picture/raster.ts';
import type { PlacedRecord, PlacedSlot } from '../../template/placed-record.ts';
import { PEN } from './ring-ink.ts';
import { outlineArea } from './ringed-option.ts';

/** How far a ring's stroke is followed beyond it, and how near it passes an outline that it is drawn around as well, in pixels. */
const FOLLOWED = 64;
const BESIDE = 12;
/** Breaks in the stroke of a pencil, on either side of them, in pixels. */
const TORN = 2;

/** Whether the pen went on from a ring and past the middle of another option's outline: a long ring is drawn around both. */
export function goesOnToAnother(
  course: readonly Point[],
  seen: Raster,
  slot: PlacedSlot,
  placed: readonly PlacedRecord[],
): boolean {
  const reach = clip(seen, grown(boundsOf(course.map(({ x, y }) => ({ x, y, width: 1, height: 1 }))), FOLLOWED));
  const part = crop(seen, reach);
  const pen = growInk({ ...part, data: part.data.map((ink) => (ink === PEN ? 255 : 0)) }, 255, TORN);
  const isOn = new Set(course.map(({ x, y }) => (Math.round(y) - reach.y) * reach.width + Math.round(x) - reach.x));
  const own = findComponents(pen, 255).filter(({ pixels }) => pixels.some((pixel) => isOn.has(pixel)));
  const others = placed.flatMap((record) => record.slots).filter((other) => other !== slot && other.outline);
  const near = others.map((other) => besideMiddle(outlineArea(other))).filter((area) => overlap(area, reach));
  return own.some(({ pixels }) =>
    pixels.some((pixel) => {
      const place = { x: reach.x + (pixel % reach.width), y: reach.y + Math.floor(pixel / reach.width) };
      return near.some((area) => encloses(area, { ...place, width: 1, height: 1 }));
    }),
  );
}

function besideMiddle({ x, y, width, height }: Rect): Rect {
  return { x: x - BESIDE, y: y + height / 2 - 2, width: width + 2 * BESIDE, height: 4 };
}
