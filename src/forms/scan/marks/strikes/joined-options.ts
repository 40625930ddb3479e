import { HIDDEN } from '../../outlines/slot-ink.ts';
import { fitLine } from '../../picture/geometry/fitted-line.ts';
import type { Rect } from '../../picture/raster.ts';
import type { ForeignMark } from '../paper/foreign-ink.ts';
import type { Place } from '../record-reading.ts';

/** Share of the rows between two outlines that a stroke from one to the other crosses: noise may tear it. */
const CROSSED = 0.8;
/**
 * Columns that an arm goes aside a row, and how far its end stands off the other outline's middle, as a share of half its width:
 * what leans less ends farther aside. The first third of an arm lies along its own outline, which hides a part of it.
 */
const LEANING = 0.25;
const ASIDE = 0.6;
const STEEPLY = 0.15;
const FAR_ASIDE = 0.85;
const BESIDE_OWN = 1 / 3;
/** How thick an arm's end is at most, in thicknesses of the arm: an arrow's head is thicker. */
const HEAD = 1.6;

/**
 * The two options of a record between whose outlines a mark runs, from edge to edge: a short arrow that moves the answer from
 * one to the other. The arm of a tick or cross that passes by the other outline leaves the way between them, or leans aside on it.
 */
export function joinedOptions({ pixels }: ForeignMark, places: readonly Place[], width: number): [Place, Place] | null {
  for (const upper of places.filter(({ slot }) => slot === 'no-comments')) {
    const lower = places.find(({ slot, record }) => slot === 'comments' && record === upper.record);
    if (!lower) continue;
    const [top, bottom] = [upper.rect.y + upper.rect.height + HIDDEN, lower.rect.y - HIDDEN];
    const [left, right] = [upper.rect.x, upper.rect.x + upper.rect.width];
    const points = pixels.map((pixel): Point => ({ x: pixel % width, y: Math.floor(pixel / width) }));
    const rows = new Set<number>();
    for (const { x, y } of points) if (y >= top && y <= bottom && x >= left && x <= right) rows.add(y);
    if (rows.size === 0 || rows.size < (bottom - top) * CROSSED) continue;
    if (!areArms(points, upper, lower)) return [upper, lower];
  }
  return null;
}

interface Point {
  x: number;
  y: number;
}

/** Whether all that a mark in one of two options has on the way to the other, which is empty, are arms of a tick or cross. */
function areArms(points: readonly Point[], upper: Place, lower: Place): boolean {
  const isUp = lower.reading.state === 'marked';
  const [from, to] = isUp ? [lower, upper] : [upper, lower];
  if (from.reading.state !== 'marked' || to.reading.state !== 'empty') return false;
  const edge = isUp ? from.rect.y : from.rect.y + from.rect.height;
  const beyond = points.filter(({ y }) => (isUp ? y < edge : y > edge));
  const middle = to.rect.x + to.rect.width / 2;
  const left = beyond.filter(({ x }) => x < middle);
  const right = beyond.filter(({ x }) => x >= middle);
  const leaves = (arm: readonly Point[], side: -1 | 1) => arm.length === 0 || leansAside(arm, { side, isUp }, to.rect);
  return leaves(left, -1) && leaves(right, 1);
}

/** Whether an arm goes off to its side on its way to the other outline, and ends there no thicker than it came. */
function leansAside(arm: readonly Point[], { side, isUp }: { side: -1 | 1; isUp: boolean }, other: Rect): boolean {
  const rows = [...Map.groupBy(arm, ({ y }) => (isUp ? -y : y))].sort(([one], [next]) => one - next);
  const course = rows.map(([, points]) => acrossRow(points));
  const way = course.slice(Math.floor(course.length * BESIDE_OWN));
  const leaning = fitLine(way.map(({ middle }, row) => ({ u: row, v: middle }))).slope * side;
  const usual = course.map(({ wide }) => wide).sort((one, next) => one - next)[course.length >> 1] ?? 0;
  const end = course.slice(-Math.ceil(course.length / 3));
  const off = ((end.at(-1)?.middle ?? 0) - other.x - other.width / 2) * side;
  const least = leaning >= LEANING ? ASIDE : FAR_ASIDE;
  return leaning >= STEEPLY && off >= (other.width / 2) * least && end.every(({ wide }) => wide <= usual * HEAD);
}

function acrossRow(points: readonly Point[]): { middle: number; wide: number } {
  const columns = points.map(({ x }) => x);
  const [from, to] = [Math.min(...columns), Math.max(...columns)];
  return { middle: (from + to) / 2, wide: to - from + 1 };
}
