import { inkedCourse } from '../../outlines/slot-ink.ts';
import { findComponents } from '../../picture/ink/components.ts';
import { dilate } from '../../picture/ink/dilate.ts';
import type { Raster, Rect } from '../../picture/raster.ts';
import { type Run, runsOf } from '../shapes/stroke-runs.ts';

/** What a sign at an option looks like. Only signs that nobody types for "no" are told apart; all others are "other". */
export type SignShape = 'box' | 'circle' | 'marked-box' | 'marked-circle' | 'cross' | 'check' | 'disc' | 'other';

/** One sign: its extent, and its pixels as 255 on 0. */
export interface Sign {
  box: Rect;
  pixels: Raster;
}

/** Pixels below which a sign's shape cannot be told. */
const LEAST_SIDE = 8;
/** Share of an outline's course that must be inked. */
const CLOSED = 0.86;
/** Shares of an outline's inside below which it is empty, and from which it bears a mark. */
const HOLLOW = 0.015;
const FILLED = 0.07;

export function shapeOf({ box, pixels }: Sign): SignShape {
  if (Math.min(box.width, box.height) < LEAST_SIDE) return 'other';
  const ratio = box.width / box.height;
  if (ratio > 0.8 && ratio < 1.25) {
    const outline = outlined(pixels);
    if (outline) return outline;
  }
  if (ratio < 0.5 || ratio > 2) return 'other';
  if (isDisc(pixels)) return 'disc';
  if (isCross(pixels)) return 'cross';
  return isCheck(pixels) ? 'check' : 'other';
}

/** A square or circle that closes along the sign's own edges. */
function outlined(pixels: Raster): SignShape | null {
  const whole = { x: 0, y: 0, width: pixels.width, height: pixels.height };
  const courses = dilate(pixels, 1);
  const [box, circle] = [inkedCourse(courses, 'box', whole), inkedCourse(courses, 'circle', whole)];
  const shape = box >= circle ? 'box' : 'circle';
  if (Math.max(box, circle) < CLOSED || fillOf(pixels) > 0.75) return null;
  const inside = insideShare(pixels, shape === 'box' ? 0.24 : 0.28);
  if (inside < HOLLOW) return shape;
  if (inside < FILLED) return 'other';
  return shape === 'box' ? 'marked-box' : 'marked-circle';
}

/** From which share of its side a small font's circle has a thick line, and how much of it the line takes up at most. */
const THICK_LINE = 0.2;
const THICKEST_LINE = 0.34;

/** @param least how far the inside lies from the sign's edges, as a share of its sides */
function insideShare(pixels: Raster, least: number): number {
  const { width, height, data } = pixels;
  const line = (lineOf(pixels) + 1) / Math.min(width, height);
  const isThick = line > THICK_LINE;
  const own = Math.max(least, Math.min(THICKEST_LINE, line));
  // Within a thick line there is no room for a square.
  const isWithin = (x: number, y: number) =>
    !isThick || Math.hypot((x + 0.5) / width - 0.5, (y + 0.5) / height - 0.5) <= 0.5 - own;
  let [inked, all] = [0, 0];
  for (let y = Math.round(height * own); y < height * (1 - own); y++) {
    for (let x = Math.round(width * own); x < width * (1 - own); x++) {
      if (!isWithin(x, y)) continue;
      all += 1;
      if ((data[y * width + x] ?? 0) > 0) inked += 1;
    }
  }
  return inked / Math.max(1, all);
}

/** How thick an outline's line is where it crosses the middle of a sign, in pixels: the thinnest of its four sides. */
function lineOf(pixels: Raster): number {
  const sides = [false, true].flatMap((down) => {
    const runs = runsOf(pixels, Math.floor((down ? pixels.width : pixels.height) / 2), down);
    return [runs[0]?.length ?? 0, runs.at(-1)?.length ?? 0];
  });
  return Math.min(...sides);
}

function fillOf({ width, height, data }: Raster): number {
  return data.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0) / (width * height);
}

function isDisc(pixels: Raster): boolean {
  const { width, height } = pixels;
  const fill = fillOf(pixels);
  return Math.abs(width - height) <= Math.max(2, width * 0.12) && fill > 0.7 && fill < 0.88;
}

