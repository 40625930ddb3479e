import type { Slot } from '../../../domain/evidence.ts';
import { median } from '../../median.ts';
import { dilate } from '../picture/dilate.ts';
import { createRaster, crop, type Raster, type Rect } from '../picture/raster.ts';
import type { SlotLine } from '../template/slot-lines.ts';
import { findOutlines, type Outline } from '../template/template-glyphs.ts';
import type { KnownOutline } from './own-print.ts';
import { BESIDE_LINE, reachDown } from './reach-down.ts';
import { REACH, searchOutline, TAKEN_IN } from './search-outline.ts';

/** Where a print puts its boxes or circles, and what an empty one looks like. */
export interface Drawn {
  width: number;
  height: number;
  /** From the line's beginning to the outline's nearer edge, and from the line's middle to the outline's. */
  dx: number;
  dy: number;
  /** How much lower than by `dy` the outlines of an option stand whose cell is higher than that of others. */
  off: Partial<Record<Slot, number>>;
  /** The outlines' own column on this page, where they keep to it better than to the words that recognition found. */
  column: number | null;
  /** What an empty one looks like: the lightest of those found, pixel by pixel. */
  blank: Raster;
  /** How many were found. */
  count: number;
}

/** From so many outlines a page knows its own. */
const WELL_KNOWN = 5;
/** Outlines of one print are of one size, in pixels. */
const OF_ONE_SIZE = 3;

/**
 * The outline to go by where two pages teach one each, `own` where both will do. A few squares that strokes make may be
 * alike by chance, and are seldom as large as the print.
 */
export function surerOutline(own: Drawn | null, other: Drawn | null): Drawn | null {
  if (!own || !other) return own ?? other;
  const isAlike = Math.abs(own.width - other.width) <= OF_ONE_SIZE;
  return isAlike || own.count >= Math.min(WELL_KNOWN, other.count) ? own : other;
}

/** What a page's own empty outlines teach, a shape at a time; null where fewer than two of them stand alike. */
export type EmptyOutlines = Record<Outline['shape'], Drawn | null>;

/** Where a line begins with its first letter, that is no outline, be it a D or an O. */
const TOUCHING = 2;
/** Darkness of an outline's line, its soft edge included. */
const LINE = 60;

export function outlineOf({ slot }: Pick<SlotLine, 'slot'>): Outline['shape'] {
  return slot === 'assign' || slot === 'not-assign' ? 'box' : 'circle';
}

/** Learns from a page's own empty boxes and circles how they stand to the lines of the options. */
export function learnOutlines(ink: Raster, lines: readonly SlotLine[], rightToLeft: boolean): EmptyOutlines {
  const outlines = findOutlines(ink, 200 / 72);
  const learn = (shape: Outline['shape']): Drawn | null => {
    const own = lines.filter((line) => outlineOf(line) === shape);
    // Scanning rounds corners off: where the shape itself is not found, any outline in its place will do.
    for (const known of [outlines.filter((outline) => outline.shape === shape), outlines]) {
      const free = own.flatMap((line) => {
        const outline = nearestOutline(line, lines, known, rightToLeft);
        return outline ? [{ line, rect: outline.rect }] : [];
      });
      const drawn = summarise(ink, free, rightToLeft);
      if (drawn) return drawn;
    }
    const courses = dilate(ink, 1);
    const searched = own.flatMap((line) => {
      const rect = searchOutline(ink, courses, line, shape, rightToLeft);
      return rect ? [{ line, rect }] : [];
    });
    return summarise(ink, searched, rightToLeft);
  };
  return { box: learn('box'), circle: learn('circle') };
}

/** The outline that belongs to an option's line, whatever is drawn on it. */
export function expectOutline(
  line: SlotLine,
  { width, height, dx, dy, off, column, blank }: Drawn,
  rightToLeft: boolean,
): KnownOutline {
  const x = column ?? (rightToLeft ? line.start + dx : line.start - dx - width);
  return {
    shape: outlineOf(line),
    thickness: thicknessOf(blank),
    rect: { x: Math.round(x), y: Math.round(line.y + dy + (off[line.slot] ?? 0) - height / 2), width, height },
    blank,
  };
}

