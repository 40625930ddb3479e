import { findTextRefs } from '../../../../domain/text-ref.ts';
import { glyphKind, wordKind } from '../../../document/glyphs.ts';
import { foreignWords } from '../../../phrases/vocabulary.ts';
import type { Rect } from '../geometry.ts';
import type { Line } from '../layout/lines.ts';
import type { LaidCell, Section } from '../layout/page-layout.ts';
import type { Piece } from '../layout/pieces.ts';
import type { Turn } from '../page-view.ts';

export interface LaidPage {
  page: number;
  turn: Turn;
  width: number;
  height: number;
  rightToLeft: boolean;
  /** The bounds of all writing on the page, or on all pages of its size: where lines outside of tables wrap. */
  text: Rect;
  sections: Section[];
}

export interface PlacedLine {
  line: Line;
  page: LaidPage;
  bounds: Rect | null;
}

export interface TableCell {
  column: number;
  lines: PlacedLine[];
}

export interface Table {
  columns: number[];
  rows: TableCell[][];
}

/** A table goes on over the page if its columns do, and nothing but a footer and a header stands between. */
export function isContinued(
  open: Table,
  section: Section & { kind: 'table' },
  after: readonly { lines: readonly unknown[] }[],
  above: readonly Section[],
): boolean {
  const between = after.reduce((sum, { lines }) => sum + lines.length, 0);
  const header = above.reduce((sum, each) => sum + (each.kind === 'text' ? each.lines.length : 0), 0);
  if (between > 3 || header > 4 || above.some(namesText)) return false;
  const common = section.columns.filter((column) => open.columns.some((other) => Math.abs(other - column) < 4));
  return common.length >= Math.min(2, section.columns.length, open.columns.length);
}

/** A label above a table in the form's own words: what follows is that text's own table. */
function namesText(section: Section): boolean {
  const lines = section.kind === 'text' ? section.lines.map(lineText) : [];
  return lines.some((text) => findTextRefs(text).length === 1 && foreignWords(text) === 0);
}

export function tableCell(cell: LaidCell, page: LaidPage, column: number): TableCell {
  return { column, lines: place(cell.lines, page, cell.bounds) };
}

export function place(lines: readonly Line[], page: LaidPage, bounds: Rect | null): PlacedLine[] {
  return lines.map((line) => ({ line, page, bounds }));
}

export function continueTable(table: Table, section: Section & { kind: 'table' }, page: LaidPage): void {
  const columnOf = (cell: LaidCell) => {
    const edge = section.columns[cell.column] ?? 0;
    const known = table.columns.findIndex((column) => Math.abs(column - edge) < 4);
    return known >= 0 ? known : cell.column;
  };
  const rows = isRepeatedHead(table, section.rows[0]) ? section.rows.slice(1) : section.rows;
  for (const [index, row] of rows.entries()) {
    const cells = row.map((cell) => tableCell(cell, page, columnOf(cell)));
    const kept = index === 0 ? continueRow(table, cells, page.rightToLeft) : cells;
    if (kept.length > 0) table.rows.push(kept);
  }
}

/**
 * The first row on a new page is the rest of the broken row if it has no box of its own, as every row of the form has.
 * The rest of a label, whose cell spans two rows, is told by the number that it lacks: each label has one.
 */
function continueRow(table: Table, cells: TableCell[], rightToLeft: boolean): TableCell[] {
  const last = table.rows.at(-1);
  const labels = labelColumn(table);
  const rest = cells.find(({ column }) => column === labels);
  const label = table.rows.flat().findLast(({ column }) => column === labels);
  const isLabelOfLast = rest !== undefined && lacksLabel(table, labels);
  const completesLabel = rest && label && (numbers(label) === 0 || numbers(rest) === 0) && !startsWithSign(rest);
  if (rest && !completesLabel && !isLabelOfLast) return cells;
  const others = cells.filter((cell) => cell !== rest);
  if (last && goesOn(last, isLabelOfLast ? others : cells, rightToLeft)) {
    for (const cell of cells) {
      const same = cell === rest && !isLabelOfLast ? label : last.find(({ column }) => column === cell.column);
      if (same) same.lines.push(...cell.lines);
      else if (cell === rest) last.unshift(cell);
      else last.push(cell);
    }
    return [];
  }
  if (!completesLabel || hasItsRows(table, labels, label)) return cells;
  label.lines.push(...rest.lines);
  return others;
}

