import type { Random } from '../forms/scan-random.ts';

/** Millimetres. */
export type Point = [number, number];

/** What draws a sample's mark or letters. */
export interface Pen {
  /** Millimetres. */
  width: number;
  colour: string;
  opacity: number;
  /** Whether its ink fails here and there, as a ballpoint's. */
  fails: boolean;
  /** Whether the paper's grain shows through it, as through pencil. */
  isGrainy: boolean;
}

/** Millimetres between the points that a stroke is shaken at, and parts of a stroke, each of its own width. */
const STEP = 0.12;
const PARTS = 10;
/** Points along a stroke over which a corner is rounded at most. */
const ROUNDED = 60;

export function takePen(random: Random): Pen {
  const grey = Math.round(random.between(0, random.chance(0.25) ? 125 : 60));
  const width = random.chance(0.3) ? random.between(0.7, 1.35) : random.between(0.22, 0.7);
  return {
    width,
    colour: `rgb(${grey},${grey},${grey})`,
    opacity: random.between(0.75, 1),
    fails: random.chance(0.3),
    isGrainy: random.chance(0.2),
  };
}

/**
 * A stroke through points, as SVG: corners rounded, shaken, of uneven width.
 * @param soft how far corners are rounded, 0 to 0.25
 */
export function stroke(points: readonly Point[], random: Random, pen: Pen, soft = random.between(0, 0.25)): string {
  const course = shaken(rounded(dense(points), soft), random);
  const parts = Math.min(course.length - 1, PARTS);
  const phase = random.between(0, 6);
  const lines: string[] = [];
  for (let part = 0; part < parts; part++) {
    const [from, to] = [part, part + 1].map((each) => Math.floor((each * (course.length - 1)) / parts));
    const tapers = part === parts - 1 && random.chance(0.4);
    const width = pen.width * (0.92 + 0.16 * Math.sin(phase + part * 0.9)) * (tapers ? 0.65 : 1);
    if (pen.fails && random.chance(0.05)) continue;
    const through = course.slice(from, (to ?? 0) + 1).map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`);
    lines.push(`<polyline points="${through.join(' ')}" stroke-width="${width.toFixed(3)}"/>`);
  }
  return `<g fill="none" stroke="${pen.colour}" opacity="${pen.opacity.toFixed(2)}" stroke-linecap="round" stroke-linejoin="round">${lines.join('')}</g>`;
}

function dense(points: readonly Point[]): Point[] {
  return points.flatMap((point, i): Point[] => {
    const next = points[i + 1];
    if (!next) return [point];
    const steps = Math.max(2, Math.ceil(Math.hypot(next[0] - point[0], next[1] - point[1]) / STEP));
    const along = (k: number): Point => [
      point[0] + ((next[0] - point[0]) * k) / steps,
      point[1] + ((next[1] - point[1]) * k) / steps,
    ];
    return Array.from({ length: steps }, (_, k) => along(k));
  });
}

function rounded(points: readonly Point[], soft: number): Point[] {
  const reach = Math.round((soft * Math.min(points.length, ROUNDED)) / 2);
  return points.map((_, i): Point => {
    const own = Math.min(reach, i, points.length - 1 - i);
    const near = points.slice(i - own, i + own + 1);
    const mean = (axis: 0 | 1) => near.reduce((sum, point) => sum + point[axis], 0) / near.length;
    return [mean(0), mean(1)];
  });
}

function shaken(points: readonly Point[], random: Random): Point[] {
  const tremor = random.between(0.005, 0.03);
  let [dx, dy] = [0, 0];
  return points.map(([x, y]): Point => {
    dx = dx * 0.9 + random.normal() * tremor;
    dy = dy * 0.9 + random.normal() * tremor;
    return [x + dx, y + dy];
  });
}
