import { glyphKind, wordKind } from '../../../document/glyphs.ts';
import type { Rect } from '../geometry.ts';
import type { Figures } from '../shapes/figures.ts';
import { type Cell, divideIntoCells } from './cells.ts';
import { splitUnruled } from './columns.ts';
import { type Line, makeLines } from './lines.ts';
import type { Piece } from './pieces.ts';
import { splitHalves } from './split-halves.ts';

/** Distance in points between a cell's ruling and its writing, as word processors leave it. */
export const CELL_PADDING = 5.5;

/** One table cell as far as it stands on this page. */
export interface LaidCell {
  bounds: Rect;
  lines: Line[];
  column: number;
}

/** What follows from top to bottom of a page: lines outside of tables, and tables with their rows. */
export type Section = { kind: 'text'; lines: Line[] } | { kind: 'table'; columns: number[]; rows: LaidCell[][] };

export function layOut(pieces: readonly Piece[], figures: Figures, page: Rect, rightToLeft: boolean): Section[] {
  const cells = divideIntoCells(pieces, figures, page).flatMap((cell) => splitUnruled(cell, rightToLeft));
  const outside = cells.filter(({ bounds }) => !bounds).flatMap((cell) => makeLines(cell.pieces, rightToLeft));
  const inside = cells.flatMap((cell) => laidCell(cell, rightToLeft) ?? []);
  return arrange(splitHalves(outside, page, rightToLeft), inside, rightToLeft);
}

function laidCell(cell: Cell, rightToLeft: boolean): LaidCell | null {
  const lines = makeLines(cell.pieces, rightToLeft);
  return cell.bounds && lines.length > 0 ? { bounds: cell.bounds, lines, column: 0 } : null;
}

function arrange(outside: readonly Line[], inside: LaidCell[], rightToLeft: boolean): Section[] {
  const sections: Section[] = [];
  const rest = [...outside];
  const tops = distinct(inside.map(({ bounds }) => bounds.top));
  let open: LaidCell[][] = [];
  const close = () => {
    if (open.length > 0) sections.push(tableOf(open, rightToLeft));
    open = [];
  };
  for (const top of tops) {
    const row = inside.filter(({ bounds }) => Math.abs(bounds.top - top) < 4);
    const before = rest.findLastIndex(({ y }) => y < top + 4) + 1;
    if (before > 0) {
      close();
      sections.push({ kind: 'text', lines: rest.splice(0, before) });
    }
    open.push(row);
  }
  close();
  if (rest.length > 0) sections.push({ kind: 'text', lines: rest });
  return sections;
}

function distinct(numbers: number[]): number[] {
  const sorted = numbers.sort((one, other) => one - other);
  return sorted.filter((number, index) => index === 0 || number - (sorted[index - 1] as number) >= 4);
}

function tableOf(rows: LaidCell[][], rightToLeft: boolean): Section {
  const edge = ({ bounds }: LaidCell) => (rightToLeft ? -bounds.right : bounds.left);
  const columns = distinct(rows.flat().map(edge));
  for (const cell of rows.flat()) cell.column = columns.findLastIndex((column) => column <= edge(cell) + 1);
  for (const row of rows) {
    row.sort((one, other) => one.column - other.column);
    joinBoxCells(row, rightToLeft);
  }
  return { kind: 'table', columns, rows: rows.map((row) => row.filter(({ lines }) => lines.length > 0)) };
}

/**
 * Moves boxes and signs that stand in a column of their own to the statements beside which they stand, where each has
 * a statement's own first line at its height. Otherwise they stay, and the row tells what they belong to.
 */
function joinBoxCells(row: LaidCell[], rightToLeft: boolean): void {
  for (const [index, cell] of row.entries()) {
    const next = row[index + 1];
    if (!next || cell.lines.length === 0 || !cell.lines.every(isSignLine) || next.lines.every(isSignLine)) continue;
    const goals = cell.lines.map((line) => goalOf(line, next.lines, rightToLeft));
    if (goals.some((goal) => !goal) || new Set(goals).size < goals.length) continue;
    // A lone box in the middle of its cell may stand at the height of an option and still be the statement's.
    if (goals.length === 1 && goals[0] !== next.lines[0]) continue;
    for (const [place, line] of cell.lines.entries()) goals[place]?.pieces.unshift(...line.pieces, gapAfter(line));
    cell.lines = [];
  }
}

function gapAfter({ pieces }: Line): Piece {
  return { ...(pieces.at(-1) as Piece), text: '\t', box: null };
}

function isSignLine(line: Line): boolean {
  const text = line.pieces.map((piece) => (piece.box ? ' ' : piece.text)).join('');
  return text
    .split(/\s+/u)
    .every((word) => word === '' || wordKind(word) !== null || [...word].every((sign) => glyphKind(sign)));
}

/** The line at the height of a box, if a paragraph begins there that has no sign of its own. */
function goalOf(box: Line, lines: readonly Line[], rightToLeft: boolean): Line | undefined {
  const near = (line: Line) => Math.abs(line.y - box.y);
  const [best] = [...lines].sort((one, other) => near(one) - near(other));
  if (!best || near(best) > 0.8 * Math.max(best.size, 9) || beginsWithSign(best)) return undefined;
  return best === lines[0] || beginsParagraph(lines, lines.indexOf(best), rightToLeft) ? best : undefined;
}

/**
 * Whether a line begins a paragraph: it starts with a box or sign, stands well apart from the line before, or the line
 * before had room for its first word.
 */
export function beginsParagraph(lines: readonly Line[], index: number, rightToLeft: boolean, bounds?: Rect): boolean {
  const [line, before] = [lines[index], lines[index - 1]];
  if (!line || !before) return true;
  if (beginsWithSign(line)) return true;
  if (
    wordKind(
      firstWord(line)
        .map(({ text }) => text)
        .join(''),
    ) !== null
  )
    return true;
  if (line.y - before.y > 1.9 * Math.max(line.size, before.size) || line.y < before.y) return true;
  const ends = lines.map(({ rect }) => (rightToLeft ? -rect.left : rect.right));
  const limit = bounds ? (rightToLeft ? -bounds.left : bounds.right) - CELL_PADDING : Math.max(...ends);
  const room = limit - (rightToLeft ? -before.rect.left : before.rect.right);
  return room > firstWordWidth(line) + 0.5 * line.size;
}

function beginsWithSign(line: Line): boolean {
  const first = line.pieces.find(({ text, box }) => box !== null || text.trim() !== '');
  if (!first) return false;
  const kind = glyphKind(first.text);
  return first.box !== null || (kind !== null && kind !== 'bullet') || first.text === '\u20DD';
}

function firstWord(line: Line): Piece[] {
  const start = line.pieces.findIndex(({ text }) => text.trim() !== '');
  const rest = line.pieces.slice(Math.max(0, start));
  const end = rest.findIndex(({ text }) => text.trim() === '');
  return end < 0 ? rest : rest.slice(0, end);
}

function firstWordWidth(line: Line): number {
  const word = firstWord(line);
  // Chinese may break after any character, but not before punctuation.
  const part = /\p{Script=Han}/u.test(word[0]?.text ?? '') ? word.slice(0, 2) : word;
  return part.reduce((sum, { rect }) => sum + rect.right - rect.left, 0);
}
