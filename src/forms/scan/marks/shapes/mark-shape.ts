import { mean } from '../../../measure/mean.ts';
import { spreadOf } from '../../picture/geometry/principal-axis.ts';
import type { Strokes } from './drawn-strokes.ts';
import { isHatching } from './hatching.ts';
import { type Run, runsOf } from './stroke-runs.ts';
import { areTwoStrokes } from './two-strokes.ts';
import { hasUprightStem } from './upright-stems.ts';

/** What a person draws to mark a place: a stroke, dot or filling; a tick; a cross or star. */
export type MarkShape = 'blot' | 'tick' | 'cross' | 'two strokes';

/** Gaps that noise tears into a stroke, in pixels. */
const TORN = 2;
/** Share of the lines through a mark that must be as its shape has them: hands shake. */
const MOST = 0.8;
const NEARLY_ALL = 0.93;
/**
 * The mark that strokes make, if a person would know it at a glance; null for letters, a level stroke and all else. Letters
 * stand beside each other: rows through them meet stroke after stroke.
 */
export function markShape(strokes: Strokes): MarkShape | null {
  const shape = shapeSeen(strokes);
  if (shape) return shape;
  return !isOnStem(strokes) && areTwoStrokes(strokes) ? 'two strokes' : null;
}

/** The same of strokes of which the print hides nothing that could be a letter's. */
export function shapeSeen(strokes: Strokes): MarkShape | null {
  const across = linesThrough(strokes, false);
  const down = linesThrough(strokes, true);
  const single = (lines: Run[][]) => share(lines, (runs) => runs.length === 1);
  const stands = isOnStem(strokes);
  const isOneStroke = () => (isStroke(strokes) && !stands) || isDot(strokes) || isFilling(strokes);
  if (single(across) >= MOST && single(down) >= MOST && isOneStroke()) return 'blot';
  if (isHatching(strokes, across)) return 'blot';
  const atMostTwo = share(across, (runs) => runs.length <= 2) >= NEARLY_ALL;
  if (!stands && single(down) >= MOST && atMostTwo && turnsOnce(down) && opensUpwards(across)) return 'tick';
  return isCross(across, down) ? 'cross' : null;
}

/** Whether strokes of which the print hides nothing cross as those of a mark do. */
export function areCrossing(strokes: Strokes): boolean {
  return isCross(linesThrough(strokes, false), linesThrough(strokes, true));
}

/** In a circle there is hardly room for a letter. */
function isOnStem(strokes: Strokes): boolean {
  return strokes.isBox && hasUprightStem(linesThrough(strokes, false));
}

/** The runs of all rows or columns that bear any ink; those that only print parts are one. */
function linesThrough({ ink, hidden }: Strokes, down: boolean): Run[][] {
  const lines = Array.from({ length: down ? ink.width : ink.height }, (_, line) =>
    runsOf(ink, line, down, (from, to) => {
      let open = 0;
      for (let i = from; i < to; i++) if (!hidden[down ? i * ink.width + line : line * ink.width + i]) open += 1;
      return open > TORN;
    }),
  );
  return lines.filter((runs) => runs.length > 0);
}

function share<T>(lines: readonly T[], test: (line: T) => boolean): number {
  return lines.filter(test).length / Math.max(1, lines.length);
}

/** A stroke is so much longer than wide (as a ratio of variances), and rises or falls: a level one says "none". */
const LONG = 4;
const LEVEL = 0.3;

function isStroke({ ink }: Strokes): boolean {
  const pixels = [...ink.data.keys()].filter((pixel) => ink.data[pixel]);
  const { along, across } = spreadOf(pixels, ink.width);
  return along >= LONG * across && ink.height >= ink.width * LEVEL;
}

/** How far a dot lies off the middle of its outline at most, and how large it is, as shares of its size. */
const OFF_MIDDLE = 0.22;
const DOT = 0.6;

function isDot({ ink: { width, height }, offset, size }: Strokes): boolean {
  const isRound = width < height * 1.7 && height < width * 1.7 && Math.max(width, height) <= size * DOT;
  return isRound && Math.max(Math.abs(offset.x), Math.abs(offset.y)) <= OFF_MIDDLE;
}

/** Least share of the outline's size that a filling covers across and down, and of that part how much is ink. */
const FILLED = 0.5;
const SOLID = 0.85;

/** A disc covers less of its extent, and none of its corners: parts of it, as shares of its sides. */
const DISC = 0.72;
const CORNER = 0.1;

