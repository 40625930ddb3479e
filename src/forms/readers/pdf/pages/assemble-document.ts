import type { Place } from '../../../../domain/evidence.ts';
import { findTextRefs } from '../../../../domain/text-ref.ts';
import type { Item, Paragraph, TextItem } from '../../../document/form-document.ts';
import { struck } from '../../../document/paragraph-builder.ts';
import { byStrokes } from '../../../document/struck-letters.ts';
import { foreignWords, isCourtesy } from '../../../phrases/vocabulary.ts';
import { type Rect, union } from '../geometry.ts';
import type { Line } from '../layout/lines.ts';
import { beginsParagraph, type Section } from '../layout/page-layout.ts';
import type { Piece } from '../layout/pieces.ts';
import { shownShare } from '../page-view.ts';
import {
  continueTable,
  isContinued,
  type LaidPage,
  type PlacedLine,
  place,
  type Table,
  tableCell,
} from './table-over-pages.ts';

type Part = { kind: 'text'; lines: PlacedLine[] } | { kind: 'table'; table: Table };

/** Puts the pages together: a table that runs over a page is one table, a row that was broken is one row. */
export function assembleParagraphs(pages: readonly LaidPage[], part: string): Paragraph[] {
  const parts: Part[] = [];
  for (const page of pages) addPage(parts, { ...page, text: writtenOver(pages, page) });
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

/** Where lines wrap is told by all pages of a size: a last page may hold nothing but the few words of a signature. */
function writtenOver(pages: readonly LaidPage[], { width, turn }: LaidPage): Rect {
  const alike = pages.filter((page) => page.width === width && page.turn === turn && page.sections.length > 0);
  return union(alike.map(({ text }) => text));
}

function addPage(parts: Part[], page: LaidPage): void {
  const open = parts.findLast((part) => part.kind === 'table')?.table;
  const firstTable = page.sections.findIndex(({ kind }) => kind === 'table');
  const deferred: Section[] = [];
  for (const [index, section] of page.sections.entries()) {
    if (
      section.kind === 'table' &&
      index === firstTable &&
      open &&
      isContinued(open, section, textsAfterTable(parts), deferred)
    ) {
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

/** What was written since the last table. */
function textsAfterTable(parts: readonly Part[]): (Part & { kind: 'text' })[] {
  return parts.slice(parts.findLastIndex(({ kind }) => kind === 'table') + 1).filter((part) => part.kind === 'text');
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
      ? startsAnew(before.line, each.line) ||
        beginsParagraph(lines, lines.indexOf(each.line), each.page.rightToLeft, each.bounds ?? each.page.text)
      : !before || startsParagraph(each);
    if (begins || groups.length === 0) groups.push([each]);
    else groups.at(-1)?.push(each);
  }
  return groups;
}

/**
 * Behind the end of a sentence, a line that names a text in the form's words alone is its label, and a courtesy ends the
 * letter. Behind a colon, a capital letter begins what it announces.
 */
function startsAnew(before: Line, line: Line): boolean {
  const text = textOf(line);
  if (/:\s*$/u.test(textOf(before)) && /^\s*\p{Lu}/u.test(text)) return true;
  if (!/[.)。）]\s*$/u.test(textOf(before))) return false;
  return isCourtesy(text) || (findTextRefs(text).length === 1 && foreignWords(text) === 0);
}

function textOf({ pieces }: Line): string {
  return pieces.map((piece) => (piece.box ? ' ' : piece.text)).join('');
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
      if (piece.box)
        items.push({ ...piece.box, place: { ...place, page: page.page, box: shownShare(piece.rect, page) } });
      else addText(items, piece.text, piece);
    }
  }
  const onFirst = group.filter(({ page }) => page === first?.page);
  const rect = union(onFirst.map(({ line }) => line.rect));
  return {
    place: { ...place, page: first?.page.page ?? 1, ...(first && { box: shownShare(rect, first.page) }) },
    items: items.flatMap((item): Item[] => (item.kind === 'text' ? byStroke(item) : [item])),
  };
}

/** A stroke across a letter may be a sign of its own. */
function byStroke(item: TextItem): TextItem[] {
  return byStrokes(item.text).map(({ text, isStruck }) => {
    return { ...item, text, format: isStruck ? struck(item.format) : item.format };
  });
}

function addText(items: Item[], text: string, piece: Piece | undefined): void {
  const last = items.at(-1);
  const format = piece?.format ?? new Set();
  if (text === '') return;
  const size = piece && toHalfPoints(piece.size);
  const font = piece?.font;
  if (last?.kind === 'text' && last.format === format && last.size === size && last.font === font) last.text += text;
  else items.push({ kind: 'text', text, format, ...(size !== undefined && { size }), ...(font && { font }) });
}

/** Programs reckon sizes from scales and matrices: what is meant to be alike differs by a little. */
function toHalfPoints(size: number): number {
  return Math.round(size * 2) / 2;
}

/** Chinese lines are joined without a space; so are words parted at a hyphen, which may be the word's own. */
function separator(before: Line | undefined, line: Line): string {
  const end = before?.pieces.at(-1)?.text ?? '';
  const start = line.pieces[0]?.text ?? '';
  if (/[\s-]$/u.test(end) || /^\s/u.test(start)) return '';
  return /\p{Script=Han}|[，。、；：（）]/u.test(end) && /\p{Script=Han}|[，。、；：（）]/u.test(start) ? '' : ' ';
}
