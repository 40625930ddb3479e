import { hullOf } from '../../picture/geometry/hull.ts';
import type { Point } from '../../picture/geometry/pencil.ts';
import { boundsOf, type Raster } from '../../picture/raster.ts';
import { inkAt, PAPER, PEN } from './ring-ink.ts';

/** Least share of a ring's course on which its own ink is seen, and of each of its sides: the table's lines make no side of it. */
const SEEN = 0.55;
const SIDE = 0.4;
/** A hand does not close every ring: how long its one opening may be, as a share of the course and of its lesser side: an end may not be missing. */
const OPENING = 0.1;
const OF_SIDE = 0.4;
/** Breaks that scanning tears into a stroke, in pixels, and the share of the course that they take. */
const NICK = 6;
const NICKED = 0.05;
/** So much of it print may hide in one place, in pixels and as a share: a ring runs along the table's lines for a while. */
const HIDDEN = 45;
const HIDDEN_SHARE = 0.2;

/** A ring around a box or circle is no longer than this, in its heights; there no letters hide it. */
const AROUND_BOX = 1.5;
/** Beside a box a column's line hides one side of it. */
const HIDDEN_AT_BOX = 0.4;

/** First way, by ink: all along the course a pen's is seen, but for one opening and where print hides it. */
export function isInked(seen: Raster, course: readonly Point[], isAtCircle: boolean): boolean {
  const inks = course.map((point) => inkAt(seen, point));
  const all = course.length;
  const { width, height } = boundsOf(course.map((point) => ({ ...point, width: 0, height: 0 })));
  const isAroundBox = width < height * AROUND_BOX;
  const hidden = isAroundBox ? all * HIDDEN_AT_BOX : Math.max(HIDDEN, all * HIDDEN_SHARE);
  // Where paper shows between letters they hide nothing: the whole gap is open.
  const gaps = runsOf(inks).filter(({ isPen }) => !isPen);
  const open = gaps.filter(({ paper, length }) => paper > 0 || length > hidden);
  const [opening = 0, ...nicks] = open.map(({ length }) => length).sort((one, other) => other - one);
  const shown = (points: readonly Point[]) =>
    points.filter((point) => inkAt(seen, point) === PEN).length / points.length;
  const nicked = nicks.reduce((sum, length) => sum + length, 0);
  const isTorn = nicks.some((length) => length > NICK) || nicked > all * NICKED;
  const unseen = sidesOf(course).filter((side) => shown(side) < SIDE).length;
  if (shown(course) < SEEN || unseen > (isAroundBox && !isAtCircle ? 1 : 0)) return false;
  return !isTorn && opening <= Math.min(all * OPENING, Math.min(width, height) * OF_SIDE);
}

/** The upper and lower half of a course, and its ends as far as they bend. */
function sidesOf(course: readonly Point[]): Point[][] {
  const { x, y, width, height } = boundsOf(course.map((point) => ({ ...point, width: 0, height: 0 })));
  const end = Math.min(width, height) / 2;
  return [
    course.filter((point) => point.y < y + height / 2),
    course.filter((point) => point.y >= y + height / 2),
    course.filter((point) => point.x <= x + end),
    course.filter((point) => point.x >= x + width - end),
  ];
}

interface Run {
  isPen: boolean;
  length: number;
  /** Pixels of it that show paper. */
  paper: number;
}

/** Runs of a pen's ink and of all else around a closed course. */
function runsOf(inks: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const ink of inks) {
    if (runs.at(-1)?.isPen !== (ink === PEN)) runs.push({ isPen: ink === PEN, length: 0, paper: 0 });
    const run = runs.at(-1);
    if (!run) continue;
    run.length += 1;
    if (ink === PAPER) run.paper += 1;
  }
  const [first, last] = [runs[0], runs.at(-1)];
  if (first && last && first !== last && first.isPen === last.isPen) {
    first.length += last.length;
    first.paper += last.paper;
    runs.pop();
  }
  return runs;
}

/** Share of what a thread around it would enclose that a ring encloses itself: what is less is dented, drawn by no single turn. */
const ROUND = 0.86;

/** Second way, by shape: one turn of the hand, dented nowhere. */
export function isRound(course: readonly Point[]): boolean {
  return Math.abs(areaOf(course)) >= Math.abs(areaOf(hullOf(course))) * ROUND;
}

/** How near the corners of its extent a printed box bears ink, in pixels; a ring leaves them out. */
const CORNER = 2;
/** So far within its corners a printed box bears none, in pixels: a broad ring does. */
const WITHIN = 6;

/** Whether a course about a box has four corners: another box, larger than the one that was expected there. */
export function isLargerBox(course: readonly Point[], seen: Raster): boolean {
  const { x, y, width, height } = boundsOf(course.map((point) => ({ ...point, width: 0, height: 0 })));
  if (width > height * AROUND_BOX || height > width * AROUND_BOX) return false;
  const cornersOf = (inset: number) =>
    [x + inset, x + width - inset].flatMap((across) =>
      [y + inset, y + height - inset].map((down) => ({ x: across, y: down })),
    );
  const isThin = cornersOf(WITHIN).every((corner) => inkAt(seen, corner) !== PEN);
  return isThin && cornersOf(0).every((corner) => isInkedNear(seen, corner));
}

function isInkedNear(seen: Raster, { x, y }: Point): boolean {
  const around = Array.from({ length: 2 * CORNER + 1 }, (_, i) => i - CORNER);
  return around.some((dy) => around.some((dx) => inkAt(seen, { x: x + dx, y: y + dy }) === PEN));
}

function areaOf(course: readonly Point[]): number {
  let sum = 0;
  for (const [i, here] of course.entries()) {
    const next = course[(i + 1) % course.length] ?? here;
    sum += here.x * next.y - next.x * here.y;
  }
  return sum / 2;
}