/** Share of the lines between two shares of the sign's side that pass a test. */
function share(pixels: Raster, down: boolean, from: number, to: number, test: (runs: Run[]) => boolean): number {
  const side = down ? pixels.width : pixels.height;
  let [passed, all] = [0, 0];
  for (let line = Math.floor(side * from); line <= Math.min(side - 1, Math.ceil(side * to)); line++) {
    all += 1;
    if (test(runsOf(pixels, line, down))) passed += 1;
  }
  return passed / Math.max(1, all);
}

/** Shares of a cross's sides: its arms reach from here to its corners, those of bold letters too, and no farther than this from them. */
const ARMS = [0.24, 0.18];
const CORNER = 0.2;
/** Pixels of an arm, at least. */
const LEAST_ARM = 3;
/** Where the arms meet, and how far from the sides along it the ink there stays, in shares of a side; and on what share of the lines. */
const WAIST = { from: 0.46, to: 0.54, off: 0.16, most: 0.7 };

/** One piece of ink whose four arms reach to the four corners, each by itself, whatever the pen and the letters' feet. */
function isCross(pixels: Raster): boolean {
  if (findComponents(pixels, 1).length !== 1 || !hasWaist(pixels, false) || !hasWaist(pixels, true)) return false;
  return ARMS.some((arms) => hasFourArms(pixels, arms));
}

function hasFourArms(pixels: Raster, arms: number): boolean {
  const { width, height, data } = pixels;
  const [inX, inY] = [arms * width, arms * height];
  const isWithin = (x: number, y: number) => x >= inX && x < width - inX && y >= inY && y < height - inY;
  const outer = {
    width,
    height,
    data: data.map((value, i) => (isWithin(i % width, Math.floor(i / width)) ? 0 : value)),
  };
  const corners = findComponents(outer, 1, LEAST_ARM).map((arm) => cornerOf(arm.box, pixels));
  return corners.length === 4 && !corners.includes(null) && new Set(corners).size === 4;
}

/** Whether the ink is one run in the middle of the sign: of its rows it takes up no more than the middle. */
function hasWaist(pixels: Raster, down: boolean): boolean {
  const [first, last] = down ? [0, pixels.height] : [WAIST.off * pixels.width, (1 - WAIST.off) * pixels.width];
  const isNarrow = ([run, ...more]: Run[]) =>
    run !== undefined && more.length === 0 && run.from >= first && run.from + run.length <= last;
  return share(pixels, down, WAIST.from, WAIST.to, isNarrow) >= WAIST.most;
}

/** The corner that a piece of ink belongs to; null where it is none's, or more than one's. */
function cornerOf({ x, y, width, height }: Rect, whole: Raster): string | null {
  const end = (from: number, length: number, side: number) => {
    const [isFirst, isLast] = [from <= CORNER * side, from + length >= (1 - CORNER) * side];
    return isFirst === isLast ? null : isFirst;
  };
  const [left, top] = [end(x, width, whole.width), end(y, height, whole.height)];
  return left === null || top === null ? null : `${left} ${top}`;
}

/** One stroke from left to right: down to a point in the left half, then steadily up to the upper right corner. */
function isCheck(pixels: Raster): boolean {
  const { width, height } = pixels;
  if (share(pixels, true, 0, 1, (found) => found.length === 1) < 0.85) return false;
  const middleAt = (x: number) => {
    const [run] = runsOf(pixels, Math.min(width - 1, Math.round(x * (width - 1))), true);
    return run ? { y: (run.from + run.length / 2) / height, length: run.length / height } : { y: 1, length: 1 };
  };
  const bottom = (x: number) => {
    const last = runsOf(pixels, x, true).at(-1);
    return last ? last.from + last.length : 0;
  };
  const bottoms = Array.from({ length: width }, (_, x) => bottom(x));
  const lowest = bottoms.flatMap((y, x) => (y >= Math.max(...bottoms) - 1 ? [x] : []));
  const turn = lowest.reduce((sum, x) => sum + x, 0) / lowest.length / width;
  const point = (lowest.at(-1) ?? 0) - (lowest[0] ?? 0);
  if (turn < 0.1 || turn > 0.5 || point > width * 0.4) return false;
  const right = [0.5, 0.65, 0.8, 0.95].map((s) => middleAt(turn + (1 - turn) * s));
  const rising = right.every((point, i) => i === 0 || point.y < (right[i - 1]?.y ?? 0) - 0.02);
  const [left, end] = [middleAt(0).y, right.at(-1)?.y ?? 1];
  const isShortLong = left > end + 0.2 && left < 0.9;
  return rising && isShortLong && end < 0.3 && right.every(({ length }) => length < 0.65);
}