/** Whether so many rows follow a label as any other of the table has: the next one is the next label's. */
function hasItsRows({ rows }: Table, labels: number, label: TableCell): boolean {
  const named = namedRows(rows, labels);
  const most = Math.max(...named.slice(1).map((at, i) => at - (named[i] ?? 0)));
  return named.length > 1 && rows.length - rows.findIndex((row) => row.includes(label)) >= most;
}

/** The rows in which a text is named. */
function namedRows(rows: readonly TableCell[][], labels: number): number[] {
  return rows.flatMap((row, at) => (row.some((cell) => cell.column === labels && numbers(cell) > 0) ? [at] : []));
}

/** Whether the last row's label is still to come: each label before it spans two rows, and it follows the second of them. */
function lacksLabel({ rows }: Table, labels: number): boolean {
  const named = namedRows(rows, labels);
  const ends = [...named.slice(1), rows.length - 1];
  return named.length > 0 && named.every((at, i) => (ends[i] ?? 0) - at === 2);
}

/** How much further in than its statement's box an option's circle stands at least, in points. */
const INDENT = 8;
/** With what a statement ends. */
const STATEMENT_END = /[.:;)。：；）]\s*$/u;

/**
 * Whether these cells go on with a row: they begin with no sign, or with one that stands further in than the row's own, an
 * option's. Where a row without any sign breaks, its statement must lack its end.
 */
function goesOn(row: readonly TableCell[], cells: readonly TableCell[], rightToLeft: boolean): boolean {
  const [own] = row.flatMap((cell) => signOf(cell) ?? []);
  const [sign] = cells.flatMap((cell) => signOf(cell) ?? []);
  if (sign) return own !== undefined && furtherIn(own, sign, rightToLeft) > INDENT;
  return cells.every((cell) => {
    const before = row.find(({ column }) => column === cell.column);
    if (!before) return own !== undefined;
    if (!STATEMENT_END.test(textOf(before.lines))) return true;
    const [above, first] = [firstPiece(before), firstPiece(cell)];
    return own !== undefined && (!above || !first || furtherIn(above, first, rightToLeft) > INDENT);
  });
}

function furtherIn(one: Piece, other: Piece, rightToLeft: boolean): number {
  return rightToLeft ? one.rect.right - other.rect.right : other.rect.left - one.rect.left;
}

/** The column in which texts are named: running numbers may stand before it. */
function labelColumn(table: Table): number {
  return table.rows.flat().find((cell) => numbers(cell) > 0)?.column ?? 0;
}

function numbers({ lines }: TableCell): number {
  return findTextRefs(textOf(lines)).length;
}

/** Word processors print a table's heading row again on every page. */
function isRepeatedHead(table: Table, row: readonly LaidCell[] | undefined): boolean {
  const [head] = table.rows;
  const text = (row ?? []).flatMap(({ lines }) => lines.map(lineText)).join(' ');
  return (
    head !== undefined &&
    !head.some(startsWithSign) &&
    text.trim() === textOf(head.flatMap(({ lines }) => lines)).trim()
  );
}

/** "[ ]", "( )", "[X": a narrow cell may wrap it. */
const TYPED_BOX = /^[[(（［]\s*[xXхХ✓✔]?\s*(?:[\])）］]|$)/u;

/** The box or mark with which a cell begins, as the cells of both statements do. */
function signOf(cell: TableCell): Piece | null {
  const pieces = cell.lines[0]?.line.pieces ?? [];
  const first = firstPiece(cell);
  if (!first) return null;
  const word = lineText({ pieces: pieces.slice(pieces.indexOf(first)) }).split(/\s/u)[0] ?? '';
  const kind = glyphKind(first.text) ?? '';
  const isSign =
    first.box !== null ||
    TYPED_BOX.test(lineText({ pieces }).trim()) ||
    /^box-|^free-mark/.test(kind) ||
    wordKind(word) !== null;
  return isSign ? first : null;
}

function firstPiece({ lines }: TableCell): Piece | undefined {
  return lines[0]?.line.pieces.find(({ text, box }) => box !== null || text.trim() !== '');
}

function startsWithSign(cell: TableCell): boolean {
  return signOf(cell) !== null;
}

function textOf(lines: readonly PlacedLine[]): string {
  return lines.map(({ line }) => lineText(line)).join(' ');
}

function lineText({ pieces }: Pick<Line, 'pieces'>): string {
  return pieces.map((piece) => (piece.box ? ' ' : piece.text)).join('');
}
