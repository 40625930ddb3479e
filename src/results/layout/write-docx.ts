import {
  AlignmentType,
  BorderStyle,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  Document as WordDocument,
} from 'docx';
import { withoutChance } from '../result-file.ts';
import type { Block, Column, Document } from './blocks.ts';
import { chartRun } from './docx-chart.ts';

/** Text width of A4 between margins of 2 cm, in twentieths of a point. */
const TEXT_WIDTH = 9638;
const FONT = 'Calibri';
const ALIGNMENT = { start: AlignmentType.LEFT, center: AlignmentType.CENTER, end: AlignmentType.RIGHT } as const;
const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'B8B8C2' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** Lays a document out as a Word file. Charts are Word's own, with their figures. */
export async function writeDocx(document: Document): Promise<Uint8Array> {
  const word = new WordDocument({
    title: document.title,
    creator: 'tsb-intake',
    lastModifiedBy: 'tsb-intake',
    styles: { default: { document: { run: { font: FONT, size: 21, language: { value: 'en-GB' } } } } },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } },
        },
        footers: { default: footer(document.footer) },
        children: [letterhead(document), title(document.title), ...document.blocks.flatMap(blockOf)],
      },
    ],
  });
  return withoutChance(await Packer.toBuffer(word), document.at);
}

function footer(text: string): Footer {
  const children = [
    new TextRun({ text: `${clean(text)}    `, size: 15 }),
    new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 15 }),
  ];
  return new Footer({ children: [new Paragraph({ children })] });
}

function letterhead({ letterhead: rows }: Document): Table {
  const cell = (text: string, alignment: Column['align']) =>
    new TableCell({
      borders: { top: NONE, bottom: NONE, left: NONE, right: NONE },
      children: [
        new Paragraph({ alignment: ALIGNMENT[alignment ?? 'start'], children: [run(text, { bold: true, size: 19 })] }),
      ],
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [TEXT_WIDTH * 0.7, TEXT_WIDTH * 0.3].map(Math.round),
    borders: { top: NONE, bottom: RULE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    rows: rows.map(({ left, right }) => new TableRow({ children: [cell(left, 'start'), cell(right, 'end')] })),
  });
}

function title(text: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.TITLE,
    spacing: { before: 240, after: 120 },
    children: [run(text, { bold: true, size: 30 })],
  });
}

function blockOf(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          keepNext: true,
          spacing: { before: 280, after: 80 },
          children: [run(block.text, { bold: true, size: 25, color: '1A1A1F' })],
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ spacing: { after: 100 }, children: [run(block.text)] })];
    case 'note':
      return [new Paragraph({ spacing: { after: 100 }, children: [run(block.text, { size: 17, color: '61616B' })] })];
    case 'facts':
      return [facts(block.rows), new Paragraph({ children: [] })];
    case 'table':
      return [table(block.columns, block.rows), new Paragraph({ children: [] })];
    case 'chart':
      return [new Paragraph({ spacing: { before: 80, after: 80 }, children: [chartRun(block.chart)] })];
    case 'page-break':
      return [new Paragraph({ pageBreakBefore: true, children: [] })];
  }
}

function facts(rows: { label: string; value: string }[]): Table {
  const widths = [0.22, 0.78].map((share) => Math.round(share * TEXT_WIDTH));
  const borders = { top: NONE, bottom: NONE, left: NONE, right: NONE };
  const cell = (text: string, bold: boolean) =>
    new TableCell({ borders, children: [new Paragraph({ children: [run(text, { bold })] })] });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { ...borders, insideHorizontal: NONE, insideVertical: NONE },
    rows: rows.map(
      ({ label, value }) => new TableRow({ cantSplit: true, children: [cell(label, true), cell(value, false)] }),
    ),
  });
}

function table(columns: Column[], rows: string[][]): Table {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const row = (cells: string[], isHeader: boolean) =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: true,
      children: cells.map(
        (text, index) =>
          new TableCell({
            ...(isHeader ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F0F2F7' } } : {}),
            margins: { top: 40, bottom: 40, left: 70, right: 70 },
            children: [
              new Paragraph({
                alignment: ALIGNMENT[columns[index]?.align ?? 'start'],
                children: [run(text, { bold: isHeader, size: 17 })],
              }),
            ],
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => Math.round((width / total) * TEXT_WIDTH)),
    borders: { top: RULE, bottom: RULE, left: NONE, right: NONE, insideHorizontal: RULE, insideVertical: NONE },
    rows: [
      row(
        columns.map((column) => column.title),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  });
}

interface RunStyle {
  bold?: boolean;
  size?: number;
  color?: string;
}

function run(text: string, style: RunStyle = {}): TextRun {
  return new TextRun({ text: clean(text), ...style });
}

/** Characters that XML 1.0 does not allow would make Word refuse the file: strangers' texts may hold them. */
function clean(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]+/gu, ' ');
}
