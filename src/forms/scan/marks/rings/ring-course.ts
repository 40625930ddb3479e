import type { Point } from '../../picture/geometry/pencil.ts';
import type { Raster } from '../../picture/raster.ts';
import { inkAt, PAPER, PEN, PRINT } from './ring-ink.ts';
import type { Spine } from './ring-spine.ts';

/** What a step over each costs: a ring that is seen is worth a way around, print may hide it, paper shows that it is not there. */
const COST: Record<number, number> = { [PEN]: 0, [PRINT]: 0.4, [PAPER]: 4 };
/** A hand goes smoothly: what a step outwards or inwards costs beside. */
const TURN = 0.15;
const STEEPEST = 2;

/** From where, and in which direction, a ring is looked for all around its spine. */
interface Station {
  x: number;
  y: number;
  across: number;
  down: number;
}

/** The likeliest course of a ring around a spine, a point a pixel; of all closed courses the one that is inked best. */
export function courseAround(seen: Raster, spine: Spine): Point[] {
  const stations = stationsOf(spine);
  const { nearest } = spine;
  const depths = spine.farthest - nearest + 1;
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

/** Along a spine, outwards: above it, around its right end, below it, around its left end. */
function stationsOf({ from, to, nearest, farthest }: Spine): Station[] {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const length = Math.round(Math.hypot(to.x - from.x, to.y - from.y));
  const stations: Station[] = [];
  const go = (start: Point, along: number) => {
    const side = { across: Math.sin(along), down: -Math.cos(along) };
    for (let i = 0; i < length; i++) {
      stations.push({ x: start.x + i * Math.cos(along), y: start.y + i * Math.sin(along), ...side });
    }
  };
  const turn = (around: Point, start: number) => {
    const steps = Math.round((Math.PI * (nearest + farthest)) / 2);
    for (let i = 0; i < steps; i++) {
      const towards = start + (Math.PI * i) / steps;
      stations.push({ ...around, across: Math.cos(towards), down: Math.sin(towards) });
    }
  };
  go(from, angle);
  turn(to, angle - Math.PI / 2);
  go(to, angle + Math.PI);
  turn(from, angle + Math.PI / 2);
  return stations;
}
