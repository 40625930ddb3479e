import type { Random } from '../forms/scan-random.ts';
import type { Drawing } from './draw-marks.ts';
import { type Pen, type Point, stroke } from './pen-stroke.ts';

/** A blackened square, hatching dense or loose, or loops. */
export const fill: Drawing = (random, size, pen) => {
  const half = size * random.between(0.32, 0.52);
  const way = random.next();
  if (way < 0.25) return blackened(random, size, half, pen);
  if (way < 0.85) return hatched(random, size, half, pen);
  return loops(random, size, half, pen);
};

/** Round and round: on the spot, from the edge inwards, or wandering across the box. */
function loops(random: Random, size: number, half: number, pen: Pen): string {
  const way = random.next();
  const turns = random.between(way < 0.4 ? 4 : 2.6, way < 0.4 ? 8 : 5.5);
  const steps = Math.ceil(turns * 14);
  const start = random.between(0, 2 * Math.PI);
  const side = random.chance(0.5) ? 1 : -1;
  const [across, aslant] = [random.between(0.8, 1.1), random.between(0, Math.PI)];
  const course = Array.from({ length: steps + 1 }, (_, i): Point => {
    const angle = start + (side * i * 2 * Math.PI) / 14;
    const share = i / steps;
    const wave = 0.25 + 0.75 * Math.abs(Math.sin(i * 0.1 + 1));
    const reach = half * (way < 0.4 ? wave : way < 0.75 ? 1 - 0.85 * share : 0.6) * random.between(0.94, 1.06);
    const away = way < 0.75 ? 0 : size * 0.45 * (2 * share - 1);
    return [
      across * reach * Math.cos(angle) + away * Math.cos(aslant),
      reach * Math.sin(angle) + away * Math.sin(aslant),
    ];
  });
  return stroke(course, random, pen, 0.02);
}

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

/** Some strokes up and down: at least one more than an "M" has, which nobody could tell from a letter. */
export const scribble: Drawing = (random, size, pen) => {
  const turns = 5 + Math.floor(random.between(0, 6));
  const [across, down] = [size * random.between(0.3, 0.5), size * random.between(0.3, 0.5)];
  const angle = random.chance(0.2) ? Math.PI / 2 : random.normal() * 0.25;
  const zigzag = Array.from({ length: turns + 1 }, (_, i): Point => {
    const u = across * (-1 + (2 * i) / turns) + random.normal() * size * 0.04;
    const v = down * (i % 2 ? -1 : 1) + random.normal() * size * 0.06;
    return [Math.cos(angle) * u - Math.sin(angle) * v, Math.sin(angle) * u + Math.cos(angle) * v];
  });
  return stroke(zigzag, random, pen, random.between(0, 0.06));
};
