import { drawChart } from '../charts/draw.ts';
import type { Block, Column, Document } from './blocks.ts';
import { CONTENT_WIDTH, type Pen, QUIET, Sheet } from './sheet.ts';
import { wrap } from './wrap.ts';

const BODY: Pen = { size: 9.5 };
const SMALL: Pen = { size: 8 };
const LINE = 1.38;
const PADDING = 3;

/** Lays a document out as a PDF. The same document gives the same bytes. */
export async function writePdf(document: Document): Promise<Uint8Array> {
  const sheet = await Sheet.begin();
  addDocument(sheet, document);
  sheet.finish(document.footer);
  const { pdf } = sheet;
  pdf.setTitle(document.title, { showInWindowTitleBar: true });
  pdf.setLanguage('en');
  pdf.setProducer('tsb-intake');
  pdf.setCreator('tsb-intake');
  pdf.setCreationDate(document.at);
  pdf.setModificationDate(document.at);
  return pdf.save();
}

function addDocument(sheet: Sheet, { title, letterhead, blocks }: Document): void {
  for (const { left, right } of letterhead) {
    sheet.text(left, 0, 10, { size: 8.5, bold: true });
    sheet.text(right, CONTENT_WIDTH - sheet.fonts.width(right, 8.5, true), 10, { size: 8.5, bold: true });
    sheet.skip(13);
  }
  sheet.skip(6);
  sheet.rule(0, CONTENT_WIDTH);
  sheet.skip(10);
  lines(sheet, title, 0, CONTENT_WIDTH, { size: 14, bold: true });
  sheet.skip(6);
  for (const block of blocks) addBlock(sheet, block);
}

function addBlock(sheet: Sheet, block: Block): void {
  if (block.kind === 'heading') {
    sheet.makeRoom(70);
    sheet.skip(10);
    lines(sheet, block.text, 0, CONTENT_WIDTH, { size: 11, bold: true });
    sheet.skip(4);
  } else if (block.kind === 'paragraph' || block.kind === 'note') {
    const pen = block.kind === 'note' ? { size: 8, colour: QUIET } : BODY;
    lines(sheet, block.text, 0, CONTENT_WIDTH, pen);
    sheet.skip(5);
  } else if (block.kind === 'facts') facts(sheet, block.rows);
  else if (block.kind === 'table') table(sheet, block.columns, block.rows);
  else if (block.kind === 'chart') sheet.drawing(drawChart(block.chart));
  else sheet.newPage();
}

/** Wrapped lines one below the other, over as many pages as they take. */
function lines(sheet: Sheet, text: string, x: number, width: number, pen: Pen): void {
  for (const line of wrapped(sheet, text, width, pen)) {
    sheet.makeRoom(pen.size * LINE);
    sheet.text(line, x, pen.size, pen);
    sheet.skip(pen.size * LINE);
  }
}

function wrapped(sheet: Sheet, text: string, width: number, { size, bold = false }: Pen): string[] {
  return wrap(text, width, (piece) => sheet.fonts.width(piece, size, bold));
}

const LABEL_WIDTH = 110;

function facts(sheet: Sheet, rows: { label: string; value: string }[]): void {
  for (const { label, value } of rows) {
    const values = wrapped(sheet, value, CONTENT_WIDTH - LABEL_WIDTH, BODY);
    sheet.makeRoom(BODY.size * LINE);
    sheet.text(label, 0, BODY.size, { ...BODY, bold: true });
    for (const line of values) {
      sheet.makeRoom(BODY.size * LINE);
      sheet.text(line, LABEL_WIDTH, BODY.size, BODY);
      sheet.skip(BODY.size * LINE);
    }
    sheet.skip(2);
  }
  sheet.skip(4);
}

function table(sheet: Sheet, columns: Column[], rows: string[][]): void {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => (width / total) * CONTENT_WIDTH);
  const header = () =>
    row(
      sheet,
      columns,
      widths,
      columns.map(({ title }) => title),
      true,
    );
  sheet.makeRoom(60);
  header();
  for (const cells of rows) {
    if (sheet.makeRoom(heightOf(sheet, widths, cells))) header();
    row(sheet, columns, widths, cells, false);
  }
  sheet.skip(8);
}

function cellLines(sheet: Sheet, widths: number[], cells: string[], bold: boolean): string[][] {
  return cells.map((cell, index) => wrapped(sheet, cell, (widths[index] ?? 0) - 2 * PADDING, { ...SMALL, bold }));
}

function heightOf(sheet: Sheet, widths: number[], cells: string[]): number {
  const most = Math.max(...cellLines(sheet, widths, cells, false).map((cell) => cell.length));
  // A row longer than half a page is broken between its lines.
  return Math.min(most * SMALL.size * LINE + 2 * PADDING, 300);
}

function row(sheet: Sheet, columns: Column[], widths: number[], cells: string[], isHeader: boolean): void {
  const contents = cellLines(sheet, widths, cells, isHeader);
  const most = Math.max(...contents.map((cell) => cell.length));
  if (isHeader) sheet.fill(0, CONTENT_WIDTH, most * SMALL.size * LINE + 2 * PADDING);
  sheet.rule(0, CONTENT_WIDTH);
  sheet.skip(PADDING);
  for (let index = 0; index < most; index += 1) {
    sheet.makeRoom(SMALL.size * LINE);
    let x = 0;
    contents.forEach((cell, column) => {
      const text = cell[index] ?? '';
      const width = widths[column] ?? 0;
      const free = width - 2 * PADDING - sheet.fonts.width(text, SMALL.size, isHeader);
      const align = columns[column]?.align ?? 'start';
      const shift = align === 'start' ? 0 : align === 'end' ? free : free / 2;
      if (text !== '') sheet.text(text, x + PADDING + shift, SMALL.size, { ...SMALL, bold: isHeader });
      x += width;
    });
    sheet.skip(SMALL.size * LINE);
  }
  sheet.skip(PADDING);
}
