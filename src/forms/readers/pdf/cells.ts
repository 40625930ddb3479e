import type { Figures, Rule } from './figures.ts';
import type { Rect } from './geometry.ts';
import type { Piece } from './pieces.ts';

/** A region of the page whose lines belong together: a table's cell, or what lies outside of tables. */
export interface Cell {
  /** The bounds by the ruling lines; null outside of tables. */
  bounds: Rect | null;
  pieces: Piece[];
}

/** How far a ruling may end short of the next one. */
const SLACK = 2.5;
/** How far a ruling must go into a cell to be its upper or lower edge. */
const REACH = 5;

/** Puts every piece into the cell that the nearest ruling lines around it form. Merged cells come out by themselves. */
export function divideIntoCells(pieces: readonly Piece[], figures: Figures, page: Rect): Cell[] {
  const vertical = figures.rules.filter((rule) => !rule.horizontal && rule.to - rule.from > 8);
  const horizontal = figures.rules.filter((rule) => rule.horizontal && rule.to - rule.from > 8);
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
function cellAround({ x, y }: Piece, beside: readonly Rule[], horizontal: readonly Rule[], page: Rect): Rect | null {
  let [left, right] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { at } of beside) {
    if (at <= x + 0.5) left = Math.max(left, at);
    else right = Math.min(right, at);
  }
  if (!Number.isFinite(left) || !Number.isFinite(right)) return null;
  let { top, bottom } = page;
  for (const { at, from, to } of horizontal) {
    if (from - SLACK > x || to + SLACK < x) continue;
    // The ruling of the cell beside this one ends a little way into it.
    if (Math.min(to, right) - Math.max(from, left) < REACH) continue;
    if (at <= y) top = Math.max(top, at);
    else bottom = Math.min(bottom, at);
  }
  return { left, top, right, bottom };
}
