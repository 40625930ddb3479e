import type { Random } from '../forms/scan-random.ts';
import { besides, type Drawing } from './draw-marks.ts';
import { type Pen, type Point, stroke } from './pen-stroke.ts';

export const tick: Drawing = (random, size, pen) => {
  if (random.chance(0.25)) return evenTick(random, size, pen);
  const foot: Point = [size * random.between(-0.3, 0.15), size * random.between(0.05, 0.5)];
  const arm = (length: number, angle: number, side: 1 | -1): Point => [
    foot[0] + side * length * Math.cos(angle),
    foot[1] - length * Math.sin(angle),
  ];
  const start = arm(size * random.between(0.18, 0.6), random.between(0.15, 1.35), -1);
  const reach = random.chance(0.3) ? random.between(1, 2.4) : random.between(0.6, 1.2);
  const tip = arm(size * reach, random.between(0.55, 1.3), 1);
  const isCurled = random.chance(0.15);
  const hook: Point[] = isCurled || random.chance(0.2) ? [hookBefore(start, random, isCurled ? size * 1.6 : size)] : [];
  const bend = () => size * random.between(-0.02, 0.14);
  const bow: Point[] = random.chance(0.3) ? [[(foot[0] + tip[0]) / 2 + bend(), (foot[1] + tip[1]) / 2 + bend()]] : [];
  const course = [...hook, start, foot, ...bow, tip];
  const drawn = stroke(course, random, pen, isCurled ? random.between(0.1, 0.25) : random.between(0, 0.14));
  return random.chance(0.06) ? drawn + stroke(besides(course, random, size), random, pen, 0.05) : drawn;
};

/** One whose arms are nearly of a length, as in "V". */
function evenTick(random: Random, size: number, pen: Pen): string {
  const [x, y] = [size * random.normal() * 0.08, size * random.normal() * 0.08];
  const half = size * random.between(0.25, 0.55);
  const wide = half * random.between(0.5, 1.1);
  const near = () => random.normal() * size * 0.05;
  const course: Point[] = [
    [x - wide + near(), y - half * random.between(0.5, 1.05)],
    [x + near(), y + half + near()],
    [x + wide + near(), y - half * random.between(0.85, 1.35)],
  ];
  return stroke(course, random, pen, random.between(0, 0.12));
}

/** Where a pen is set down that goes up before it comes down: a little to the left. */
function hookBefore([x, y]: Point, random: Random, size: number): Point {
  return [x - size * random.between(0.05, 0.2), y + size * random.between(0, 0.15)];
}

/** A tick that leaves most of the box free, most often of a felt pen, which leaves little of its corner. */
export const smallTick: Drawing = (random, size, pen) => {
  const thick = random.chance(0.7) ? { ...pen, width: size * random.between(0.14, 0.28) } : pen;
  const foot: Point = [size * random.between(-0.2, 0.12), size * random.between(0.02, 0.34)];
  const arm = (length: number, angle: number, side: 1 | -1): Point => [
    foot[0] + side * size * length * Math.cos(angle),
    foot[1] - size * length * Math.sin(angle),
  ];
  const start = arm(random.between(0.14, 0.34), random.between(0.3, 1.25), -1);
  return stroke([start, foot, arm(random.between(0.38, 0.72), random.between(0.6, 1.25), 1)], random, thick, 0.06);
};
