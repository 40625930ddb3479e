import type { Random } from '../forms/scan-random.ts';
import { type Pen, type Point, stroke } from './pen-stroke.ts';

/** Draws something in a box of this size in millimetres, the box's middle being 0 / 0. */
export type Drawing = (random: Random, size: number, pen: Pen) => string;

/** A stroke once more, as somebody draws who presses on. */
export function besides(course: readonly Point[], random: Random, size: number): Point[] {
  return course.map(([x, y]) => [x + random.normal() * size * 0.06, y + random.normal() * size * 0.06]);
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
