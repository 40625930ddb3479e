import type { Line } from './lines.ts';
import type { Piece } from './pieces.ts';

/** How far a box may stand from the middle of its statement, in line heights. */
const OFF_MIDDLE = 0.45;

/** A box nearer to a line than this, in sizes of the writing, stands at it. */
const AT_LINE = 0.35;
/** Lines further apart than this, in sizes of their writing, are no passage. */
const APART = 1.6;

/**
 * The rows of a table without rulings whose boxes stand in the middle of their statements: for each box the first and
 * the last line of its row. The lines tell where a row must end, as the box stands half way; null where one does not.
 *
 * @param lines the lines of the statements' column, from the table's first on
 */
export function rowsByMiddle(lines: readonly Line[], boxes: readonly Piece[]): [first: number, last: number][] | null {
  // Boxes that stand at lines may as well stand at the first of their statements.
  const between = boxes.filter((box) => !lines.some((line) => Math.abs(line.y - box.y) < AT_LINE * line.size));
  if (between.length * 2 < boxes.length) return null;
  const rows: [number, number][] = [];
  let first = 0;
  for (const box of boxes) {
    const last = lines.findIndex((line, at) => at >= first && isMiddle(lines[first] as Line, line, box));
    if (last < 0) return null;
    rows.push([first, last]);
    first = last + 1;
  }
  const end = rows.at(-1);
  // A page may end within the last row: what goes on at the distance of its lines is of it.
  while (end && goesOn(lines, end[1])) end[1] += 1;
  return rows;
}

function isMiddle(first: Line, last: Line, box: Piece): boolean {
  return Math.abs((first.y + last.y) / 2 - box.y) < OFF_MIDDLE * first.size;
}

function goesOn(lines: readonly Line[], at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]];
  return line !== undefined && next !== undefined && next.y - line.y < APART * line.size;
}
