import type { Random } from '../forms/scan-random.ts';
import { type Pen, type Point, stroke } from './pen-stroke.ts';

/** Draws something in a box of this size in millimetres, the box's middle being 0 / 0. */
export type Drawing = (random: Random, size: number, pen: Pen) => string;

export const tick: Drawing = (random, size, pen) => {
  const foot: Point = [size * random.between(-0.3, 0.15), size * random.between(0.05, 0.5)];
  const arm = (length: number, angle: number, side: 1 | -1): Point => [
    foot[0] + side * length * Math.cos(angle),
    foot[1] - length * Math.sin(angle),
  ];
  const start = arm(size * random.between(0.18, 0.6), random.between(0.15, 1.35), -1);
  const reach = random.chance(0.3) ? random.between(1, 2.4) : random.between(0.6, 1.2);
  const tip = arm(size * reach, random.between(0.55, 1.3), 1);
  const hook: Point[] = random.chance(0.2)
    ? [[start[0] - size * random.between(0.05, 0.2), start[1] + size * random.between(0, 0.15)]]
    : [];
  const bend = () => size * random.between(-0.02, 0.14);
  const bow: Point[] = random.chance(0.3) ? [[(foot[0] + tip[0]) / 2 + bend(), (foot[1] + tip[1]) / 2 + bend()]] : [];
  const course = [...hook, start, foot, ...bow, tip];
  const drawn = stroke(course, random, pen, random.between(0, 0.14));
  return random.chance(0.06) ? drawn + stroke(besides(course, random, size), random, pen, 0.05) : drawn;
};

/** The same once more, as somebody draws who presses on. */
function besides(course: readonly Point[], random: Random, size: number): Point[] {
  return course.map(([x, y]) => [x + random.normal() * size * 0.06, y + random.normal() * size * 0.06]);
}

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

function bowed(from: Point, to: Point, random: Random): Point[] {
  const bend = random.chance(0.5) ? 0 : random.normal() * 0.16;
  const [dx, dy] = [(to[1] - from[1]) * bend, (to[0] - from[0]) * bend];
  const middle: Point = [(from[0] + to[0]) / 2 - dx, (from[1] + to[1]) / 2 + dy];
  const quarter: Point = [(from[0] + middle[0]) / 2 - dx * 0.3, (from[1] + middle[1]) / 2 + dy * 0.3];
  return bend === 0 ? [from, to] : [from, quarter, middle, to];
}

export const slash: Drawing = (random, size, pen) => {
  const half = size * random.between(0.4, 0.9);
  const lean = random.between(0.5, 1.2) * (random.chance(0.75) ? 1 : -1);
  const [dx, dy] = [random.normal() * size * 0.08, random.normal() * size * 0.08];
  const [u, v] = [half * Math.cos(lean), half * Math.sin(lean)];
  return stroke(
    [
      [dx - u, dy + v],
      [dx + u, dy - v],
    ],
    random,
    pen,
  );
};

export const dot: Drawing = (random, size, pen) => {
  const radius = size * random.between(0.08, 0.3);
  const off = () => (random.normal() * size * 0.08).toFixed(2);
  const high = radius * random.between(0.7, 1.3);
  return `<ellipse cx="${off()}" cy="${off()}" rx="${radius.toFixed(2)}" ry="${high.toFixed(2)}" fill="${pen.colour}" opacity="${pen.opacity.toFixed(2)}"/>`;
};
