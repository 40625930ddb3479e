import type { FormDocument } from '../../document/form-document.ts';
import { emphasisSet, ParagraphBuilder } from '../../document/paragraph-builder.ts';
import { child, childElements, textContent, type XmlElement } from '../../packages/parse-xml.ts';
import type { FormFile } from '../../reader.ts';
import { say } from '../../sentences.ts';
import { type CellFormat, CellStyles, fontFormat, shownAs } from './cell-styles.ts';
import { openWorkbook, type Sheet, type Workbook } from './workbook.ts';

/** Columns of a sheet beyond which no form reaches. */
const WIDEST = 1_000;
/** What may lie over a sheet's cells without being in them. */
const OVER_CELLS = new Set(['drawing', 'ctrlProp', 'control']);

/** A piece of a cell's text in one format. */
interface Run {
  text: string;
  format: CellFormat;
}

/**
 * An Excel workbook as a person sees it: each sheet is one table.
 * @throws UnreadableFile
 */
export function xlsxDocument(file: FormFile): FormDocument {
  const workbook = openWorkbook(file.bytes);
  const styles = new CellStyles(workbook.styles);
  const parts = workbook.sheets.map((sheet, index) => readSheet(sheet, index, workbook, styles));
  return {
    paragraphs: parts.flatMap(({ paragraphs }) => paragraphs),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

function readSheet(sheet: Sheet, index: number, workbook: Workbook, styles: CellStyles): FormDocument {
  const builder = new ParagraphBuilder(sheet.name.slice(0, 100) || `sheet ${index + 1}`);
  const hiddenColumns = columnsHidden(sheet.root);
  builder.openTable();
  for (const row of childElements(child(sheet.root, 's:sheetData'), 's:row')) {
    const number = Number(row.attributes.r ?? 1) - 1;
    for (const cell of childElements(row, 's:c')) {
      const column = columnOf(cell.attributes.r ?? '');
      const hidden = sheet.hidden || isOn(row.attributes.hidden) || isFlat(row) || hiddenColumns(column);
      builder.atCell(number, column);
      for (const code of doubtsAbout(cell, styles))
        builder.problem('mark-unclear', say(code, { table: index + 1, row: number + 1 }), builder.place());
      const format = { ...styles.at(cell.attributes.s), ...(hidden && { hidden }) };
      builder.lookOfCell({ ground: 'none', isFramed: styles.isFramed(cell.attributes.s) });
      if (cell.attributes.t === 'b') writeBox(builder, contentOf(cell) === '1', format);
      else for (const run of runsOf(cell, workbook, format)) writeRun(builder, run.text, run.format);
      builder.breakParagraph();
    }
  }
  noteMerges(builder, sheet.root);
  builder.closeTable();
  noteWhatLiesOver(builder, sheet);
  writeMargins(builder, sheet.root);
  return builder.result();
}

/** What a cell shows and its content does not tell. */
function doubtsAbout(cell: XmlElement, styles: CellStyles) {
  const { s: style, t: type } = cell.attributes;
  const isFilled = contentOf(cell) !== '' || child(cell, 's:is') !== undefined;
  const isText = type !== undefined && type !== 'n' && type !== 'b';
  return [
    ...(styles.isCrossed(style) ? (['cell-crossed-out'] as const) : []),
    ...(isFilled && styles.writesOwn(style, isText) ? (['cell-shows-other'] as const) : []),
    ...(!isFilled && child(cell, 's:f') ? (['cell-not-worked-out'] as const) : []),
  ];
}

/** Lines within a cell are paragraphs of it. */
function writeRun(builder: ParagraphBuilder, text: string, format: CellFormat): void {
  for (const [index, line] of shownAs(format, text).split(/\r?\n/).entries()) {
    if (index > 0) builder.breakParagraph();
    builder.text(line, emphasisSet(format));
  }
}

/** What is true or false is a box that was ticked or not, and current versions of Excel draw it so. */
function writeBox(builder: ParagraphBuilder, isTrue: boolean, { strike, hidden, highlight }: CellFormat): void {
  const state = hidden || (strike && isTrue) ? 'unclear' : isTrue ? 'marked' : 'empty';
  const mark = isTrue ? 'TRUE' : 'FALSE';
  builder.box({ source: 'form-field', state, mark, ...(highlight && !isTrue && { look: 'highlight' }) });
}

/** What a cell shows (ECMA-376 part 1, 18.3.1.4); of a formula its last result. */
function runsOf(cell: XmlElement, { strings }: Workbook, format: CellFormat): Run[] {
  const value = contentOf(cell);
  switch (cell.attributes.t) {
    case 's':
      return stringRuns(strings[Number(value)] ?? NOTHING, format);
    case 'inlineStr':
      return stringRuns(child(cell, 's:is') ?? NOTHING, format);
    default:
      return [{ text: value, format }];
  }
}

function contentOf(cell: XmlElement): string {
  return textContent(child(cell, 's:v') ?? NOTHING);
}

const NOTHING: XmlElement = { name: '', attributes: {}, children: [] };

/** Parts of a text may have formats of their own; what is said of its pronunciation is left out. */
function stringRuns(string: XmlElement, format: CellFormat): Run[] {
  return childElements(string).flatMap((part): Run[] => {
    if (part.name === 's:t') return [{ text: textContent(part), format }];
    if (part.name !== 's:r') return [];
    const own = child(part, 's:rPr');
    return [
      { text: textContent(child(part, 's:t') ?? NOTHING), format: own ? { ...format, ...fontFormat(own) } : format },
    ];
  });
}

/** "AB12" is the twenty-eighth column; zero-based. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? 'A';
  const number = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return Math.min(number, WIDEST) - 1;
}

/** In points and in characters: nothing in a lower row or narrower column can be read. */
const LOWEST = 3;
const NARROWEST = 0.3;

function isFlat({ attributes }: XmlElement): boolean {
  return Number(attributes.ht ?? LOWEST) < LOWEST;
}

function columnsHidden(root: XmlElement): (column: number) => boolean {
  const ranges = childElements(child(root, 's:cols'), 's:col')
    .filter(({ attributes }) => isOn(attributes.hidden) || Number(attributes.width ?? NARROWEST) < NARROWEST)
    .map(({ attributes }) => [Number(attributes.min) - 1, Number(attributes.max) - 1] as const);
  return (column) => ranges.some(([first, last]) => column >= first && column <= last);
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function noteMerges(builder: ParagraphBuilder, root: XmlElement): void {
  for (const { attributes } of childElements(child(root, 's:mergeCells'), 's:mergeCell')) {
    const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(attributes.ref ?? '');
    if (!match) continue;
    const [, left = '', top, right = '', bottom] = match;
    builder.atCell(Number(top) - 1, columnOf(left));
    builder.spanRows(Number(bottom) - Number(top) + 1);
    if (columnOf(right) > columnOf(left)) builder.widenRow();
  }
}

/** What stands at the head and foot of each page (18.3.1.46), without the codes for fonts and page numbers. */
function writeMargins(builder: ParagraphBuilder, root: XmlElement): void {
  for (const margin of childElements(child(root, 's:headerFooter'))) {
    for (const text of textContent(margin).split(/&[LCR]/u)) {
      builder.text(text.replace(/&(?:"[^"]*"|K[\dA-F]{6}|\d+|[^&])/gu, ' '));
      builder.breakParagraph();
    }
  }
}

/** Controls and drawings may be marks, notes may be conditions: a person looks at them. */
function noteWhatLiesOver(builder: ParagraphBuilder, { name, links, root }: Sheet): void {
  // It may hide, strike or colour whatever it applies to.
  if (child(root, 's:conditionalFormatting')) builder.problem('mark-unclear', say('sheet-looks-by-rule', { name }));
  if (links.some(({ type }) => OVER_CELLS.has(type))) builder.problem('mark-unclear', say('sheet-drawn-on', { name }));
  for (const { part } of links) {
    if (!part) continue;
    const text = textContent(part).replace(/\s+/gu, ' ').trim();
    if (text !== '') builder.problem('mark-unclear', say('margin-comment', { author: null, text: text.slice(0, 300) }));
  }
}
