import { type Pencil, type Point, throughLines } from '../geometry/pencil.ts';
import { type Component, findComponents } from '../ink/components.ts';
import { type Raster, type Rect, shrink } from '../raster.ts';
import { findKeystone, type Keystone } from './keystone.ts';
import { linesRunDown } from './line-direction.ts';
import type { Paper } from './paper.ts';
import { emptyProfile, note, sharpnessOf } from './row-profile.ts';
import type { Side } from './sheet-sides.ts';

/** Largest skew looked for, in degrees. Sheet feeders skew by 1 to 3. */
const MAX_SKEW = 6;
/** A camera is held as crooked as this. */
const MAX_HELD = 13;

export interface Stance {
  /** Whether the lines of text run up or down the picture: it lies on its side. */
  sideways: boolean;
  /** Angle in degrees by which to turn the picture (after setting it upright, if sideways) so that lines run level. */
  skew: number;
  /** How lines and columns converge in the picture, once set upright; null where they lie parallel. */
  keystone: Keystone | null;
}

/**
 * How a page lies: on its side or not, and how far from level. Upside down cannot be told from this.
 * @param paper which part of the picture is the page, and not the table that it was photographed on
 */
export function findStance(ink: Raster, paper: Paper | null = null): Stance {
  const step = ink.width > 1400 ? 2 : 1;
  const small = step > 1 ? shrink(ink, step) : ink;
  const pieces = findComponents(small, INKED)
    .filter(({ box }) => Math.max(box.width, box.height) <= LARGEST_WORD)
    .filter(({ box }) => paper?.holds(enlarged(box, step)) ?? true);
  const sideways = linesRunDown(pieces);
  const points = inkPoints(pieces, small);
  const skew = sharpestAngle(points, sideways);
  const upright = sideways
    ? { points: points.map(turned), boxes: pieces.map(({ box }) => turnedBox(box, small)) }
    : null;
  const keystone = findKeystone({
    points: upright?.points ?? points,
    boxes: upright?.boxes ?? pieces.map(({ box }) => aboutMiddle(box, small)),
    slope: -Math.tan((skew * Math.PI) / 180),
    unit: Math.max(small.width, small.height),
    isPhoto: paper !== null,
    sides: paper && sidesOf(paper, sideways, { step, width: small.width, height: small.height }),
  });
  return { sideways, skew, keystone };
}

/** The left and right side of the sheet as lines down the upright picture; null where one is not seen. */
function sidesOf(
  { sides }: Paper,
  sideways: boolean,
  { step, width, height }: { step: number; width: number; height: number },
): Pencil | null {
  const [middle, along] = sideways ? [height / 2, width / 2] : [width / 2, height / 2];
  const about = (side: Side) =>
    side && { slope: side.slope, t: (side.atZero + side.slope * along * step) / step - middle };
  const [one, other] = (sideways ? [sides.top, sides.bottom] : [sides.left, sides.right]).map(about);
  if (!one || !other) return null;
  // Turned clockwise, what was below stands left, and what ran to the right runs down.
  const [first, last] = sideways ? [other, one].map(({ slope, t }) => ({ slope: -slope, t: -t })) : [one, other];
  return first && last ? throughLines(first, last) : null;
}

function enlarged({ x, y, width, height }: Rect, step: number): Rect {
  return { x: x * step, y: y * step, width: width * step, height: height * step };
}

function aboutMiddle({ x, y, width, height }: Rect, picture: Raster): Rect {
  return { x: x - picture.width / 2, y: y - picture.height / 2, width, height };
}

/** Sideways pages are judged as they lie after a quarter turn clockwise. */
function turned({ x, y }: Point): Point {
  return { x: -y, y: x };
}

function turnedBox(box: Rect, picture: Raster): Rect {
  const { x, y, width, height } = aboutMiddle(box, picture);
  return { x: -y - height, y: x, width: height, height: width };
}

const INKED = 90;
/** Larger things than words (the table around a photographed page, frames, stamps) say nothing about lines of text. */
const LARGEST_WORD = 90;

function inkPoints(pieces: readonly Component[], { width, height }: Raster): Point[] {
  const inked = pieces.reduce((sum, { area }) => sum + area, 0);
  const keep = Math.max(1, Math.ceil(inked / 15_000));
  const points: Point[] = [];
  let index = 0;
  for (const { pixels } of pieces) {
    for (const pixel of pixels) {
      if (index++ % keep !== 0) continue;
      const x = pixel % width;
      points.push({ x: x - width / 2, y: (pixel - x) / width - height / 2 });
    }
  }
  return points;
}

function sharpestAngle(points: Point[], sideways: boolean): number {
  let best = { angle: 0, sharpness: -1 };
  const consider = (angle: number) => {
    const sharpness = lineSharpness(points, angle, sideways);
    if (sharpness > best.sharpness) best = { angle, sharpness };
  };
  for (let angle = -MAX_SKEW; angle <= MAX_SKEW; angle += 0.5) consider(angle);
  if (Math.abs(best.angle) === MAX_SKEW) {
    const side = Math.sign(best.angle);
    for (let angle = MAX_SKEW + 0.5; angle <= MAX_HELD; angle += 0.5) consider(side * angle);
  }
  const coarse = best.angle;
  for (let angle = coarse - 0.4; angle <= coarse + 0.41; angle += 0.1) consider(angle);
  return best.angle;
}

/** How sharply the ink gathers in lines at this angle. */
function lineSharpness(points: Point[], angle: number, sideways: boolean): number {
  const radians = (angle * Math.PI) / 180;
  const sine = Math.sin(radians);
  const cosine = Math.cos(radians);
  const profile = emptyProfile();
  // Sideways pages are judged as they lie after a quarter turn clockwise: (x, y) goes to (-y, x).
  for (const { x, y } of points) note(profile, sideways ? -y * sine + x * cosine : x * sine + y * cosine);
  return sharpnessOf(profile);
}
