import { say } from '../sentences.ts';
import type { DocumentProblem } from './form-document.ts';
import type { WalkedCell } from './walked-cell.ts';

/**
 * Some people colour a cell instead of ticking its box. A coloured head, or a column coloured throughout, is mere
 * layout.
 */
export function colouredCells(walked: readonly WalkedCell[]): DocumentProblem[] {
  const cells = withoutBands(walked);
  const columnOf = ({ place }: WalkedCell) => `${place.table} ${place.column}`;
  const below = cells.filter(({ place }) => place.row !== 0);
  const plainColumns = new Set(below.filter(({ ground }) => ground === 'none').map(columnOf));
  return below
    .filter((cell) => cell.ground !== 'none' && plainColumns.has(columnOf(cell)))
    .map(({ place, ground }) => ({
      code: 'mark-unclear',
      ...say(ground === 'highlight' ? 'cell-coloured' : 'cell-grey', { row: (place.row ?? 0) + 1 }),
      place,
    }));
}

/** Rows are coloured in turns in many a table: where they are a third of its rows or more, they say nothing. */
function withoutBands(cells: readonly WalkedCell[]): readonly WalkedCell[] {
  const rowOf = ({ place }: WalkedCell) => `${place.table} ${place.row}`;
  const rowsOf = (table: number | undefined, some: readonly WalkedCell[]) =>
    new Set(some.filter(({ place }) => place.table === table).map(rowOf)).size;
  const coloured = cells.filter(({ isRowsGround, ground }) => isRowsGround && ground !== 'none');
  const tables = new Set(coloured.map(({ place }) => place.table));
  const banded = new Set([...tables].filter((table) => rowsOf(table, coloured) * 3 >= rowsOf(table, cells)));
  if (banded.size === 0) return cells;
  return cells.map((cell) => (cell.isRowsGround && banded.has(cell.place.table) ? { ...cell, ground: 'none' } : cell));
}
