import type { DrawnCell, DrawnTable } from './drawn-table.ts';

const PIPE = /(?<!\\)\|/u;
const DELIMITER = /^:?-+:?$/u;
const BREAK = /<br\s*\/?>/iu;

/**
 * The table of Markdown that begins at this line: cells between pipes, one row a line, dashes below the first one. Null
 * where none begins.
 */
export function pipeTable(lines: readonly string[], start: number): DrawnTable | null {
  const columns = cellsOf(lines[start] ?? '').length;
  const delimiters = cellsOf(lines[start + 1] ?? '');
  if (columns === 0 || delimiters.length !== columns || !delimiters.every((each) => DELIMITER.test(each))) return null;
  const rows = [cellsOf(lines[start] ?? '')];
  let at = start + 2;
  for (let cells = cellsOf(lines[at] ?? ''); cells.length === columns; cells = cellsOf(lines[at] ?? '')) {
    rows.push(cells);
    at += 1;
  }
  return { lines: at - start, cells: rows.flatMap(placed) };
}

/** None where the line does not stand between pipes. */
function cellsOf(line: string): string[] {
  const [before, ...cells] = line.trim().split(PIPE);
  return before === '' && cells.pop() === '' ? cells.map((cell) => cell.trim()) : [];
}

function placed(cells: readonly string[], row: number): DrawnCell[] {
  return cells.map((cell, column) => ({ row, column, columns: 1, rows: 1, paragraphs: cell.split(BREAK) }));
}
