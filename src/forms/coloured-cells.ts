import type { Place } from '../domain/evidence.ts';
import type { Ground } from './colour.ts';
import type { DocumentProblem } from './form-document.ts';
import { say } from './sentences.ts';

/** A cell as its reader came upon it. */
export interface WalkedCell {
  place: Place;
  ground: Ground;
  /** It has a thick or coloured frame of its own. */
  isFramed?: boolean;
}

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
