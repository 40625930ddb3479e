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

/** Puts every piece into the cell that the nearest ruling lines around it form. Merged cells come out by themselves. */
export function divideIntoCells(pieces: readonly Piece[], figures: Figures, page: Rect): Cell[] {
  const vertical = figures.rules.filter((rule) => !rule.horizontal && rule.to - rule.from > 8);
  const horizontal = figures.rules.filter((rule) => rule.horizontal && rule.to - rule.from > 12);
  const cells = new Map<string, Cell>();
  for (const piece of pieces) {
    const bounds = vertical.length >= 2 ? cellAround(piece, vertical, horizontal, page) : null;
    const key = bounds
      ? [bounds.left, bounds.top, bounds.right, bounds.bottom].map((edge) => Math.round(edge / 3)).join()
      : '';
    const cell = cells.get(key) ?? { bounds, pieces: [] };
    cell.pieces.push(piece);
    cells.set(key, cell);
  }
  return [...cells.values()];
}

/** A cell must be closed at both sides; at the top or bottom the page may end it (a row that runs over the page). */
function cellAround({ x, y }: Piece, vertical: readonly Rule[], horizontal: readonly Rule[], page: Rect): Rect | null {
  const beside = vertical.filter((rule) => rule.from <= y && rule.to >= y);
  const left = Math.max(...beside.filter((rule) => rule.at <= x + 0.5).map((rule) => rule.at));
  const right = Math.min(...beside.filter((rule) => rule.at > x + 0.5).map((rule) => rule.at));
  if (!Number.isFinite(left) || !Number.isFinite(right)) return null;
  const across = horizontal.filter((rule) => rule.from - SLACK <= x && rule.to + SLACK >= x);
  const top = Math.max(page.top, ...across.filter((rule) => rule.at <= y).map((rule) => rule.at));
  const bottom = Math.min(page.bottom, ...across.filter((rule) => rule.at > y).map((rule) => rule.at));
  return { left, top, right, bottom };
}
