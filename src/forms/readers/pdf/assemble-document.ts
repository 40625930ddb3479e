import type { Place } from '../../../domain/evidence.ts';
import { findTextRefs } from '../../../domain/text-ref.ts';
import type { Item, Paragraph } from '../../form-document.ts';
import { glyphKind, wordKind } from '../../glyphs.ts';
import { type Rect, union } from './geometry.ts';
import type { Line } from './lines.ts';
import { beginsParagraph, type LaidCell, type Section } from './page-layout.ts';
import { shareOf } from './page-problems.ts';
import type { Piece } from './pieces.ts';

export interface LaidPage {
  page: number;
  width: number;
  height: number;
  rightToLeft: boolean;
  /** The bounds of all writing on the page: where lines outside of tables wrap. */
  text: Rect;
  sections: Section[];
}

interface PlacedLine {
  line: Line;
  page: LaidPage;
  bounds: Rect | null;
}

interface TableCell {
  column: number;
  lines: PlacedLine[];
}

interface Table {
  columns: number[];
  rows: TableCell[][];
}

type Part = { kind: 'text'; lines: PlacedLine[] } | { kind: 'table'; table: Table };

/** Puts the pages together: a table that runs over a page is one table, a row that was broken is one row. */
export function assembleParagraphs(pages: readonly LaidPage[], part: string): Paragraph[] {
  const parts: Part[] = [];
  for (const page of pages) addPage(parts, page);
  let tables = -1;
  const paragraphs: Paragraph[] = [];
  const add = (lines: PlacedLine[], cell: Pick<Place, 'table' | 'row' | 'column'>) => {
    for (const group of groupLines(lines)) {
      paragraphs.push(makeParagraph(group, { part, ...cell, paragraph: paragraphs.length }));
    }
  };
  for (const each of parts) {
    if (each.kind === 'text') {
      add(each.lines, {});
      continue;
    }
    tables++;
    for (const [row, cells] of each.table.rows.entries()) {
      for (const cell of cells) add(cell.lines, { table: tables, row, column: cell.column });
    }
  }
  return paragraphs;
}

function addPage(parts: Part[], page: LaidPage): void {
  const open = parts.findLast((part) => part.kind === 'table')?.table;
  const firstTable = page.sections.findIndex(({ kind }) => kind === 'table');
  const deferred: Section[] = [];
  for (const [index, section] of page.sections.entries()) {
    if (section.kind === 'table' && index === firstTable && open && isContinued(open, section, parts, deferred)) {
      continueTable(open, section, page);
      for (const header of deferred) parts.push(partOf(header, page));
      deferred.length = 0;
    } else if (index < firstTable) {
      // A running header may stand above a table that goes on: it must not part the broken row.
      deferred.push(section);
    } else {
      for (const header of deferred.splice(0)) parts.push(partOf(header, page));
      parts.push(partOf(section, page));
    }
  }
}

/** A table goes on over the page if its columns do, and nothing but a footer and a header stands between. */
function isContinued(
  open: Table,
  section: Section & { kind: 'table' },
  parts: readonly Part[],
  above: readonly Section[],
): boolean {
  const after = parts.slice(parts.findLastIndex((part) => part.kind === 'table') + 1);
  const between = after.reduce((sum, part) => sum + (part.kind === 'text' ? part.lines.length : 0), 0);
  const header = above.reduce((sum, each) => sum + (each.kind === 'text' ? each.lines.length : 0), 0);
  if (between > 3 || header > 4) return false;
  const common = section.columns.filter((column) => open.columns.some((other) => Math.abs(other - column) < 4));
  return common.length >= Math.min(2, section.columns.length, open.columns.length);
}

function partOf(section: Section, page: LaidPage): Part {
  if (section.kind === 'text') return { kind: 'text', lines: place(section.lines, page, null) };
  return {
    kind: 'table',
    table: {
      columns: section.columns,
      rows: section.rows.map((row) => row.map((cell) => tableCell(cell, page, cell.column))),
    },
  };
}

function tableCell(cell: LaidCell, page: LaidPage, column: number): TableCell {
  return { column, lines: place(cell.lines, page, cell.bounds) };
}

function place(lines: readonly Line[], page: LaidPage, bounds: Rect | null): PlacedLine[] {
  return lines.map((line) => ({ line, page, bounds }));
}

function continueTable(table: Table, section: Section & { kind: 'table' }, page: LaidPage): void {
  const columnOf = (cell: LaidCell) => {
    const edge = section.columns[cell.column] ?? 0;
    const known = table.columns.findIndex((column) => Math.abs(column - edge) < 4);
    return known >= 0 ? known : cell.column;
  };
  const rows = isRepeatedHead(table, section.rows[0]) ? section.rows.slice(1) : section.rows;
  for (const [index, row] of rows.entries()) {
    const cells = row.map((cell) => tableCell(cell, page, columnOf(cell)));
    const kept = index === 0 ? continueRow(table, cells) : cells;
    if (kept.length > 0) table.rows.push(kept);
  }
}

