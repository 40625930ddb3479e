import type { Shape } from '../content/page-content.ts';
import { area, centre, contains, height, type Point, type Rect, width } from '../geometry.ts';
import { asRule, LONGEST_SIDE } from './rule.ts';

/** Check boxes are drawn from 5 points on. */
export const SMALLEST_BOX = 5;
/** A field's ground is no darker than this in any channel. */
const PALE = 0xc0;
/** What is of colour and taller, in points, is the ground of a table or of the page. */
const TALLEST = 200;

/** Whether a form field draws its frame or its paper: rectangles, level lines, rings and the half rings of a bevel. */
export function isFrameOrGround(shape: Shape, field: Rect): boolean {
  if (shape.fill ? isPale(shape.colour) : isWhite(shape.colour)) return true;
  if (shape.straight) return asRule(shape) !== null || isRectangle(shape);
  const middle = centre(field);
  const along = 0.3 * Math.min(width(field), height(field));
  return !shape.fill && shape.points.every(({ x, y }) => Math.hypot(x - middle.x, y - middle.y) > along);
}

function isSmallAndSquare(box: Rect): boolean {
  const [w, h] = [width(box), height(box)];
  return (
    w >= SMALLEST_BOX && w <= LONGEST_SIDE && h >= SMALLEST_BOX && h <= LONGEST_SIDE && w / h > 0.75 && w / h < 1.34
  );
}

export function isSquare(shape: Shape): boolean {
  if (!shape.straight || !isSmallAndSquare(shape.box) || (!shape.stroke && isWhite(shape.colour))) return false;
  return (shape.closed || shape.points.length > 4) && isRectangle(shape);
}

export function isRectangle({ points, box }: Shape): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) < 0.6;
  const atCorner = ({ x, y }: Point) =>
    (near(x, box.left) || near(x, box.right)) && (near(y, box.top) || near(y, box.bottom));
  if (points.length < 4 || points.length > 6 || !points.every(atCorner)) return false;
  // Two crossed diagonals touch the four corners too: a rectangle's sides run along the axes.
  return points.slice(1).every((point, index) => {
    const before = points[index] as Point;
    return near(point.x, before.x) || near(point.y, before.y);
  });
}

export function isRing(shape: Shape): boolean {
  return isSmallAndSquare(shape.box) && isRound(shape);
}

/** A circle of any size. */
export function isRound(shape: Shape): boolean {
  if (shape.straight || shape.points.length < 8 || width(shape.box) === 0) return false;
  const middle = centre(shape.box);
  const radius = width(shape.box) / 2;
  // Control points of a circle's four curves lie between 1 and 1.15 radii from its centre.
  return shape.points.every(({ x, y }) => {
    const distance = Math.hypot(x - middle.x, y - middle.y) / radius;
    return distance > 0.8 && distance < 1.3;
  });
}

/** A line drawn round something longer than high: around words. */
export function isOval({ points, box, straight, fill, stroke }: Shape): boolean {
  if (straight || fill || !stroke || points.length < 8 || width(box) < LONGEST_SIDE) return false;
  const middle = centre(box);
  return points.every(({ x, y }) => {
    const distance = Math.hypot((2 * (x - middle.x)) / width(box), (2 * (y - middle.y)) / height(box));
    return distance > 0.8 && distance < 1.45;
  });
}

/** A small area of ink: the square or dot by which many forms show that a box or circle is chosen. */
export function isSolid(shape: Shape): boolean {
  if (!shape.fill || shape.blended || isWhite(shape.colour) || shape.alpha < 0.5) return false;
  return isSmallAndSquare(shape.box) && (shape.straight ? isRectangle(shape) : isRing(shape));
}

/** Some producers draw a frame as a dark area with a white one on it. */
export function isPaperedOver(shape: Shape, shapes: readonly Shape[]): boolean {
  return shapes.some(
    (other) =>
      other.order > shape.order &&
      other.fill &&
      isWhite(other.colour) &&
      area(other.box) > 0.3 * area(shape.box) &&
      contains(shape.box, centre(other.box)),
  );
}

/** A frame within a frame: a flattened field over the form's own box. */
export function isHollow(shape: Shape): boolean {
  return !shape.fill || isWhite(shape.colour);
}

export function isFrame(shape: Shape): boolean {
  return (
    shape.stroke && shape.straight && isRectangle(shape) && width(shape.box) > LONGEST_SIDE && height(shape.box) > 8
  );
}

export function isTint(shape: Shape): boolean {
  if (!shape.fill || shape.stroke || shape.alpha < 0.05) return false;
  if (!shape.straight && !shape.blended && !isMarkerStroke(shape)) return false;
  const [red, green, blue] = channels(shape.colour);
  const saturated = Math.max(red, green, blue) - Math.min(red, green, blue) > 50;
  return saturated && Math.max(red, green, blue) > 140 && height(shape.box) >= 5 && height(shape.box) <= TALLEST;
}

/** A broad stroke of a marker has round ends; a tick or a dot is not so long. */
function isMarkerStroke({ box }: Shape): boolean {
  return width(box) > 24 && width(box) > 1.5 * height(box);
}

/** Areas of paper and shaded cells: they say nothing. */
export function isGround(shape: Shape): boolean {
  return shape.fill && !shape.stroke && (isWhite(shape.colour) || area(shape.box) > 2000);
}

export function isWhite(colour: string): boolean {
  return channels(colour).every((channel) => channel >= 0xe6);
}

/** The tint of a field's ground. */
function isPale(colour: string): boolean {
  return channels(colour).every((channel) => channel >= PALE);
}

export function channels(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.replace('#', ''), 16);
  return Number.isNaN(value) ? [0, 0, 0] : [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
