import type { FormDocument, Paragraph } from '../../form-document.ts';
import { around, type Rect } from '../picture/raster.ts';
import { linesOf } from './lines-of.ts';
import type { OcrWord } from './ocr.ts';

/** A page's recognised words, ready to be turned into text with places. */
export interface PageText {
  part: string;
  /** One-based. */
  page: number;
  words: readonly OcrWord[];
  rightToLeft: boolean;
  /** A box in the picture's pixels as shares of the page as it came. */
  place: (box: Rect) => [number, number, number, number];
}

/** A gap of this many letter heights parts two columns. */
const COLUMN_GAP = 2.2;
/** Recognition loses the colon behind Chinese signs. */
const FROM_LABEL = /^(?:(?:from|de|expéditeur|remitente|от|自|من)\s*[:：]|来自)/iu;

/**
 * The words of scanned pages as a document of plain text, so that the heading, the circular's number and the names are
 * found as in any other format. Marks are no part of it: they are measured.
 */
export function ocrDocument(pages: readonly PageText[]): FormDocument {
  return { paragraphs: pages.flatMap(pageParagraphs), problems: [] };
}

interface Segment {
  text: string;
  box: Rect;
}

function pageParagraphs(page: PageText): Paragraph[] {
  const segments = linesOf(page.words, page.rightToLeft)
    .flatMap((line) => splitColumns(line))
    .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
  const from = segments.find((segment) => FROM_LABEL.test(segment.text.trim()));
  const end = from ? segments.find((segment) => segment.box.y > from.box.y && spans(segment, from)) : undefined;
  // The sender's block stands beside the addressee's: it is read as a cell of its own, as in the Word form.
  const inBlock = ({ box }: Segment) =>
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

function splitColumns(line: OcrWord[]): Segment[] {
  const found: OcrWord[][] = [];
  for (const word of line) {
    const last = found.at(-1)?.at(-1);
    const gap = last
      ? Math.max(word.box.x - (last.box.x + last.box.width), last.box.x - (word.box.x + word.box.width))
      : 0;
    if (!last || gap > Math.max(word.box.height, 16) * COLUMN_GAP) found.push([word]);
    else found.at(-1)?.push(word);
  }
  return found.map((words) => ({ text: joinWords(words.map((word) => word.text)), box: around(words) }));
}

/** Signs between which Chinese is written without a gap; recognition parts its words all the same. */
const GAPLESS = String.raw`[\p{Script=Han}、。，：；（）！？]`;
const BETWEEN_SIGNS = new RegExp(`(?<=\\p{Script=Han}) (?=${GAPLESS})|(?<=${GAPLESS}) (?=\\p{Script=Han})`, 'gu');

function joinWords(words: readonly string[]): string {
  return words.join(' ').replace(BETWEEN_SIGNS, '');
}

/** A line of running text that passes under the sender's block ends it. */
function spans(segment: Segment, from: Segment): boolean {
  return segment.box.x < from.box.x - 100 && segment.box.x + segment.box.width > from.box.x + 100;
}

function onSendersSide(box: Rect, from: Rect, rightToLeft: boolean): boolean {
  return rightToLeft ? box.x + box.width < from.x + from.width + 20 : box.x > from.x - 20;
}

function paragraph({ text, box }: Segment, page: PageText, inCell = false): Paragraph {
  const cell = inCell ? { table: 0, row: 0, column: 1 } : {};
  const place = { part: page.part, page: page.page, box: page.place(box), ...cell };
  return { place, items: [{ kind: 'text', text, format: new Set() }] };
}
