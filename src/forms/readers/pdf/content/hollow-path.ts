import { signedArea } from '../../../measure/signed-area.ts';
import { boundsOf, centre, height, type Point, type Rect, width } from '../geometry.ts';

/** The line of a frame is at most so large a part of it. */
const THICKEST = 0.25;
/** The edges of a frame lie within one another, their middles within so many points. */
const OFF = 0.6;

interface Subpath {
  points: Point[];
}

/**
 * Two shapes within one another that are filled together leave the inner one white: browsers and converters draw the
 * frames of boxes and rings so. Null where the path is none, or its inside is filled too.
 *
 * @returns the line along which a pen would have drawn the frame, and the pen's width
 */
export function frameOf<S extends Subpath>(
  subpaths: readonly S[],
  evenOdd: boolean,
): { line: S; width: number } | null {
  const [one, other] = subpaths;
  if (!one || !other || subpaths.length !== 2) return null;
  const [outer, inner] = width(boundsOf(one.points)) > width(boundsOf(other.points)) ? [one, other] : [other, one];
  if (!evenOdd && signedArea(outer.points) * signedArea(inner.points) >= 0) return null;
  const thickness = thicknessOf(boundsOf(outer.points), boundsOf(inner.points));
  return thickness === null ? null : { line: outer, width: thickness };
}

function thicknessOf(outer: Rect, inner: Rect): number | null {
  const [a, b] = [centre(outer), centre(inner)];
  const [across, down] = [(width(outer) - width(inner)) / 2, (height(outer) - height(inner)) / 2];
  const isWithin = Math.hypot(a.x - b.x, a.y - b.y) < OFF && across > 0 && down > 0;
  const isThin = across < THICKEST * width(outer) && down < THICKEST * height(outer);
  return isWithin && isThin ? Math.max(across, down) : null;
}
