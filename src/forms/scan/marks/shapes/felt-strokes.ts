import { fitLine } from '../../picture/geometry/fitted-line.ts';
import { findComponents } from '../../picture/ink/components.ts';
import { at, clip, createRaster, crop, grown, overlap, type Raster } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';
import type { Outline } from '../../template/template-glyphs.ts';
import { withoutLoop } from './cross-with-loop.ts';
import { coreOf, type Strokes, strokesFrom } from './drawn-strokes.ts';
import { areCrossing, type MarkShape, shapeSeen } from './mark-shape.ts';
import { runsOf } from './stroke-runs.ts';

/** Width from which a stroke is a felt pen's, as a share of the outline's size: no outline's line and no letter of print is. */
const BROAD = 0.2;
/** Pixels by which the outline's line blurs, and by which a stroke is broader than it. */
const BLUR = 3;
const BROADER = 2;
/** Share of what is drawn within an outline that broad strokes must be. */
const MOSTLY = 0.8;
/** How far beyond the outline its strokes are looked at, as a share of its size. */
const AROUND = 0.6;
/** Shares of the outline, and of their own extent, that strokes cover where they blacken it: letters leave its corners. */
const COVERED = 0.85;
const SOLID = 0.75;

/** Columns by which an upright side moves in a row at most, and how far, in pixels, it strays from its course. */
const UPRIGHT = 0.25;
const SHAKY = 2.5;

/**
 * What a felt pen drew at an outline: so broad a pen leaves within the outline hardly more than black, so that its strokes
 * are looked at whole. 'letter' is anything but a mark; null where what is drawn is thinner.
 */
export function feltShape(table: AlignedTable, outline: Outline): MarkShape | 'letter' | null {
  const strokes = feltStrokes(table, outline);
  if (!strokes) return null;
  if (isCrossWithLoop(strokes)) return 'cross';
  const shape = shapeSeen(strokes);
  if (shape === 'cross' && standsOnStem(strokes)) return 'letter';
  return shape ?? (isBlackened(strokes) ? 'blot' : 'letter');
}

function isCrossWithLoop(strokes: Strokes): boolean {
  const open = withoutLoop(strokes);
  return open !== null && areCrossing(open);
}

/** The arms of a cross run inwards from its left side; the stem of "K" is that side. */
function standsOnStem({ ink }: Strokes): boolean {
  const rows = Array.from({ length: ink.height }, (_, row) => ({ u: row, v: runsOf(ink, row, false)[0]?.from ?? 0 }));
  const { slope, astray } = fitLine(rows);
  return Math.abs(slope) < UPRIGHT && astray <= SHAKY;
}

function isBlackened({ ink, size }: Strokes): boolean {
  const inked = count(ink);
  return inked >= size * size * COVERED && inked >= ink.data.length * SOLID;
}

/** The strokes of a felt pen: the outline's line is so much thinner that it hides nothing of them. */
function feltStrokes({ unruled }: AlignedTable, { rect, shape, thickness = 0 }: Outline): Strokes | null {
  const reach = Math.round(rect.width * AROUND);
  const window = clip(unruled, grown(rect, reach));
  const page = crop(unruled, window);
  const own = { ...rect, x: rect.x - window.x, y: rect.y - window.y };
  const inside = clip(page, grown(own, -thickness - BLUR));
  const least = coreOf(crop(page, inside).data);
  const ink = { ...page, data: page.data.map((dark) => (dark >= least ? 255 : 0)) };
  const broad = opened(ink, Math.max(rect.width * BROAD, thickness + BROADER));
  const drawn = count(crop(ink, inside));
  if (drawn === 0 || count(crop(broad, inside)) < drawn * MOSTLY) return null;
  const pieces = findComponents(broad, 255).filter(({ box }) => overlap(box, own));
  return strokesFrom(pieces, createRaster(page.width, page.height), { rect: own, shape });
}

function count({ data }: Raster): number {
  return data.reduce((sum, pixel) => sum + (pixel ? 1 : 0), 0);
}

/** What remains of ink within which a disc of this width fits: thinner lines are gone. */
function opened(ink: Raster, width: number): Raster {
  const disc = discOf((width - 1) / 2);
  const rest = createRaster(ink.width, ink.height);
  for (let y = 0; y < ink.height; y++) {
    for (let x = 0; x < ink.width; x++) {
      if (!disc.every(([dx, dy]) => at(ink, x + dx, y + dy) > 0)) continue;
      for (const [dx, dy] of disc) rest.data[(y + dy) * ink.width + x + dx] = 255;
    }
  }
  return rest;
}

/** The steps across and down from its middle to the pixels of a disc, the middle first. */
function discOf(radius: number): [number, number][] {
  const reach = Math.ceil(radius);
  const steps = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const all = steps.flatMap((dy) => steps.map((dx): [number, number] => [dx, dy]));
  const fromMiddle = ([dx, dy]: [number, number]) => Math.hypot(dx, dy);
  return all.filter((step) => fromMiddle(step) <= radius + 0.3).sort((a, b) => fromMiddle(a) - fromMiddle(b));
}
