import type { Rect } from '../../src/forms/scan/picture/raster.ts';
import type { Random } from './scan-random.ts';

/** What draws: colour, width in millimetres, and how much of the paper still shows through. */
export interface Pen {
  colour: string;
  width: number;
  opacity: number;
  /** Multiplies with what lies below, as a highlighter does. */
  multiply?: boolean;
}

export const PENS = {
  blue: { colour: '#1c2f8f', width: 0.5, opacity: 0.92 },
  black: { colour: '#161616', width: 0.55, opacity: 0.95 },
  red: { colour: '#b3202a', width: 0.5, opacity: 0.9 },
  felt: { colour: '#111133', width: 1.0, opacity: 0.95 },
  pencil: { colour: '#55565a', width: 0.5, opacity: 0.72 },
  hairline: { colour: '#3a3a4a', width: 0.1, opacity: 0.7 },
  highlighter: { colour: '#f4ee2f', width: 4, opacity: 0.8, multiply: true },
} satisfies Record<string, Pen>;

type Point = [number, number];

/** Strokes as polylines, in pixels of the page. */
export type Strokes = Point[][];

/** Marks people make at a box or circle; each keeps within twice its size and covers its middle. */
export const SHAPES = {
  tick: (rect: Rect, random: Random): Strokes => {
    const s = size(rect) * random.between(0.8, 1.4);
    const [x, y] = middle(rect, random, 0.12);
    return [
      [
        [x - s * 0.4, y - s * 0.05],
        [x - s * 0.1, y + s * 0.35],
        [x + s * 0.6, y - s * 0.65],
      ],
    ];
  },
  cross: (rect: Rect, random: Random): Strokes => {
    const s = size(rect) * random.between(0.35, 0.65);
    const [x, y] = middle(rect, random, 0.12);
    return [
      [
        [x - s, y - s],
        [x + s, y + s * 0.9],
      ],
      [
        [x + s, y - s],
        [x - s * 0.9, y + s],
      ],
    ];
  },
  slash: (rect: Rect, random: Random): Strokes => {
    const s = size(rect) * random.between(0.5, 0.8);
    const [x, y] = middle(rect, random, 0.1);
    return [
      [
        [x - s * 0.7, y + s],
        [x + s * 0.7, y - s],
      ],
    ];
  },
  fill: (rect: Rect, random: Random): Strokes => {
    const s = size(rect) * 0.42;
    const [x, y] = middle(rect, random, 0.05);
    return [Array.from({ length: 13 }, (_, i): Point => [x - s + (i * s) / 6, y + (i % 2 ? s : -s)])];
  },
  dot: (rect: Rect, random: Random): Strokes => {
    const s = size(rect) * 0.2;
    const [x, y] = middle(rect, random, 0.1);
    return [circle(x, y, s, s, 9), circle(x, y, s * 0.4, s * 0.4, 7)];
  },
} satisfies Record<string, (rect: Rect, random: Random) => Strokes>;

export type Shape = keyof typeof SHAPES;

/** A ring around an area, a little larger than it. */
export function ring(area: Rect, random: Random, margin: number): Strokes {
  const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
  return [circle(x, y, area.width / 2 + margin, area.height / 2 + margin * random.between(0.7, 1), 40)];
}

/** A line through an area. */
export function strikeThrough(area: Rect, random: Random): Strokes {
  const y = area.y + area.height / 2;
  const steps = 12;
  return [
    Array.from(
      { length: steps + 1 },
      (_, i): Point => [area.x + (area.width * i) / steps, y + random.between(-1.5, 1.5)],
    ),
  ];
}

/** A highlighter's broad stroke along an area. */
export function wash(area: Rect): Strokes {
  const y = area.y + area.height / 2;
  return [
    [
      [area.x, y],
      [area.x + area.width, y],
    ],
  ];
}

function size(rect: Rect): number {
  return Math.max(rect.width, rect.height);
}

function middle(rect: Rect, random: Random, spread: number): Point {
  const s = size(rect) * spread;
  return [rect.x + rect.width / 2 + random.between(-s, s), rect.y + rect.height / 2 + random.between(-s, s)];
}

function circle(x: number, y: number, rx: number, ry: number, steps: number): Point[] {
  return Array.from({ length: steps + 2 }, (_, i): Point => {
    const angle = (i / steps) * 2 * Math.PI - 2;
    return [x + rx * Math.cos(angle) * (1 + i * 0.001), y + ry * Math.sin(angle)];
  });
}

/** The strokes as SVG, shaken by a hand that is not a ruler. */
export function toSvg(strokes: Strokes, pen: Pen, dpi: number, random: Random): string {
  const width = (pen.width / 25.4) * dpi * random.between(0.85, 1.15);
  const shake = dpi * 0.002;
  const paths = strokes.map((points) => {
    const moved = points.map(
      ([x, y]) => `${(x + random.normal() * shake).toFixed(1)} ${(y + random.normal() * shake).toFixed(1)}`,
    );
    return `<polyline points="${moved.join(' ')}"/>`;
  });
  const cap = pen.multiply ? 'butt' : 'round';
  return `<g fill="none" stroke="${pen.colour}" stroke-opacity="${pen.opacity}" stroke-width="${width.toFixed(2)}" stroke-linecap="${cap}" stroke-linejoin="round">${paths.join('')}</g>`;
}
