import stringWidth from 'string-width';
import { cellParagraphs } from './cell-lines.ts';
import type { DrawnCell, DrawnTable } from './drawn-table.ts';

/** What stands left and right of the gap. */
interface Halves {
  left: string;
  right: string;
}

/** In lines. */
const LONGEST_ROW = 60;
const GAP = /^(?<left>\S+(?: \S+)*) {2,}(?=\S)/u;

/**
 * The table in two columns that begins at this line with only a gap between them, each row up to an empty line, as programs
 * write it that keep a page's layout. Only where the left column goes on below its first line: else a line's order is
 * that of its words. Null where none begins.
 */
export function spacedTable(lines: readonly string[], start: number): DrawnTable | null {
  const gap = GAP.exec(lines[start] ?? '')?.[0];
  if (gap === undefined) return null;
  const place = stringWidth(gap);
  const rows: Halves[][] = [];
  let at = start;
  for (let row = rowAt(lines, at, place); row; row = rowAt(lines, at, place)) {
    rows.push(row);
    at += row.length + 1;
  }
  if (!rows.some((row) => row.slice(1).some(({ left }) => left !== ''))) return null;
  return { lines: at - 1 - start, cells: cellsOf(rows) };
}

/** The lines up to the next empty one, where all of them keep the gap before this place of the screen. */
function rowAt(lines: readonly string[], start: number, place: number): Halves[] | null {
  const reach = lines.slice(start, start + LONGEST_ROW);
  const after = reach.findIndex((line) => line.trim() === '');
  const halves = (after < 0 ? reach : reach.slice(0, after)).map((line) => halvesAt(line, place));
  const [first, ...others] = halves;
  const isRow = first?.left && first.right && others.some((half) => half?.right);
  return isRow && halves.every((half) => half !== null) ? halves : null;
}

function halvesAt(line: string, place: number): Halves | null {
  let at = 0;
  let width = 0;
  for (const letter of line) {
    if (width >= place) break;
    width += stringWidth(letter);
    at += letter.length;
  }
  const left = line.slice(0, at);
  const hasGap = left.endsWith('  ') || line.length <= at;
  return hasGap && width <= place ? { left: left.trim(), right: line.slice(at).trimEnd() } : null;
}

function cellsOf(rows: readonly Halves[][]): DrawnCell[] {
  return (['left', 'right'] as const)
    .map((side) => {
      const room = Math.max(...rows.flat().map((halves) => stringWidth(halves[side])));
      return rows.map((row) =>
        cellParagraphs(
          row.map((halves) => halves[side]).filter((line) => line !== ''),
          room,
        ),
      );
    })
    .flatMap((column, at) => column.map((paragraphs, row) => ({ row, column: at, columns: 1, rows: 1, paragraphs })))
    .sort((one, other) => one.row - other.row || one.column - other.column);
}