/** Of an empty outline's line: how far its inside is from its left edge, at half its height. */
function thicknessOf({ width, height, data }: Raster): number {
  const row = (height >> 1) * width;
  let [from, to] = [0, 0];
  while (from < width / 3 && (data[row + from] ?? 0) < LINE) from += 1;
  for (to = from; to < width / 3 && (data[row + to] ?? 0) >= LINE; ) to += 1;
  return to;
}

/** So far about the column of its kind a line may begin, in pixels. */
const IN_COLUMN = 9;

/**
 * Lines with their beginnings in one column, that of the statements and that of the options: recognition takes a sign
 * for a word, or loses a word. Where the page lies aslant no column holds most of the lines, and all stay as they are.
 */
export function straightened(lines: readonly SlotLine[], rightToLeft: boolean): SlotLine[] {
  const column = (shape: Outline['shape']): number | null => {
    const starts = lines.filter((line) => outlineOf(line) === shape).map(({ start }) => start);
    const inward = starts.toSorted((a, b) => (rightToLeft ? a - b : b - a));
    const near = (start: number) => starts.filter((other) => Math.abs(other - start) <= IN_COLUMN);
    const best = inward.reduce(
      (most, start) => (near(start).length > near(most).length ? start : most),
      inward[0] ?? 0,
    );
    return near(best).length >= Math.max(3, starts.length * 0.5) ? median(near(best)) : null;
  };
  const columns = { box: column('box'), circle: column('circle') };
  return lines.map((line) => {
    const start = columns[outlineOf(line)];
    return start === null || Math.abs(line.start - start) <= IN_COLUMN ? line : { ...line, start };
  });
}

function nearestOutline(
  line: SlotLine,
  lines: readonly SlotLine[],
  outlines: readonly Outline[],
  rightToLeft: boolean,
) {
  const below = ({ rect }: Outline) => rect.y + rect.height / 2 - line.y;
  const isBeside = (outline: Outline) => Math.abs(below(outline)) < BESIDE_LINE;
  const reach = reachDown(line, lines);
  const gap = ({ rect }: Outline) => (rightToLeft ? rect.x - line.start : line.start - rect.x - rect.width);
  return outlines
    .filter((outline) => gap(outline) > (line.isExact ? -TOUCHING : -outline.rect.width - TAKEN_IN))
    .filter((outline) => gap(outline) < REACH)
    .filter((outline) => isBeside(outline) || (below(outline) > 0 && below(outline) < reach))
    .sort((a, b) => Number(isBeside(b)) - Number(isBeside(a)) || gap(a) - gap(b))[0];
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
  // Strokes in marked outlines make smaller squares, some of them alike: the print is large, and alike everywhere.
  const likeOf = (one: (typeof offsets)[number]) =>
    offsets.filter(
      (other) =>
        Math.abs(other.width - one.width) < 4 &&
        Math.abs(other.height - one.height) < 4 &&
        Math.abs(other.dy - one.dy) < 9,
    );
  const likeSized = offsets
    .map((one) => ({ like: likeOf(one), size: one.width }))
    .reduce((most, next) => (next.like.length * next.size > most.like.length * most.size ? next : most)).like;
  const of = (key: 'width' | 'height' | 'dx' | 'dy') => median(likeSized.map((offset) => offset[key]));
  const drawn = { width: of('width'), height: of('height'), dx: of('dx'), dy: of('dy'), off: {} };
  const middle = median(likeSized.map(({ rect }) => rect.x));
  const inColumn = likeSized.filter(({ rect }) => Math.abs(rect.x - middle) < 7);
  const alike = likeSized.filter((offset) => Math.abs(offset.dx - drawn.dx) < 14);
  const kept = inColumn.length >= alike.length ? inColumn : alike;
  if (kept.length < 2) return null;
  const rects = kept.map((offset) => offset.rect);
  return {
    ...drawn,
    column: kept === inColumn ? middle : null,
    blank: darkestCommon(ink, rects, drawn),
    count: rects.length,
  };
}

function darkestCommon(ink: Raster, rects: Rect[], { width, height }: { width: number; height: number }): Raster {
  const out = createRaster(width, height, 255);
  for (const rect of rects) {
    const one = dilate(crop(ink, { x: rect.x, y: rect.y, width, height }), 1);
    for (let i = 0; i < out.data.length; i++) out.data[i] = Math.min(out.data[i] ?? 255, one.data[i] ?? 255);
  }
  return out;
}
