import type { Glyph, Shape } from '../content/page-content.ts';
import { centre, contains, height, width } from '../geometry.ts';
import type { Rule } from './rule.ts';
import { channels } from './shape-kinds.ts';

/** A ground holds a line of writing at least and a statement of some lines at most, in points. */
const LOWEST = 7;
const HIGHEST = 70;
/** Channels that differ by no more make a shade of grey; paper is lighter than the lightest, ink darker than the darkest. */
const GREY = 24;
const LIGHTEST = 0xf2;
const DARKEST = 0x70;
/** So near a ruling, in points, a ground is its cell's. */
const MEETS = 2;
/** So many sides of a cell's ground lie at its rulings. */
const CELL_SIDES = 3;
/** So many grounds of one breadth on a page are the bands of a table. */
const BANDS = 3;

/**
 * The writing on grey grounds that someone laid behind words. The ground of a table's cell ends at its rulings, and the
 * bands of a table are of one breadth: both are layout.
 */
export function onGreyGround(shapes: readonly Shape[], rules: readonly Rule[], glyphs: readonly Glyph[]): Glyph[] {
  const grounds = shapes.filter(isGrey);
  const isBand = ({ box }: Shape) =>
    grounds.filter((other) => near(other.box.left, box.left) && near(other.box.right, box.right)).length >= BANDS;
  return grounds
    .filter((ground) => !isBand(ground) && !isOfCell(ground, rules))
    .flatMap(({ box, order, blended, alpha }) =>
      glyphs.filter((glyph) => (blended || alpha < 0.85 || glyph.order > order) && contains(box, centre(glyph.box))),
    );
}

function isGrey({ fill, stroke, straight, hidden, alpha, colour, box }: Shape): boolean {
  if (!fill || stroke || !straight || hidden || alpha < 0.05) return false;
  const all = channels(colour);
  const isShade =
    Math.max(...all) - Math.min(...all) <= GREY && Math.min(...all) >= DARKEST && Math.max(...all) <= LIGHTEST;
  return isShade && height(box) >= LOWEST && height(box) <= HIGHEST && width(box) > height(box);
}

/** Three sides tell: where someone greys a statement that fills its cell, one or two of them lie near a ruling. */
function isOfCell({ box }: Shape, rules: readonly Rule[]): boolean {
  const level = (side: number) =>
    rules.some(({ horizontal, at, from, to }) => horizontal && near(at, side) && from < box.right && to > box.left);
  const upright = (side: number) =>
    rules.some(({ horizontal, at, from, to }) => !horizontal && near(at, side) && from < box.bottom && to > box.top);
  const ruled = [level(box.top), level(box.bottom), upright(box.left), upright(box.right)];
  return ruled.filter(Boolean).length >= CELL_SIDES;
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) <= MEETS;
}
