import { BLOCKING } from '../../outlines/slot-ink.ts';
import type { Point } from '../../picture/geometry/pencil.ts';
import { createRaster, eachPixel, type Raster, type Rect } from '../../picture/raster.ts';
import { type PlacedRecord, type PlacedSlot, wordingBox } from '../../template/placed-record.ts';
import type { TextLine } from '../../template/template-lines.ts';

/** Shares of an option's box, and of its first word, from which a ring has it inside, and up to which it leaves it out. */
const INSIDE = 0.75;
const OUTSIDE = 0.2;
/** The pointed end of a ring around a whole line cuts its first word: shares of that and of the line that it has inside. */
const CUT = 0.5;
const NEARLY_WHOLE = 0.8;
/** Share of the print within a ring that may belong to others: it cuts letters of the lines above and below. */
const OTHERS = 0.2;
/** Columns without ink that part the first word from the next. */
const SPACE = 5;
/** A word's least length, in heights of a line: what is shorter is a speck before it. Its greatest where no space parts it. */
const SHORTEST = 0.5;
const LONGEST = 3;

/** The option that a ring is drawn around: its box or the beginning of its words lie within, and nothing of any other does. */
export function ringedOption(
  course: readonly Point[],
  blank: Raster,
  records: readonly PlacedRecord[],
): PlacedSlot | null {
  const within = withinCourse(course, blank);
  const slots = records.flatMap((record) => record.slots);
  const held = slots.map((slot) => holding(slot, blank, within));
  const ringed = held.filter(({ box, word, line }) => {
    return box >= INSIDE || word >= INSIDE || (word >= CUT && line >= NEARLY_WHOLE);
  });
  const [only] = ringed;
  if (!only || ringed.length > 1) return null;
  const others = held.filter((other) => other !== only);
  if (others.some(({ box, word }) => box > OUTSIDE || word > OUTSIDE)) return null;
  const labels = records.flatMap(({ label }) => label);
  const foreign = [...labels, ...others.flatMap(({ slot }) => slot.lines)];
  const strange = sum(foreign.map((line) => inkWithin(blank, boxOf(line), within).inside));
  const own = sum(
    [...only.slot.lines.map(boxOf), outlineArea(only.slot)].map((area) => inkWithin(blank, area, within).inside),
  );
  return strange <= (strange + own) * OTHERS ? only.slot : null;
}

interface Holding {
  slot: PlacedSlot;
  /** Shares that lie within the ring. */
  box: number;
  word: number;
  line: number;
}

function holding(slot: PlacedSlot, blank: Raster, within: Raster): Holding {
  const box = outlineArea(slot);
  let [inside, all] = [0, 0];
  eachPixel(blank, box, (pixel) => {
    all += 1;
    if (within.data[pixel]) inside += 1;
  });
  const shareOf = (area: Rect) => {
    const ink = inkWithin(blank, area, within);
    return ink.inside / Math.max(1, ink.all);
  };
  const [first] = slot.lines;
  const line = first ? shareOf(boxOf(first)) : 0;
  return { slot, box: inside / Math.max(1, all), word: shareOf(firstWord(slot, blank)), line };
}

export function outlineArea({ outline, zone }: PlacedSlot): Rect {
  return outline?.rect ?? zone;
}

function boxOf(line: TextLine): Rect {
  return wordingBox([line]);
}

/** The first word of an option, at the end of its first line that is nearer to its box. */
function firstWord(slot: PlacedSlot, blank: Raster): Rect {
  const [line] = slot.lines;
  if (!line) return { x: 0, y: 0, width: 0, height: 0 };
  const { x, y, width, height } = boxOf(line);
  const isInked = (column: number) => {
    for (let row = Math.round(y); row < y + height; row++)
      if ((blank.data[row * blank.width + column] ?? 0) >= BLOCKING) return true;
    return false;
  };
  const longest = Math.min(width, height * LONGEST);
  const backwards = readsLeft(slot);
  let [end, empty] = [longest, 0];
  for (let step = 0, begun = false; step < longest; step++) {
    const inked = isInked(Math.round(backwards ? x + width - 1 - step : x + step));
    begun ||= inked;
    empty = inked ? 0 : empty + 1;
    if (!begun || empty < SPACE || step < height * SHORTEST) continue;
    end = step;
    break;
  }
  return { x: backwards ? x + width - end : x, y, width: end, height };
}

/** Whether an option's words run from right to left: they stand left of its box. */
export function readsLeft(slot: PlacedSlot): boolean {
  const [line] = slot.lines;
  return line !== undefined && line.right < outlineArea(slot).x;
}

function inkWithin(blank: Raster, area: Rect, within: Raster): { inside: number; all: number } {
  let [inside, all] = [0, 0];
  eachPixel(blank, area, (pixel) => {
    if ((blank.data[pixel] ?? 0) < BLOCKING) return;
    all += 1;
    if (within.data[pixel]) inside += 1;
  });
  return { inside, all };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** 255 within a closed course, 0 elsewhere. */
function withinCourse(course: readonly Point[], { width, height }: Raster): Raster {
  const within = createRaster(width, height);
  const crossings = new Map<number, number[]>();
  for (const [i, { x, y }] of course.entries()) {
    const next = course[(i + 1) % course.length] ?? { x, y };
    const [from, to] = [Math.ceil(Math.min(y, next.y)), Math.ceil(Math.max(y, next.y))];
    for (let row = from; row < to; row++) {
      const across = crossings.get(row) ?? [];
      across.push(x + ((next.x - x) * (row - y)) / (next.y - y));
      crossings.set(row, across);
    }
  }
  for (const [row, across] of crossings) {
    if (row < 0 || row >= height) continue;
    across.sort((one, other) => one - other);
    for (let i = 0; i + 1 < across.length; i += 2) {
      const [left, right] = [Math.max(0, Math.round(across[i] ?? 0)), Math.min(width, Math.round(across[i + 1] ?? 0))];
      if (left < right) within.data.fill(255, row * width + left, row * width + right);
    }
  }
  return within;
}
