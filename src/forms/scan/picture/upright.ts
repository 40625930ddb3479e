import { type Component, findComponents } from './components.ts';
import { linesRunDown } from './line-direction.ts';
import { type Raster, shrink } from './raster.ts';

/** Largest skew looked for, in degrees. Sheet feeders skew by 1 to 3. */
const MAX_SKEW = 6;

export interface Stance {
  /** Whether the lines of text run up or down the picture: it lies on its side. */
  sideways: boolean;
  /** Angle in degrees by which to turn the picture (after setting it upright, if sideways) so that lines run level. */
  skew: number;
}

/** How a page lies: on its side or not, and how far from level. Upside down cannot be told from this. */
export function findStance(ink: Raster): Stance {
  const small = ink.width > 1000 ? shrink(ink, 2) : ink;
  const pieces = findComponents(small, INKED).filter(({ box }) => Math.max(box.width, box.height) <= LARGEST_WORD);
  const sideways = linesRunDown(pieces);
  return { sideways, skew: sharpestAngle(inkPoints(pieces, small), sideways) };
}

interface Point {
  x: number;
  y: number;
}

const INKED = 90;
/** Larger things than words (the table around a photographed page, frames, stamps) say nothing about lines of text. */
const LARGEST_WORD = 90;

function inkPoints(pieces: readonly Component[], { width, height }: Raster): Point[] {
  const points = pieces.flatMap(({ pixels }) =>
    pixels.map((pixel) => {
      const x = pixel % width;
      return { x: x - width / 2, y: (pixel - x) / width - height / 2 };
    }),
  );
  const keep = Math.max(1, Math.ceil(points.length / 15_000));
  return points.filter((_, index) => index % keep === 0);
}

function sharpestAngle(points: Point[], sideways: boolean): number {
  let best = { angle: 0, sharpness: -1 };
  const consider = (angle: number) => {
    const sharpness = lineSharpness(points, angle, sideways);
    if (sharpness > best.sharpness) best = { angle, sharpness };
  };
  for (let angle = -MAX_SKEW; angle <= MAX_SKEW; angle += 0.5) consider(angle);
  const coarse = best.angle;
  for (let angle = coarse - 0.4; angle <= coarse + 0.41; angle += 0.1) consider(angle);
  return best.angle;
}

/** Sum of squares of the differences between neighbouring rows of the ink profile at this angle. */
function lineSharpness(points: Point[], angle: number, sideways: boolean): number {
  const radians = (angle * Math.PI) / 180;
  const sine = Math.sin(radians);
  const cosine = Math.cos(radians);
  const profile = new Float64Array(4096);
  for (const { x, y } of points) {
    // Sideways pages are judged as they lie after a quarter turn clockwise: (x, y) goes to (-y, x).
    const row = sideways ? -y * sine + x * cosine : x * sine + y * cosine;
    const bin = Math.round(row) + 2048;
    profile[bin] = (profile[bin] ?? 0) + 1;
  }
  let sum = 0;
  for (let bin = 1; bin < profile.length; bin++) sum += ((profile[bin] ?? 0) - (profile[bin - 1] ?? 0)) ** 2;
  return sum;
}
