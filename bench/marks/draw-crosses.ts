import type { Random } from '../forms/scan-random.ts';
import { besides, type Drawing } from './draw-marks.ts';
import { type Pen, type Point, stroke } from './pen-stroke.ts';

const DEGREE = Math.PI / 180;

/** Two strokes, or one that goes on around a side of the cross; sometimes short, lopsided or far beyond the box. */
export const cross: Drawing = (random, size, pen) => {
  if (random.chance(0.25)) return lopsided(random, size, pen);
  const [x, y] = [size * random.normal() * 0.08, size * random.normal() * 0.08];
  const half = size * (random.chance(0.25) ? random.between(0.7, 1.3) : random.between(0.28, 0.7));
  const wide = half * random.between(0.75, 1.25);
  const corner = (u: 1 | -1, v: 1 | -1): Point => [
    x + u * wide + random.normal() * size * 0.06,
    y + v * half + random.normal() * size * 0.06,
  ];
  const [topLeft, bottomRight, topRight, bottomLeft] = [corner(-1, -1), corner(1, 1), corner(1, -1), corner(-1, 1)];
  const out = size * random.between(0.02, 0.3);
  const inOne = (...points: Point[]) => stroke(points, random, pen, random.between(0.03, 0.14));
  const way = random.next();
  if (way < 0.6) {
    const strokes = [bowed(topLeft, bottomRight, random), bowed(topRight, bottomLeft, random)];
    if (random.chance(0.06)) strokes.push(...strokes.map((each) => besides(each, random, size)));
    return strokes.map((each) => stroke(each, random, pen)).join('');
  }
  if (way < 0.76)
    return inOne(topLeft, bottomRight, [Math.max(bottomRight[0], topRight[0]) + out, y], topRight, bottomLeft);
  if (way < 0.92)
    return inOne(topRight, bottomLeft, [Math.min(topLeft[0], bottomLeft[0]) - out, y], topLeft, bottomRight);
  return inOne(topLeft, bottomRight, [x, Math.max(bottomRight[1], bottomLeft[1]) + out], bottomLeft, topRight);
};

/** Two strokes of which either may be short, and that need not meet in the middle of both. */
function lopsided(random: Random, size: number, pen: Pen): string {
  const [x, y] = [size * random.normal() * 0.1, size * random.normal() * 0.1];
  const lean = random.between(0.45, 1.1);
  const through = (angle: number, reach: number): [Point, Point] => {
    const met = random.between(0.22, 0.78);
    const [u, v] = [2 * reach * Math.cos(angle), 2 * reach * Math.sin(angle)];
    return [
      [x - u * met, y - v * met],
      [x + u * (1 - met), y + v * (1 - met)],
    ];
  };
  const first = through(lean, size * random.between(0.25, 0.6));
  const second = through(-lean + random.normal() * 0.15, size * random.between(0.22, 0.6));
  return stroke(first, random, pen, 0.05) + stroke(second, random, pen, 0.05);
}

/**
 * A cross that is turned as a whole, nearly to a plus: two strokes, or one that goes around a side. A plus that stands upright is
 * no mark here, as "t" is none.
 */
export const turnedCross: Drawing = (random, size, pen) => {
  const inOne = random.chance(0.2);
  const turn = (random.chance(0.5) ? 1 : -1) * random.between(DEGREE * 5, DEGREE * (inOne ? 21 : 27));
  const [x, y] = [size * random.normal() * 0.08, size * random.normal() * 0.08];
  const half = size * (random.chance(0.25) ? random.between(0.65, 1) : random.between(0.26, 0.65));
  const arm = (quarter: number): Point => {
    const angle = Math.PI * (quarter / 2 + 0.25) + turn + random.normal() * DEGREE * 2;
    const reach = half * random.between(0.75, 1.25);
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  };
  const [bottomRight, bottomLeft, topLeft, topRight] = [arm(0), arm(1), arm(2), arm(3)];
  if (!inOne) {
    return (
      stroke(bowed(topLeft, bottomRight, random), random, pen) +
      stroke(bowed(topRight, bottomLeft, random), random, pen)
    );
  }
  const around: Point = [
    (bottomRight[0] + topRight[0]) / 2 + half * random.between(0.05, 0.4) * Math.cos(turn),
    (bottomRight[1] + topRight[1]) / 2 + half * random.between(0.05, 0.4) * Math.sin(turn),
  ];
  return stroke([topLeft, bottomRight, around, topRight, bottomLeft], random, pen, random.between(0.03, 0.14));
};

function bowed(from: Point, to: Point, random: Random): Point[] {
  const bend = random.chance(0.5) ? 0 : random.normal() * 0.16;
  const [dx, dy] = [(to[1] - from[1]) * bend, (to[0] - from[0]) * bend];
  const middle: Point = [(from[0] + to[0]) / 2 - dx, (from[1] + to[1]) / 2 + dy];
  const quarter: Point = [(from[0] + middle[0]) / 2 - dx * 0.3, (from[1] + middle[1]) / 2 + dy * 0.3];
  return bend === 0 ? [from, to] : [from, quarter, middle, to];
}
