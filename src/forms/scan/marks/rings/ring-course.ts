import type { Point } from '../../picture/pencil.ts';
import type { Raster, Rect } from '../../picture/raster.ts';
import { PAPER, PEN, PRINT } from './ring-ink.ts';

/** How far outside an area a ring runs at most, in pixels (5 mm). */
const OUTSIDE = 44;
/** How near the middle of words it runs where it cuts their corners, as a share of half their height. */
const INSIDE = 0.3;
/** How far it stays outside a box, in pixels: the box's own outline is no part of a ring. */
const CLEAR = 4;

/** What a step over each costs: a ring that is seen is worth a way around, print may hide it, paper shows that it is not there. */
const COST: Record<number, number> = { [PEN]: 0, [PRINT]: 0.4, [PAPER]: 4 };
/** A hand goes smoothly: what a step outwards or inwards costs beside. */
const TURN = 0.15;
const STEEPEST = 2;

/** From where, and in which direction, a ring is looked for all around an area. */
interface Station {
  x: number;
  y: number;
  across: number;
  down: number;
}

/** The likeliest course of a ring around an area, a point a pixel; of all closed courses the one that is inked best. */
export function courseAround(seen: Raster, area: Rect): Point[] {
  const stations = stationsOf(area);
  const half = area.height / 2;
  const isBox = area.width < area.height * 1.5;
  const nearest = Math.round(isBox ? half + CLEAR : Math.max(3, half * INSIDE));
  const farthest = Math.round(half + OUTSIDE);
  const depths = farthest - nearest + 1;
  const costs = costsOf(seen, stations, nearest, depths);
  // Twice around: the second time it begins where it ended.
  const steps = new Int8Array(2 * stations.length * depths);
  let sums: Float32Array = new Float32Array(depths);
  for (let lap = 0; lap < 2 * stations.length; lap++) {
    sums = goOn(sums, costs, (lap % stations.length) * depths, steps, lap * depths);
  }
  let depth = sums.indexOf(Math.min(...sums));
  const course: Point[] = [];
  for (let lap = 2 * stations.length - 1; lap >= stations.length; lap--) {
    const station = stations[lap - stations.length];
    if (!station) continue;
    course.push(outFrom(station, nearest + depth));
    depth += steps[lap * depths + depth] ?? 0;
  }
  return course.reverse();
}

/** The least cost of coming to each depth of the next station, and the step that leads there. */
function goOn(before: Float32Array, costs: Float32Array, at: number, steps: Int8Array, to: number): Float32Array {
  const sums = new Float32Array(before.length);
  for (let depth = 0; depth < before.length; depth++) {
    let [best, from] = [before[depth] ?? 0, 0];
    for (let step = -STEEPEST; step <= STEEPEST; step++) {
      const other = depth + step;
      if (step === 0 || other < 0 || other >= before.length) continue;
      const sum = (before[other] ?? 0) + TURN * Math.abs(step);
      if (sum < best) [best, from] = [sum, step];
    }
    sums[depth] = best + (costs[at + depth] ?? 0);
    steps[to + depth] = from;
  }
  return sums;
}

function costsOf(seen: Raster, stations: readonly Station[], nearest: number, depths: number): Float32Array {
  const costs = new Float32Array(stations.length * depths);
  for (const [i, station] of stations.entries()) {
    for (let depth = 0; depth < depths; depth++) {
      costs[i * depths + depth] = COST[inkAt(seen, outFrom(station, nearest + depth))] ?? 0;
    }
  }
  return costs;
}

function outFrom({ x, y, across, down }: Station, away: number): Point {
  return { x: x + across * away, y: y + down * away };
}

/** What the page shows at a point of a course; paper beyond its edges. */
export function inkAt({ data, width, height }: Raster, { x, y }: Point): number {
  const [column, row] = [Math.round(x), Math.round(y)];
  return column < 0 || row < 0 || column >= width || row >= height ? PAPER : (data[row * width + column] ?? PAPER);
}

/** Along the line through the middle of an area, outwards: above it, around its right end, below it, around its left end. */
function stationsOf({ x, y, width, height }: Rect): Station[] {
  const middle = y + height / 2;
  const round = Math.min(width, height) / 2;
  const [left, right] = [Math.round(x + round), Math.round(x + width - round)];
  const stations: Station[] = [];
  const turn = (at: number, from: number) => {
    const steps = Math.round(Math.PI * (height / 2 + OUTSIDE / 2));
    for (let i = 0; i < steps; i++) {
      const angle = from + (Math.PI * i) / steps;
      stations.push({ x: at, y: middle, across: Math.cos(angle), down: Math.sin(angle) });
    }
  };
  for (let at = left; at < right; at++) stations.push({ x: at, y: middle, across: 0, down: -1 });
  turn(right, -Math.PI / 2);
  for (let at = right; at > left; at--) stations.push({ x: at, y: middle, across: 0, down: 1 });
  turn(left, Math.PI / 2);
  return stations;
}
