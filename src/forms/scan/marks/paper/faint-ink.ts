import { BLOCKING } from '../../outlines/slot-ink.ts';
import { at, clip, type Raster, type Rect } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';

/** How far a part of the page stands out from plain paper, in darkness. */
export interface Faintness {
  /** The clearest straight line across it, against the middle darkness of the part. */
  line: number;
  /** The part as a whole. */
  level: number;
}

/** Directions in which lines are looked for, over half a turn; a hairline lies within 8 degrees of one of them. */
const DIRECTIONS = Array.from({ length: 12 }, (_, i) => [Math.cos((i * Math.PI) / 12), Math.sin((i * Math.PI) / 12)]);
/** Length of the lines, and how far from the middle they may pass, as shares of the part's lesser side. */
const LENGTH = 0.8;
const OFF_MIDDLE = 0.35;
const STEPS = 16;
/** Darker than this is for others to judge: a speck shall not look like a tint. */
const SATURATED = 80;

/**
 * Ink too pale to be told from the paper pixel by pixel: along a whole line the paper's noise averages out, and what
 * remains is a stroke.
 */
export function faintInk(page: Raster, part: Rect): Faintness {
  const counts = new Uint32Array(SATURATED + 1);
  const { x, y, width, height } = clip(page, part);
  let sum = 0;
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) {
      const value = Math.min(SATURATED, page.data[row * page.width + column] ?? 0);
      counts[value] = (counts[value] ?? 0) + 1;
      sum += value;
    }
  }
  const level = sum / Math.max(1, width * height);
  return { line: darkestLine(page, part) - middleOf(counts, width * height), level };
}

/** The value in the middle of so many that are counted by value. */
function middleOf(counts: Uint32Array, all: number): number {
  let value = 0;
  for (let below = counts[0] ?? 0; below <= all >> 1 && value < SATURATED; below += counts[value] ?? 0) value += 1;
  return all === 0 ? 0 : value;
}

/** Darkness of the straight line through the part that is darkest, a speck on it left out. */
function darkestLine(page: Raster, { x, y, width, height }: Rect): number {
  const side = Math.min(width, height);
  const [middleX, middleY] = [x + (width - 1) / 2, y + (height - 1) / 2];
  const farthest = Math.round(side * OFF_MIDDLE);
  const quarters = new Uint32Array(4);
  let darkest = 0;
  for (const [cosine = 1, sine = 0] of DIRECTIONS) {
    for (let off = -farthest; off <= farthest; off++) {
      quarters.fill(0);
      for (let i = 0; i < STEPS; i++) {
        const along = ((i + 0.5) / STEPS - 0.5) * side * LENGTH;
        const u = Math.round(middleX + along * cosine - off * sine);
        const v = Math.round(middleY + along * sine + off * cosine);
        const quarter = Math.floor((i * 4) / STEPS);
        quarters[quarter] = (quarters[quarter] ?? 0) + at(page, u | 0, v | 0);
      }
      darkest = Math.max(darkest, ((quarters.sort()[1] ?? 0) * 4) / STEPS);
    }
  }
  return darkest;
}

/** Patches of plain paper that are measured at most, and fewer of which do not tell. */
const MOST_PATCHES = 150;
const LEAST_PATCHES = 20;
/** A smaller part shows no line, and a page would hold too many of its size. */
const LEAST_SIDE = 3;
/** How far beyond the spread of plain paper ink begins, and at least, in darkness. */
const BEYOND = 3.5;
const LEAST = 6.5;

/** From what on a part of this size is not plain paper, by the paper between the form's print. */
export function paperLimits({ page }: AlignedTable, blocked: Raster, area: Rect, side: number): Faintness {
  const patches = freePatches(page, blocked, clip(page, area), Math.max(LEAST_SIDE, Math.round(side))).map((patch) =>
    faintInk(page, patch),
  );
  const limit = (key: keyof Faintness): number => {
    if (patches.length < LEAST_PATCHES) return LEAST * 2;
    const sorted = patches.map((patch) => patch[key]).sort((a, b) => a - b);
    const [middle, high] = [sorted[sorted.length >> 1] ?? 0, sorted[Math.floor(sorted.length * 0.9)] ?? 0];
    return middle + Math.max(LEAST, BEYOND * (high - middle));
  };
  return { line: limit('line'), level: limit('level') };
}

/** Fewer outlines do not tell what an empty one looks like. */
const LEAST_OUTLINES = 4;

/** From what on the inside of an outline is not as empty as that of most of its kind: of what seems empty, half is, however faintly the rest was marked. */
export function outlineLimits(insides: readonly Faintness[]): Faintness {
  const limit = (key: keyof Faintness): number => {
    if (insides.length < LEAST_OUTLINES) return 0;
    const sorted = insides.map((inside) => inside[key]).sort((a, b) => a - b);
    return (sorted[sorted.length >> 2] ?? 0) + LEAST;
  };
  return { line: limit('line'), level: limit('level') };
}

/** Squares within the area in which nothing of the form is printed, spread evenly. */
function freePatches(page: Raster, blocked: Raster, area: Rect, side: number): Rect[] {
  const free: Rect[] = [];
  for (let y = area.y; y + side < area.y + area.height; y += side + 2) {
    for (let x = area.x; x + side < area.x + area.width; x += side + 2) {
      const patch = { x, y, width: side, height: side };
      if (isFree(page, blocked, patch)) free.push(patch);
    }
  }
  const step = Math.max(1, Math.floor(free.length / MOST_PATCHES));
  return free.filter((_, i) => i % step === 0);
}

/** Nothing printed in it, nor within a few pixels: the blur of print is no paper. */
function isFree(page: Raster, blocked: Raster, { x, y, width, height }: Rect): boolean {
  for (let row = Math.max(0, y - 3); row < Math.min(page.height, y + height + 3); row++) {
    for (let column = Math.max(0, x - 3); column < Math.min(page.width, x + width + 3); column++) {
      if ((blocked.data[row * page.width + column] ?? 0) >= BLOCKING) return false;
    }
  }
  return true;
}