/**
 * The first row on a new page is the rest of the broken row if it has no box of its own, as every row of the form has.
 * The rest of a label, whose cell spans two rows, is told by the number that it lacks: each label has one.
 */
function continueRow(table: Table, cells: TableCell[]): TableCell[] {
  const last = table.rows.at(-1);
  const rest = cells.find(({ column }) => column === 0);
  const label = table.rows.flat().findLast(({ column }) => column === 0);
  const numbers = (cell: TableCell) => findTextRefs(textOf(cell.lines)).length;
  const completesLabel = rest && label && (numbers(label) === 0 || numbers(rest) === 0) && !startsWithSign(rest);
  if (rest && !completesLabel) return cells;
  if (last?.some(startsWithSign) && !cells.some(startsWithSign)) {
    for (const cell of cells) {
      const same = (cell === rest ? [label] : last).find((one) => one?.column === cell.column);
      if (same) same.lines.push(...cell.lines);
      else last.push(cell);
    }
    return [];
  }
  if (completesLabel) label.lines.push(...rest.lines);
  return cells.filter((cell) => cell !== rest);
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

/** Whether a cell begins with a box or a mark, as the cells of both statements do. */
function startsWithSign({ lines }: TableCell): boolean {
  const pieces = lines[0]?.line.pieces ?? [];
  const first = pieces.find(({ text }) => text.trim() !== '');
  const word = lineText({ pieces: pieces.slice(first ? pieces.indexOf(first) : 0) }).split(/\s/u)[0] ?? '';
  const kind = glyphKind(first?.text ?? '') ?? '';
  return first?.box != null || /^box-|^free-mark/.test(kind) || wordKind(word) !== null;
}

function textOf(lines: readonly PlacedLine[]): string {
  return lines.map(({ line }) => lineText(line)).join(' ');
}

function lineText({ pieces }: Pick<Line, 'pieces'>): string {
  return pieces.map((piece) => (piece.box ? ' ' : piece.text)).join('');
}

/** Joins the lines that were only wrapped. */
function groupLines(placed: readonly PlacedLine[]): PlacedLine[][] {
  const groups: PlacedLine[][] = [];
  for (const [index, each] of placed.entries()) {
    const before = placed[index - 1];
    const same = before && before.page === each.page && before.bounds === each.bounds;
    const lines = placed
      .filter(({ page, bounds }) => page === each.page && bounds === each.bounds)
      .map(({ line }) => line);
    const begins = same
      ? beginsParagraph(lines, lines.indexOf(each.line), each.page.rightToLeft, each.bounds ?? each.page.text)
      : !before || startsParagraph(each);
    if (begins || groups.length === 0) groups.push([each]);
    else groups.at(-1)?.push(each);
  }
  return groups;
}

/** Over a page's end nothing tells a wrapped line from a new paragraph, except a box. */
function startsParagraph({ line }: PlacedLine): boolean {
  return beginsParagraph([line, line], 1, false);
}

function makeParagraph(group: readonly PlacedLine[], place: Place): Paragraph {
  const [first] = group;
  const items: Item[] = [];
  for (const [index, { line, page }] of group.entries()) {
    if (index > 0) addText(items, separator(group[index - 1]?.line, line), line.pieces[0]);
    for (const piece of line.pieces) {
      if (piece.box) items.push({ ...piece.box, place: { ...place, page: page.page, box: shareOf(piece.rect, page) } });
      else addText(items, piece.text, piece);
    }
  }
  const onFirst = group.filter(({ page }) => page === first?.page);
  const rect = union(onFirst.map(({ line }) => line.rect));
  return { place: { ...place, page: first?.page.page ?? 1, ...(first && { box: shareOf(rect, first.page) }) }, items };
}

function addText(items: Item[], text: string, piece: Piece | undefined): void {
  const last = items.at(-1);
  const format = piece?.format ?? new Set();
  if (text === '') return;
  if (last?.kind === 'text' && last.format === format) last.text += text;
  else items.push({ kind: 'text', text, format });
}

/** Chinese lines are joined without a space; so are words parted at a hyphen, which may be the word's own. */
function separator(before: Line | undefined, line: Line): string {
  const end = before?.pieces.at(-1)?.text ?? '';
  const start = line.pieces[0]?.text ?? '';
  if (/[\s-]$/u.test(end) || /^\s/u.test(start)) return '';
  return /\p{Script=Han}|[，。、；：（）]/u.test(end) && /\p{Script=Han}|[，。、；：（）]/u.test(start) ? '' : ' ';
}
