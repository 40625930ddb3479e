import type { KnownOutline } from './own-print.ts';
import { createRaster, crop, dilate, type Raster, type Rect } from './raster.ts';
import { median, type SlotLine } from './slot-lines.ts';
import type { Outline } from './template-glyphs.ts';

/** Where this print puts its boxes and circles, and what an empty one looks like. */
export interface EmptyOutlines {
  /** Whether circles were found that stand free: in some prints they lie across the table's lines. */
  freeCircles: boolean;
  /** The outline that belongs to an option's line, whatever is drawn on it; null for a circle where none stands free. */
  expect(line: SlotLine): KnownOutline | null;
}

interface Drawn {
  width: number;
  height: number;
  /** From the line's beginning to the outline's nearer edge, and from the line's middle to the outline's. */
  dx: number;
  dy: number;
  /** What an empty one looks like: the lightest of those found, pixel by pixel. */
  blank: Raster;
}

/**
 * Learns from the page's own empty boxes and circles how they stand to the lines of the options.
 * @returns null where fewer than two boxes are found, or where they do not stand alike.
 */
export function learnOutlines(
  ink: Raster,
  outlines: readonly Outline[],
  lines: readonly SlotLine[],
  rightToLeft: boolean,
): EmptyOutlines | null {
  const learn = (shape: Outline['shape']): Drawn | null => {
    const pairs = lines
      .filter((line) => shapeOf(line) === shape)
      .flatMap((line) => {
        const outline = nearestOutline(line, outlines, shape, rightToLeft);
        return outline ? [{ line, rect: outline.rect }] : [];
      });
    return summarise(ink, pairs, rightToLeft);
  };
  const box = learn('box');
  const circle = learn('circle');
  if (!box) return null;
  return {
    freeCircles: circle !== null,
    expect: (line) => {
      const shape = shapeOf(line);
      const drawn = shape === 'box' ? box : circle;
      if (!drawn) return null;
      const { width, height, dx, dy, blank } = drawn;
      const x = rightToLeft ? line.start + dx : line.start - dx - width;
      return { shape, rect: { x: Math.round(x), y: Math.round(line.y + dy - height / 2), width, height }, blank };
    },
  };
}

function shapeOf({ slot }: SlotLine): Outline['shape'] {
  return slot === 'assign' || slot === 'not-assign' ? 'box' : 'circle';
}

function nearestOutline(line: SlotLine, outlines: readonly Outline[], shape: Outline['shape'], rightToLeft: boolean) {
  const gap = ({ rect }: Outline) => (rightToLeft ? rect.x - line.start : line.start - rect.x - rect.width);
  return outlines
    .filter((outline) => outline.shape === shape && gap(outline) > -4 && gap(outline) < 160)
    .filter(({ rect }) => Math.abs(rect.y + rect.height / 2 - line.y) < 24)
    .sort((a, b) => gap(a) - gap(b))[0];
}

/** At least two empty ones, alike in size and place; else this print does not say what an empty one looks like. */
function summarise(ink: Raster, pairs: { line: SlotLine; rect: Rect }[], rightToLeft: boolean): Drawn | null {
  if (pairs.length < 2) return null;
  const offsets = pairs.map(({ line, rect }) => ({
    width: rect.width,
    height: rect.height,
    dx: rightToLeft ? rect.x - line.start : line.start - rect.x - rect.width,
    dy: rect.y + rect.height / 2 - line.y,
    rect,
  }));
  const of = (key: 'width' | 'height' | 'dx' | 'dy') => median(offsets.map((offset) => offset[key]));
  const drawn = { width: of('width'), height: of('height'), dx: of('dx'), dy: of('dy') };
  const alike = offsets.filter(
    (offset) =>
      Math.abs(offset.width - drawn.width) < 4 &&
      Math.abs(offset.height - drawn.height) < 4 &&
      Math.abs(offset.dx - drawn.dx) < 14 &&
      Math.abs(offset.dy - drawn.dy) < 9,
  );
  if (alike.length < 2) return null;
  const rects = alike.map((offset) => offset.rect);
  return { ...drawn, blank: darkestCommon(ink, rects, drawn) };
}

function darkestCommon(ink: Raster, rects: Rect[], { width, height }: { width: number; height: number }): Raster {
  const out = createRaster(width, height, 255);
  for (const rect of rects) {
    const one = dilate(crop(ink, { x: rect.x, y: rect.y, width, height }), 1);
    for (let i = 0; i < out.data.length; i++) out.data[i] = Math.min(out.data[i] ?? 255, one.data[i] ?? 255);
  }
  return out;
}
