/** Points of 1/72 inch from the top left corner of the page as it is shown: x to the right, y downwards. */
export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Point {
  x: number;
  y: number;
}

/** The six numbers of a PDF transformation matrix. */
export type Matrix = [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `inner` first and `outer` after it. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

export function apply(matrix: Matrix, x: number, y: number): Point {
  return { x: matrix[0] * x + matrix[2] * y + matrix[4], y: matrix[1] * x + matrix[3] * y + matrix[5] };
}

export function boundsOf(points: readonly Point[]): Rect {
  const rect = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    rect.left = Math.min(rect.left, x);
    rect.top = Math.min(rect.top, y);
    rect.right = Math.max(rect.right, x);
    rect.bottom = Math.max(rect.bottom, y);
  }
  return rect;
}

/** The bounds of a PDF rectangle (two opposite corners) under a matrix. */
export function transformRect(matrix: Matrix, corners: readonly number[]): Rect {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners;
  return boundsOf([apply(matrix, x1, y1), apply(matrix, x2, y1), apply(matrix, x1, y2), apply(matrix, x2, y2)]);
}

export function union(rects: readonly Rect[]): Rect {
  const all = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const rect of rects) {
    all.left = Math.min(all.left, rect.left, rect.right);
    all.top = Math.min(all.top, rect.top, rect.bottom);
    all.right = Math.max(all.right, rect.left, rect.right);
    all.bottom = Math.max(all.bottom, rect.top, rect.bottom);
  }
  return all;
}

export function width(rect: Rect): number {
  return rect.right - rect.left;
}

export function height(rect: Rect): number {
  return rect.bottom - rect.top;
}

export function area(rect: Rect): number {
  return Math.max(0, width(rect)) * Math.max(0, height(rect));
}

export function centre(rect: Rect): Point {
  return { x: (rect.left + rect.right) / 2, y: (rect.top + rect.bottom) / 2 };
}

export function intersect(one: Rect, other: Rect): Rect {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

/** Share (0 to 1) of `inner` that lies within `outer`. */
export function coveredShare(inner: Rect, outer: Rect): number {
  const whole = area(inner);
  return whole > 0 ? area(intersect(inner, outer)) / whole : Number(contains(outer, centre(inner)));
}

export function overlaps(one: Rect, other: Rect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

export function contains(rect: Rect, point: Point): boolean {
  return point.x >= rect.left && point.x <= rect.right && point.y >= rect.top && point.y <= rect.bottom;
}

/** The rectangle grown on every side by so many points; a negative number shrinks it. */
export function grow(rect: Rect, by: number): Rect {
  return { left: rect.left - by, top: rect.top - by, right: rect.right + by, bottom: rect.bottom + by };
}
