import type { Slot } from '../../../../domain/evidence.ts';
import { median } from '../../../measure/median.ts';
import type { Raster } from '../../picture/raster.ts';
import type { SlotLine } from '../../template/slot-lines.ts';
import type { Outline } from '../../template/template-glyphs.ts';
import type { KnownOutline } from '../own-print.ts';

/** Where a print puts its boxes or circles, and what an empty one looks like. */
export interface Drawn {
  /** As it is drawn here; brackets may stand for boxes and for circles. */
  shape: Outline['shape'];
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
  /** Whether scanning left but pieces of them, so that none is looked for in its place. */
  isBroken?: boolean;
}

/** From so many outlines a page knows its own. */
const WELL_KNOWN = 5;
/** Outlines of one print are of one size, in pixels. */
export const OF_ONE_SIZE = 3;

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
export type EmptyOutlines = Record<OutlineKind, Drawn | null>;

/** What the issued form has at an option. */
export type OutlineKind = 'box' | 'circle';

/** Darkness of an outline's line, its soft edge included. */
const LINE = 60;

export function outlineOf({ slot }: Pick<SlotLine, 'slot'>): OutlineKind {
  return slot === 'assign' || slot === 'not-assign' ? 'box' : 'circle';
}

/** The outline that belongs to an option's line, whatever is drawn on it. */
export function expectOutline(
  line: SlotLine,
  { shape, width, height, dx, dy, off, column, blank, isBroken }: Drawn,
  rightToLeft: boolean,
): KnownOutline {
  const x = column ?? (rightToLeft ? line.start + dx : line.start - dx - width);
  return {
    shape,
    thickness: thicknessOf(blank),
    rect: { x: Math.round(x), y: Math.round(line.y + dy + (off[line.slot] ?? 0) - height / 2), width, height },
    blank,
    isLost: isBroken ?? false,
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
  const column = (shape: OutlineKind): number | null => {
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
