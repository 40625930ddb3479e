import type { Shape } from '../content/page-content.ts';
import { centre, height, width } from '../geometry.ts';

/** How much of a round, in degrees, a pen goes at least: rings are seldom closed. */
const MOST_OF_A_ROUND = 300;
/** More than twice round is a scribble. */
const TWO_ROUNDS = 760;
/** The pen keeps so far from the middle, and no farther, in half widths and half heights of the ring. */
const [NEAREST, FARTHEST] = [0.55, 1.5];
/** In points: less is no ring round anything. */
const SMALLEST = 6;

/**
 * Whether a single line goes round a middle that it leaves free, in one direction: a ring as a pen draws it, or a polygon
 * round something. A tick, a cross or a scribble passes through the middle or turns back.
 */
export function goesRound({ points, box, fill, stroke }: Shape): boolean {
  if (fill || !stroke || points.length < 6 || Math.min(width(box), height(box)) < SMALLEST) return false;
  const middle = centre(box);
  const from = points.map(({ x, y }) => ({
    x: (2 * (x - middle.x)) / width(box),
    y: (2 * (y - middle.y)) / height(box),
  }));
  const isAround = from.every(({ x, y }) => Math.hypot(x, y) > NEAREST && Math.hypot(x, y) < FARTHEST);
  if (!isAround) return false;
  let [turned, back] = [0, 0];
  from.slice(1).forEach((point, at) => {
    const before = from[at] ?? point;
    const angle = Math.atan2(before.x * point.y - before.y * point.x, before.x * point.x + before.y * point.y);
    const degrees = (angle * 180) / Math.PI;
    turned += degrees;
    back += Math.abs(degrees);
  });
  const round = Math.abs(turned);
  return round >= MOST_OF_A_ROUND && round < TWO_ROUNDS && back - round < 0.2 * round;
}
