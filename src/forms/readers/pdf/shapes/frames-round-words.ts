import type { Glyph } from '../content/page-content.ts';
import { centre, contains, type Rect } from '../geometry.ts';
import type { Figures } from './figures.ts';
import type { Rule } from './rule.ts';

/** How far the sides of a frame miss one another where they meet, in points. */
const MEETS = 2;
/** A frame holds a line of writing at least and a statement of some lines at most, in points. */
const LOWEST = 9;
const HIGHEST = 70;
/** Double rulings, and the edges of cells that browsers draw apart from each other, lie no further apart. */
const NEIGHBOURING = 2.5;
/** So many letters are words. */
const FEW_LETTERS = 3;
/** A page with more lines is a drawing. */
const MOST_RULES = 1500;

/**
 * Takes the frames that someone drew round words out of the rulings: four lines that meet one another and no ruling
 * beside, as the cells of a table do. Returns the writing within each.
 */
export function takeFrames(figures: Figures, glyphs: readonly Glyph[]): Glyph[][] {
  if (figures.rules.length > MOST_RULES) return [];
  return framesAmong(figures.rules).flatMap(({ box, sides }) => {
    const within = glyphs.filter((glyph) => contains(box, centre(glyph.box)));
    if (within.filter(({ text }) => /\p{L}/u.test(text)).length < FEW_LETTERS) return [];
    figures.rules = figures.rules.filter((rule) => !sides.has(rule));
    return [within];
  });
}

interface Frame {
  box: Rect;
  sides: ReadonlySet<Rule>;
}

function framesAmong(rules: readonly Rule[]): Frame[] {
  const [level, upright] = [rules.filter(({ horizontal }) => horizontal), rules.filter((rule) => !rule.horizontal)];
  return level.flatMap((top) => {
    const bottom = level
      .filter((rule) => hasEnds(rule, top.from, top.to) && rule.at > top.at + LOWEST && rule.at < top.at + HIGHEST)
      .reduce<Rule | null>((nearest, rule) => (nearest && nearest.at <= rule.at ? nearest : rule), null);
    if (!bottom) return [];
    const box = { left: top.from, right: top.to, top: top.at, bottom: bottom.at };
    const isSide = (at: number) => (rule: Rule) => near(rule.at, at) && hasEnds(rule, box.top, box.bottom);
    const [left, right] = [upright.filter(isSide(box.left)), upright.filter(isSide(box.right))];
    if (left.length === 0 || right.length === 0) return [];
    // A frame may be drawn twice, in a line and its shadow.
    const levels = level.filter(
      (rule) => (near(rule.at, top.at) || near(rule.at, bottom.at)) && hasEnds(rule, top.from, top.to),
    );
    const sides = new Set([...levels, ...left, ...right]);
    const others = rules.filter((rule) => !sides.has(rule));
    return isCell(box, others) ? [] : [{ box, sides }];
  });
}

/** Whether rulings end at a frame or cross it, or run along more than one of its sides: along one, where it is drawn close to its cell's edge. */
function isCell(box: Rect, rulings: readonly Rule[]): boolean {
  const along = new Set<string>();
  for (const rule of rulings) {
    const side = sideAlong(rule, box);
    if (side !== null) along.add(side);
    else if (meets(rule, box)) return true;
  }
  return along.size > 1;
}

function sideAlong({ horizontal, at, from, to }: Rule, box: Rect): string | null {
  const [start, end] = horizontal ? [box.left, box.right] : [box.top, box.bottom];
  if (Math.min(to, end) - Math.max(from, start) < (end - start) / 2) return null;
  const sides = horizontal ? (['top', 'bottom'] as const) : (['left', 'right'] as const);
  return sides.find((side) => Math.abs(at - box[side]) < NEIGHBOURING) ?? null;
}

/** Whether a ruling ends at one of a frame's sides or runs past its corner; what runs right through it is no part of a table's cell. */
function meets({ horizontal, at, from, to }: Rule, box: Rect): boolean {
  const [first, last] = horizontal ? [box.top, box.bottom] : [box.left, box.right];
  const [start, end] = horizontal ? [box.left, box.right] : [box.top, box.bottom];
  if (at < first - MEETS || at > last + MEETS) return false;
  const isThrough = at > first + MEETS && at < last - MEETS && from < start - MEETS && to > end + MEETS;
  return !isThrough && [start, end].some((side) => from < side + MEETS && to > side - MEETS);
}

function hasEnds(rule: Rule, from: number, to: number): boolean {
  return near(rule.from, from) && near(rule.to, to);
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) < MEETS;
}
