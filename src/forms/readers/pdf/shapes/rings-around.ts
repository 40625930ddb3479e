import { glyphKind } from '../../../document/glyphs.ts';
import type { Glyph, Shape } from '../content/page-content.ts';
import { area, centre, contains, grow, height, type Rect, union, width } from '../geometry.ts';
import type { Figures, Outline } from './figures.ts';
import { THIN } from './rule.ts';

/** A frame's two edges lie closer together, in points, than a frame and what was drawn round it. */
const EDGES = 1.6;
/** Boxes of one form are as large as each other but for so much. */
const ALIKE = 1.2;

/**
 * Takes the frames and rings that someone drew round a box or circle, or smaller ones within it, out of the outlines with
 * which they lie together: they are marks, where others of the page's boxes are bare. Where all boxes of a page are
 * framed twice the form is so.
 */
export function takeRings(figures: Figures, glyphs: readonly Glyph[]): void {
  const levels = new Map(figures.outlines.map((outline) => [outline, levelsOf(outline)]));
  const bare = figures.outlines.filter((outline) => levels.get(outline)?.length === 1);
  for (const [outline, nested] of levels) {
    const own = nested.length > 1 && nested.findIndex(({ box }) => bare.some((other) => isAlike(other.box, box)));
    if (own === false || own < 0) continue;
    figures.strokes.push(...nested.slice(0, own).flatMap(({ shapes }) => shapes));
    figures.rings.push(...nested.slice(own + 1).flatMap(({ shapes }) => shapes));
    Object.assign(outline, nested[own]);
  }
  takeRingsRoundSigns(figures, glyphs);
}

/** An empty sign of the writing within a ring, where others of the same sign have none. */
function takeRingsRoundSigns(figures: Figures, glyphs: readonly Glyph[]): void {
  const signs = glyphs.filter(({ text }) => /-empty$/.test(glyphKind(text) ?? ''));
  const ringed = figures.outlines.filter(({ box }) => signs.some((sign) => isWithin(sign, box)));
  const isBare = (sign: Glyph) => !figures.outlines.some(({ box }) => isWithin(sign, box));
  for (const outline of ringed) {
    const inside = signs.filter((sign) => isWithin(sign, outline.box));
    if (!signs.some((sign) => isBare(sign) && inside.some(({ text }) => text === sign.text))) continue;
    figures.outlines.splice(figures.outlines.indexOf(outline), 1);
    figures.rings.push(...outline.shapes);
  }
}

/** The place of a sign without width is a little beside its origin. */
function isWithin({ box }: Glyph, outline: Rect): boolean {
  return contains(grow(outline, 2), centre(box));
}

/** An outline's shapes by their size, from the innermost; edges of one frame are of one level, as are the lines of one. */
function levelsOf({ shapes }: Outline): { box: Rect; shapes: Shape[] }[] {
  const lines = shapes.filter(({ box }) => Math.min(width(box), height(box)) <= THIN);
  const whole = shapes.filter((shape) => !lines.includes(shape)).map((shape) => ({ box: shape.box, shapes: [shape] }));
  const all = lines.length > 0 ? [...whole, { box: union(lines.map(({ box }) => box)), shapes: lines }] : whole;
  const levels: { box: Rect; shapes: Shape[] }[] = [];
  for (const next of all.sort((one, other) => area(one.box) - area(other.box))) {
    const before = levels.at(-1);
    if (before && !isAround(next.box, before.box)) {
      before.shapes.push(...next.shapes);
      before.box = union([before.box, next.box]);
    } else levels.push(next);
  }
  return levels;
}

function isAround(outer: Rect, inner: Rect): boolean {
  const { left, right, top, bottom } = grow(inner, EDGES);
  return outer.left < left && outer.right > right && outer.top < top && outer.bottom > bottom;
}

function isAlike(one: Rect, other: Rect): boolean {
  return Math.abs(width(one) - width(other)) < ALIKE && Math.abs(height(one) - height(other)) < ALIKE;
}
