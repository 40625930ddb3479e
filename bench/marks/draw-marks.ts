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
  return stroke([...hook, start, foot, ...bow, tip], random, pen, random.between(0, 0.14));
};

/** Two strokes, or one that goes on around a side of the cross. */
export const cross: Drawing = (random, size, pen) => {
  const [x, y] = [size * random.normal() * 0.08, size * random.normal() * 0.08];
  const half = size * (random.chance(0.25) ? random.between(0.7, 1) : random.between(0.32, 0.7));
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
    const falling = stroke(bowed(topLeft, bottomRight, random), random, pen);
    return falling + stroke(bowed(topRight, bottomLeft, random), random, pen);
  }
  if (way < 0.76)
    return inOne(topLeft, bottomRight, [Math.max(bottomRight[0], topRight[0]) + out, y], topRight, bottomLeft);
  if (way < 0.92)
    return inOne(topRight, bottomLeft, [Math.min(topLeft[0], bottomLeft[0]) - out, y], topLeft, bottomRight);
  return inOne(topLeft, bottomRight, [x, Math.max(bottomRight[1], bottomLeft[1]) + out], bottomLeft, topRight);
};

function bowed(from: Point, to: Point, random: Random): Point[] {
  const bend = random.chance(0.5) ? 0 : random.normal() * 0.16;
  const [dx, dy] = [(to[1] - from[1]) * bend, (to[0] - from[0]) * bend];
  const middle: Point = [(from[0] + to[0]) / 2 - dx, (from[1] + to[1]) / 2 + dy];
  const quarter: Point = [(from[0] + middle[0]) / 2 - dx * 0.3, (from[1] + middle[1]) / 2 + dy * 0.3];
  return bend === 0 ? [from, to] : [from, quarter, middle, to];
}

/** A blackened square, hatching dense or loose, or loops. */
export const fill: Drawing = (random, size, pen) => {
  const half = size * random.between(0.32, 0.52);
  const way = random.next();
  if (way < 0.25) return blackened(random, size, half, pen);
  if (way < 0.85) return hatched(random, size, half, pen);
  const turns = Math.ceil(random.between(4, 8) * 10);
  const loops = Array.from({ length: turns }, (_, i): Point => {
    const reach = half * (0.25 + 0.75 * Math.abs(Math.sin(i * 0.13 + 1))) * random.between(0.9, 1.1);
    const angle = (i / 10) * 2 * Math.PI;
    return [reach * Math.cos(angle), reach * Math.sin(angle)];
  });
  return stroke(loops, random, pen, 0.02);
};

function blackened(random: Random, size: number, half: number, pen: Pen): string {
  const off = () => random.normal() * size * 0.04;
  const corners = (
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const
  ).map(([u, v]) => `${(u * half + off()).toFixed(2)} ${(v * half + off()).toFixed(2)}`);
  return `<polygon points="${corners.join(' ')}" fill="${pen.colour}" stroke="${pen.colour}" stroke-width="${(pen.width * 0.6).toFixed(2)}" stroke-linejoin="round" opacity="${pen.opacity.toFixed(2)}"/>`;
}

function hatched(random: Random, size: number, half: number, pen: Pen): string {
  const angle = random.pick([0, Math.PI / 2, 0.78, -0.78, random.between(0, Math.PI)]);
  const isDense = random.chance(0.6);
  const dense = () => Math.ceil(((2 * half) / pen.width) * random.between(0.8, 1.6)) + 3;
  const turns = isDense ? dense() : 5 + Math.floor(random.between(0, 4));
  const lines = Array.from({ length: turns + 1 }, (_, i): Point => {
    const u = (i % 2 ? 1 : -1) * half * random.between(0.8, 1.1);
    const v = -half + (2 * half * i) / turns + random.normal() * size * 0.02;
    return [Math.cos(angle) * u - Math.sin(angle) * v, Math.sin(angle) * u + Math.cos(angle) * v];
  });
  const first = stroke(lines, random, pen, random.between(0, 0.05));
  if (!random.chance(isDense ? 0.3 : 0.15)) return first;
  return (
    first +
    stroke(
      lines.map(([x, y]): Point => [y, x]),
      random,
      pen,
      0.02,
    )
  );
}

/** Some strokes up and down, more than a "W" has, or as many in haste. */
export const scribble: Drawing = (random, size, pen) => {
  const turns = 4 + Math.floor(random.between(0, 5));
  const [across, down] = [size * random.between(0.3, 0.5), size * random.between(0.3, 0.5)];
  const angle = random.chance(0.2) ? Math.PI / 2 : random.normal() * 0.25;
  const zigzag = Array.from({ length: turns + 1 }, (_, i): Point => {
    const u = across * (-1 + (2 * i) / turns) + random.normal() * size * 0.04;
    const v = down * (i % 2 ? -1 : 1) + random.normal() * size * 0.06;
    return [Math.cos(angle) * u - Math.sin(angle) * v, Math.sin(angle) * u + Math.cos(angle) * v];
  });
  return stroke(zigzag, random, pen, random.between(0, 0.06));
};

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
