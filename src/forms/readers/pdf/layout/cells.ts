import type { Rect } from '../geometry.ts';
import type { Figures } from '../shapes/figures.ts';
import type { Rule } from '../shapes/rule.ts';
import type { Piece } from './pieces.ts';

/** A region of the page whose lines belong together: a table's cell, or what lies outside of tables. */
export interface Cell {
  /** The bounds by the ruling lines; null outside of tables. */
  bounds: Rect | null;
  pieces: Piece[];
}

/** How far a ruling's piece may end short of the next one. */
const SLACK = 2.5;
/** How much of a cell's width a ruling must cross to be its upper or lower edge. */
const ACROSS = 0.8;

/** Puts every piece into the cell that the nearest ruling lines around it form. Merged cells come out by themselves. */
export function divideIntoCells(pieces: readonly Piece[], figures: Figures, page: Rect): Cell[] {
  const vertical = figures.rules.filter((rule) => !rule.horizontal && rule.to - rule.from > 8);
  const horizontal = joined(figures.rules.filter((rule) => rule.horizontal && rule.to - rule.from > 8));
  const cells = new Map<string, Cell>();
  const beside = rulesBeside(vertical);
  for (const piece of pieces) {
    const bounds = vertical.length >= 2 ? cellAround(piece, beside(piece.y), horizontal, page) : null;
    const key = bounds
      ? [bounds.left, bounds.top, bounds.right, bounds.bottom].map((edge) => Math.round(edge / 3)).join()
      : '';
    const cell = cells.get(key) ?? { bounds, pieces: [] };
    cell.pieces.push(piece);
    cells.set(key, cell);
  }
  return [...cells.values()];
}

/** Level rulings, each as long as its pieces reach: tables are drawn cell by cell. */
type Level = Pick<Rule, 'at' | 'from' | 'to'>;

function joined(rules: readonly Rule[]): Level[] {
  const levels: Level[] = [];
  for (const { at, from, to } of rules.toSorted((one, other) => one.from - other.from)) {
    const open = levels.find((level) => Math.abs(level.at - at) < 1 && from - level.to < SLACK);
    if (open) open.to = Math.max(open.to, to);
    else levels.push({ at, from, to });
  }
  return levels;
}

/** The rulings that stand at a height. The letters of one line share theirs. */
function rulesBeside(vertical: readonly Rule[]): (y: number) => readonly Rule[] {
  const known = new Map<number, readonly Rule[]>();
  return (y) => {
    const found = known.get(y) ?? vertical.filter((rule) => rule.from <= y && rule.to >= y);
    known.set(y, found);
    return found;
  };
}

/** A cell must be closed at both sides; at the top or bottom the page may end it (a row that runs over the page). */
function cellAround({ x, y }: Piece, beside: readonly Rule[], horizontal: readonly Level[], page: Rect): Rect | null {
  let [left, right] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { at } of beside) {
    if (at <= x + 0.5) left = Math.max(left, at);
    else right = Math.min(right, at);
  }
  if (!Number.isFinite(left) || !Number.isFinite(right)) return null;
  let { top, bottom } = page;
  for (const { at, from, to } of horizontal) {
    // The ruling of the cell beside this one ends a little way into it, a line under or through writing with the writing. Over
    // columns that are merged it may be drawn for the last of them alone.
    if (Math.min(to, right) - Math.max(from, left) < ACROSS * (right - left)) continue;
    if (at <= y) top = Math.max(top, at);
    else bottom = Math.min(bottom, at);
  }
  return { left, top, right, bottom };
}
