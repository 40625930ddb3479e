import { findComponents } from '../picture/components.ts';
import { createRaster, crop, type Raster, type Rect } from '../picture/raster.ts';
import type { AlignedTable } from '../template/align-page.ts';
import type { Outline } from '../template/template-glyphs.ts';
import { BLOCKING, STRONG } from './slot-ink.ts';

/** Darkness of a stroke's core as a share of the darkest ink there, which a pencil's is not: letters close together are parted by lighter ink. */
const CORE = 0.63;
/** Pixels of a letter's stroke, and the share of the outline's height that a letter takes. */
const LEAST_AREA = 14;
const HIGH = 0.4;
/** How far apart letters stand, as a share of the outline's width. */
const APART = 0.25;
/** How far above and below the outline strokes may meet, as a share of its height. */
const BEYOND = 0.4;
/** Rows of an outline's line, which hides the strokes that cross it. */
const LINE = 3;

/**
 * Whether letters stand within an outline rather than a mark: pieces beside each other that do not touch. The strokes of
 * a cross meet, those of a tick or a scribble hang together, if only below the outline; "No" does not.
 */
export function isWrittenWithin({ unruled, blank }: AlignedTable, { rect, thickness = 0 }: Outline): boolean {
  const inset = Math.max(3, thickness + 1);
  const beyond = Math.round(rect.height * BEYOND);
  const part = {
    x: rect.x + inset,
    y: rect.y - beyond,
    width: rect.width - 2 * inset,
    height: rect.height + 2 * beyond,
  };
  const strokes = strokesIn(crop(unruled, part), crop(blank, part));
  const inside = { x: 0, y: beyond + inset, width: part.width, height: rect.height - 2 * inset };
  const middles = findComponents(strokes, 255, LEAST_AREA)
    .filter(({ box }) => sharedHeight(box, inside) >= inside.height * HIGH)
    .map(({ box }) => box.x + box.width / 2);
  return middles.some((one) => middles.some((other) => other - one >= inside.width * APART));
}

/** The dark cores of strokes, carried across the outline's line. */
function strokesIn(page: Raster, blank: Raster): Raster {
  const { width, height } = page;
  const out = createRaster(width, height);
  const core = coreOf(page, blank);
  for (let i = 0; i < page.data.length; i++) {
    if ((page.data[i] ?? 0) < core || (blank.data[i] ?? 0) >= BLOCKING) continue;
    for (let v = -LINE; v <= LINE; v++) {
      const at = i + v * width;
      if (at >= 0 && at < out.data.length) out.data[at] = 255;
    }
  }
  return out;
}

/** From what ink is the core of a stroke, by the darkest tenth of what is drawn there. */
function coreOf(page: Raster, blank: Raster): number {
  const drawn = page.data.filter((dark, i) => dark >= STRONG && (blank.data[i] ?? 0) < BLOCKING).sort();
  return Math.max(STRONG, (drawn[Math.floor(drawn.length * 0.9)] ?? 0) * CORE);
}

function sharedHeight(one: Rect, other: Rect): number {
  return Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
}
