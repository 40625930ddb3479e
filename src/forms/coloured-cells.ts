import type { DocumentProblem } from './form-document.ts';
import { say } from './sentences.ts';
import type { WalkedCell } from './walked-cell.ts';

/**
 * Some people colour a cell instead of ticking its box. A coloured head, or a column coloured throughout, is mere
 * layout.
 */
export function colouredCells(cells: readonly WalkedCell[]): DocumentProblem[] {
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
