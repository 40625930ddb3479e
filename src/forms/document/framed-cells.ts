import type { Place } from '../../domain/evidence.ts';
import { say } from '../sentences.ts';
import type { DocumentProblem } from './form-document.ts';
import type { WalkedCell } from './walked-cell.ts';

/** From a point and a half on a border strikes the eye beside those that a table's cells have. */
const THICK = 1.5;
/** A frame has at least so many sides: the cells around share the rest, and programs draw a shared side once. */
const SIDES = 3;

/** One side of a cell as a file gives it. */
export interface CellBorder {
  /** In points. */
  width: number;
  /** It has a colour of its own, neither black nor grey. */
  isColoured: boolean;
}

/** Whether these sides, those that are drawn at all, make a frame that stands out. */
export function isBoldFrame(sides: readonly CellBorder[]): boolean {
  return sides.filter(({ width, isColoured }) => isColoured || width >= THICK).length >= SIDES;
}

/** Some people frame the cell of what they choose. What most cells of a column have is how the table is laid out. */
export function framedCells(cells: readonly WalkedCell[]): DocumentProblem[] {
  const columnOf = ({ table, column }: Place) => `${table} ${column}`;
  const framed = cells.filter(({ isFramed }) => isFramed);
  const isLayout = ({ place }: WalkedCell) => {
    const isInColumn = (each: WalkedCell) => columnOf(each.place) === columnOf(place);
    return framed.filter(isInColumn).length * 2 > cells.filter(isInColumn).length;
  };
  return framed
    .filter((cell) => !isLayout(cell))
    .map(({ place }) => ({ code: 'mark-unclear', ...say('cell-framed', { row: (place.row ?? 0) + 1 }), place }));
}
