import type { Strokes } from './drawn-strokes.ts';
import { runsOf } from './stroke-runs.ts';

/** Directions of a stroke that rises to the right, and of one that falls, in degrees against the level. */
const RISING = [27, 39, 51, 63, 75];
const FALLING = RISING.map((degrees) => 180 - degrees);
/** How far a hand strays from a straight line, in pixels; half a stroke's width at most, as a share of the outline's size. */
const ASTRAY = 1;
const WIDEST = 0.17;
/** Share of all ink that the strokes must be, share of a stroke that must be ink, and share of what is beside them that may. */
const EXPLAINED = 0.9;
const DRAWN = 0.65;
const BESIDE = 0.1;
/** Share of all that is seen which must lie beside the strokes: where all is black, nothing is told. */
const LEFT_WHITE = 0.12;
/** Least length of an arm, as a share of the outline's size. */
const SHORTEST = 0.15;
/** Points of a mark that are looked at: every other one of a large mark. */
const MOST_POINTS = 400;

interface Point {
  x: number;
  y: number;
  isInk: boolean;
}

/**
 * Whether two straight strokes that cross, or that meet in a point below, make up all that is drawn, with the paper beside
 * them left white: a cross or a tick, of which the print may hide much. Letters have ink in other places.
 */
export function areTwoStrokes(strokes: Strokes): boolean {
  const { ink, size } = strokes;
  const seen = pointsOf(strokes);
  const halves = halfWidths(strokes).map((half) => Math.min(size * WIDEST, half) + ASTRAY);
  for (const x of stepsAlong(ink.width)) {
    for (const y of stepsAlong(ink.height)) {
      const around = seen.map((point) => ({ ...point, x: point.x - x, y: point.y - y }));
      for (const rising of RISING) {
        for (const falling of FALLING) {
          const upper = [rising, falling];
          const whole = [...upper, rising + 180, falling + 180];
          if (halves.some((half) => [upper, whole].some((arms) => fits(around, arms, half, size)))) return true;
        }
      }
    }
  }
  return false;
}

/** What can be seen there, ink and paper. */
function pointsOf({ ink, hidden }: Strokes): Point[] {
  const seen: Point[] = [];
  for (let i = 0; i < ink.data.length; i++) {
    const isInk = (ink.data[i] ?? 0) > 0;
    if (isInk || !hidden[i]) seen.push({ x: i % ink.width, y: Math.floor(i / ink.width), isInk });
  }
  const step = Math.ceil(seen.length / MOST_POINTS);
  return seen.filter((_, i) => i % step === 0);
}

/** Half the width of slanting strokes, from the runs of the rows that cross them: the shorter ones, and the usual ones. */
function halfWidths({ ink }: Strokes): number[] {
  const runs = Array.from({ length: ink.height }, (_, row) => runsOf(ink, row, false)).flat();
  const lengths = runs.map(({ length }) => length).sort((a, b) => a - b);
  return [3, 2].map((part) => ((lengths[Math.floor(lengths.length / part)] ?? 0) * Math.SQRT1_2) / 2);
}

/** Places at which strokes may cross or meet. */
function stepsAlong(length: number): number[] {
  return Array.from({ length: 9 }, (_, i) => (length * (i + 1)) / 10);
}

/** Whether arms that leave the origin in the given directions make up what is seen. Rows are counted downwards. */
function fits(seen: readonly Point[], directions: readonly number[], half: number, size: number): boolean {
  const arms = directions.map((degrees) => {
    const [across, up] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const along = ({ x, y }: Point) => x * across - y * up;
    const on = seen.filter((point) => along(point) > -half && Math.abs(point.x * up + point.y * across) <= half);
    const length = Math.max(0, ...on.filter(({ isInk }) => isInk).map(along));
    return { length, points: on.filter((point) => along(point) <= length) };
  });
  const isDrawn = arms.every(({ length, points }) => {
    const inked = points.filter(({ isInk }) => isInk).length;
    return length >= size * SHORTEST && inked >= points.length * DRAWN;
  });
  if (!isDrawn) return false;
  const own = new Set(arms.flatMap(({ points }) => points));
  const beside = seen.filter((point) => !own.has(point));
  const inkBeside = beside.filter(({ isInk }) => isInk).length;
  const all = seen.filter(({ isInk }) => isInk).length;
  const isLeftWhite = beside.length >= seen.length * LEFT_WHITE && inkBeside <= beside.length * BESIDE;
  return isLeftWhite && inkBeside <= all * (1 - EXPLAINED);
}
