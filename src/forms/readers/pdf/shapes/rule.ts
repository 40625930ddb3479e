import type { Shape } from '../content/page-content.ts';
import { centre, grow, height, type Rect, width } from '../geometry.ts';

/** A straight line along the page's edges: a table's ruling, or one side of a box. */
export interface Rule {
  horizontal: boolean;
  /** Its y if horizontal, its x otherwise. */
  at: number;
  from: number;
  to: number;
  box: Rect;
  shape: Shape;
}

/** A stroke or bar thinner than this is a line. */
export const THIN = 2.6;
/** Check boxes are drawn up to 20 points wide: a longer line is no side of one. */
export const LONGEST_SIDE = 20.5;

/** Where a line shows on the rendered page: its width, and the pixels that it shades. */
export function inkOfRule({ box, shape }: Rule): Rect {
  return grow(box, 0.8 + (shape.stroke ? shape.lineWidth / 2 : 0));
}

/** A line across or down that is longer than any box. */
export function isRuling(shape: Shape): boolean {
  const rule = asRule(shape);
  return rule !== null && rule.to - rule.from > LONGEST_SIDE;
}

/** The shape as a line along the page's edges; null where it is none. */
export function asRule(shape: Shape): Rule | null {
  if (!shape.straight) return null;
  const { box } = shape;
  const horizontal = height(box) <= THIN && width(box) >= 4;
  if (!horizontal && !(width(box) <= THIN && height(box) >= 4)) return null;
  return rule(shape, horizontal, box);
}

function rule(shape: Shape, horizontal: boolean, box: Rect): Rule {
  const { x, y } = centre(box);
  return horizontal
    ? { horizontal, at: y, from: box.left, to: box.right, box, shape }
    : { horizontal, at: x, from: box.top, to: box.bottom, box, shape };
}

/** The four sides of a rectangle that is larger than a box. */
export function frameRules(shape: Shape): Rule[] {
  const { left, top, right, bottom } = shape.box;
  return [
    rule(shape, true, { left, right, top, bottom: top }),
    rule(shape, true, { left, right, top: bottom, bottom }),
    rule(shape, false, { left, right: left, top, bottom }),
    rule(shape, false, { left: right, right, top, bottom }),
  ];
}