/** Blackened, if not over all of the outline, or in the round: letters leave paper between their strokes, or reach into corners. */
function isFilling({ ink: { width, height, data }, size }: Strokes): boolean {
  if (Math.min(width, height) < size * FILLED) return false;
  const inked = data.reduce((sum, pixel) => sum + (pixel ? 1 : 0), 0);
  const isRound = () => {
    const [across, down] = [Math.ceil(width * CORNER), Math.ceil(height * CORNER)];
    return !data.some((pixel, i) => {
      const [x, y] = [i % width, Math.floor(i / width)];
      return pixel > 0 && Math.min(x, width - 1 - x) < across && Math.min(y, height - 1 - y) < down;
    });
  };
  return inked >= width * height * SOLID || (inked >= width * height * DISC && isRound());
}

/** Share of its height by which a tick may rise or fall against its course. */
const ASTRAY = 0.25;

/** From left to right the stroke goes down to its point and up again. */
function turnsOnce(columns: Run[][]): boolean {
  const middles = columns.map((runs) => (first(runs) + last(runs)) / 2);
  const lowest = middles.indexOf(Math.max(...middles));
  const top = (arm: number[]) => Math.min(...arm);
  const most = (Math.max(...middles) - Math.min(...middles)) * ASTRAY;
  const rises = (arm: number[]) => {
    let top = Number.POSITIVE_INFINITY;
    return arm.every((middle) => {
      top = Math.min(top, middle);
      return middle - top <= most;
    });
  };
  const [left, right] = [middles.slice(0, lowest + 1).reverse(), middles.slice(lowest)];
  return top(right) <= top(left) + most && rises(right) && rises(left);
}

/**
 * Both arms of a tick lean outwards, and the right one is no shorter than the left: stems of letters stand upright. Of a broad
 * pen's arms the outline hides the outer edges, and what lies between them opens all the same.
 */
function opensUpwards(rows: Run[][]): boolean {
  const two = rows.filter((runs) => runs.length === 2).reverse();
  if (two.length < SHORT) return true;
  const upper = two.slice(Math.floor(two.length / 3));
  return [apart, gap].some((measure) => growth(upper.map(measure)) >= OPENING);
}
const SHORT = 5;

function first(runs: Run[]): number {
  return runs[0]?.from ?? 0;
}

function last(runs: Run[]): number {
  const run = runs.at(-1);
  return run ? run.from + run.length : 0;
}

/** How wide two strokes are at most where they cross, as a share of the whole; and the part of it where they may. */
const CROSSING = 0.7;
const MIDDLE = 0.2;
/** Lines on either side of a crossing in which arms stand apart, as a share of all. */
const ARMS = 0.12;
/** By so much a line the gap between two arms grows, in pixels: stems of letters stand upright. */
const OPENING = 0.6;

/** Two or three strokes that meet in one place, and stand the farther apart the farther from it: one side may be cut off. */
function isCross(across: Run[][], down: Run[][]): boolean {
  const sides = [across, down].map(openSides);
  return Math.min(...sides) >= 1 && Math.max(...sides) === 2;
}

/** On how many sides of a crossing arms open. */
function openSides(lines: Run[][]): number {
  const widest = Math.max(...lines.map((runs) => last(runs) - first(runs)));
  const isCrossing = (runs: Run[], i: number) => {
    const inMiddle = i > lines.length * MIDDLE && i < lines.length * (1 - MIDDLE);
    return runs.length === 1 && last(runs) - first(runs) <= widest * CROSSING && inMiddle;
  };
  if (share(lines, (runs) => runs.length <= 3) < NEARLY_ALL) return 0;
  const counts = lines.map((runs, i) => {
    if (!isCrossing(runs, i)) return 0;
    const sides = [lines.slice(0, i).reverse(), lines.slice(i)];
    const arms = sides.map((side) => side.filter((one) => one.length === 2 || one.length === 3).map(gap));
    return arms.filter((gaps) => gaps.length >= lines.length * ARMS && growth(gaps) >= OPENING).length;
  });
  return Math.max(0, ...counts);
}

/** From the middle of the first stroke that a line meets to that of the last: an outline may hide the edge of one. */
function apart(runs: Run[]): number {
  const middle = (run: Run | undefined) => (run ? run.from + run.length / 2 : 0);
  return middle(runs.at(-1)) - middle(runs[0]);
}

/** Between the outermost strokes that a line meets. */
function gap(runs: Run[]): number {
  const [left] = runs;
  return (runs.at(-1)?.from ?? 0) - (left ? left.from + left.length : 0);
}

/** How much values grow a step, from the first third of them to the last. */
function growth(values: readonly number[]): number {
  const third = Math.ceil(values.length / 3);
  return (mean(values.slice(-third)) - mean(values.slice(0, third))) / Math.max(1, values.length - third);
}
