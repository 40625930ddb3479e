import stringWidth from 'string-width';
import { cellParagraphs } from './cell-lines.ts';
import { barsOf, type Piece, piecesOf, rulingPlaces } from './table-lines.ts';

export interface DrawnCell {
  row: number;
  column: number;
  columns: number;
  rows: number;
  paragraphs: string[];
}

export interface DrawnTable {
  /** How many lines it takes. */
  lines: number;
  /** By rows, then columns. */
  cells: DrawnCell[];
}

interface OpenCell extends Omit<DrawnCell, 'paragraphs'> {
  lines: string[];
  width: number;
}

/** Spaces that programs leave at both sides of a cell. */
const PADDING = 2;

/**
 * The table drawn with characters that begins at this line, as programs write it that make plain text of a document: a
 * ruling, lines between bars, a ruling below each row. Null where none begins, or where its lines do not fit together.
 */
export function drawnTable(lines: readonly string[], start: number): DrawnTable | null {
  const isWithinBars = barsOf(lines[start - 1] ?? '').length > 0;
  if (isWithinBars || rulingPlaces(lines[start] ?? '').length === 0) return null;
  const after = lines.slice(start).findIndex((line) => barsOf(line).length === 0);
  const block = after < 0 ? lines.slice(start) : lines.slice(start, start + after);
  const places = block.map(rulingPlaces);
  const end = places.findLastIndex((each) => each.length > 0) + 1;
  const bars = [...new Set(places.flat())].sort((one, other) => one - other);
  const cells = cellsOf(block.slice(0, end).map((line) => piecesOf(line, bars)));
  return cells?.length ? { lines: end, cells } : null;
}

function cellsOf(lines: readonly (readonly Piece[] | null)[]): DrawnCell[] | null {
  const cells: OpenCell[] = [];
  const open = new Map<number, OpenCell>();
  let row = -1;
  for (const pieces of lines) {
    if (pieces === null) return null;
    const rulings = pieces.filter(({ isRuling }) => isRuling);
    if (rulings.length > 0) {
      row += 1;
      for (const { from, to } of rulings) for (let column = from; column < to; column += 1) open.delete(column);
      for (const cell of open.values()) cell.rows += 1;
    }
    for (const { from, to, text, width } of pieces.filter(({ isRuling }) => !isRuling)) {
      const cell = open.get(from) ?? { row, column: from, columns: to - from, rows: 1, lines: [], width };
      if (cell.columns !== to - from) return null;
      if (!open.has(from)) cells.push(cell);
      open.set(from, cell);
      cell.lines.push(text);
    }
  }
  return inOrder(cells);
}

function inOrder(cells: readonly OpenCell[]): DrawnCell[] {
  const longest = (column: number) =>
    cells
      .filter((cell) => cell.column === column)
      .flatMap(({ lines }) => lines.map((line) => stringWidth(line.trimEnd())));
  const widest = new Map(
    [...new Set(cells.map(({ column }) => column))].map((each) => [each, Math.max(...longest(each))]),
  );
  return cells
    .toSorted((one, other) => one.row - other.row || one.column - other.column)
    .map(({ lines, width, ...cell }) => ({
      ...cell,
      paragraphs: cellParagraphs(lines, Math.max(width - PADDING, widest.get(cell.column) ?? 0)),
    }));
}
