import type { FormDocument, Paragraph } from '../../document/form-document.ts';
import type { Rect } from '../picture/raster.ts';
import { type LineInColumn, linesInColumns } from './lines-in-columns.ts';
import { withAdministration } from './misread-administration.ts';
import type { OcrWord } from './ocr.ts';

/** A page's recognised words, ready to be turned into text with places. */
export interface PageText {
  part: string;
  /** One-based. */
  page: number;
  words: readonly OcrWord[];
  /** How much seems to be written on it, whether it was read or not: runs of ink along its rows, for each pixel. */
  written: number;
  rightToLeft: boolean;
  /** A box in the picture's pixels as shares of the page as it came. */
  place: (box: Rect) => [number, number, number, number];
}

/** Recognition loses the colon behind Chinese signs. */
const FROM_LABEL = /^(?:(?:from|de|expéditeur|remitente|от|自|من)\s*[:：]|来自)/iu;

/**
 * The words of scanned pages as a document of plain text, so that the heading, the circular's number and the names are
 * found as in any other format. Marks are no part of it: they are measured.
 */
export function ocrDocument(pages: readonly PageText[]): FormDocument {
  return { paragraphs: pages.flatMap(pageParagraphs), problems: [], inLines: true };
}

function pageParagraphs(page: PageText): Paragraph[] {
  const segments = linesInColumns(page.words, page.rightToLeft);
  const from = segments.find((segment) => FROM_LABEL.test(segment.text.trim()));
  const end = from ? segments.find((segment) => segment.box.y > from.box.y && spans(segment, from)) : undefined;
  // The sender's block stands beside the addressee's: it is read as a cell of its own, as in the Word form.
  const inBlock = ({ box }: LineInColumn) =>
    from !== undefined &&
    box.y >= from.box.y - 8 &&
    box.y < (end?.box.y ?? from.box.y + 700) &&
    onSendersSide(box, from.box, page.rightToLeft);
  const sender = segments.filter(inBlock);
  const others = segments.filter((segment) => !inBlock(segment));
  const before = others.filter((segment) => from && segment.box.y < from.box.y - 8);
  const after = others.filter((segment) => !before.includes(segment));
  return [
    ...before.map((segment) => paragraph(segment, page)),
    ...sender.map((segment) => paragraph(segment, page, true)),
    ...after.map((segment) => paragraph(segment, page)),
  ];
}

/** A line of running text that passes under the sender's block ends it. */
function spans(segment: LineInColumn, from: LineInColumn): boolean {
  return segment.box.x < from.box.x - 100 && segment.box.x + segment.box.width > from.box.x + 100;
}

function onSendersSide(box: Rect, from: Rect, rightToLeft: boolean): boolean {
  return rightToLeft ? box.x + box.width < from.x + from.width + 20 : box.x > from.x - 20;
}

function paragraph({ text, box }: LineInColumn, page: PageText, inCell = false): Paragraph {
  const cell = inCell ? { table: 0, row: 0, column: 1 } : {};
  const place = { part: page.part, page: page.page, box: page.place(box), ...cell };
  return { place, items: [{ kind: 'text', text: withAdministration(text), format: new Set() }] };
}
