import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { Slot } from '../../../domain/evidence.ts';
import { findTextRefs, type TextRef } from '../../../domain/text-ref.ts';
import type { IssuedForm } from '../../reader.ts';
import { openPdf } from '../../readers/pdf/open-pdf.ts';
import { isRightToLeft } from '../ocr/fold-text.ts';
import { renderPage } from '../picture/decode-pdf.ts';
import { inkMap, splitChannels } from '../picture/ink.ts';
import { crop, type Raster } from '../picture/raster.ts';
import { findOutlines, type Outline } from './template-glyphs.ts';
import { type TextLine, templateLines } from './template-lines.ts';

/** Templates are rendered at 200 dpi, and everything measured in a scan is measured at this scale. */
export const PIXELS_PER_MM = 200 / 25.4;
const PIXELS_PER_POINT = 200 / 72;

/** The issued form as a reader of scans needs it: one long strip of the table, the page breaks taken out. */
export interface Template {
  issued: IssuedForm;
  rightToLeft: boolean;
  records: TemplateRecord[];
  /** Darkness of the blank form's table, records below each other. Positions below are pixels of this strip. */
  strip: Raster;
  /** Lines of the form above the first record, and below the last, in their order. */
  head: TextLine[];
  foot: TextLine[];
}

export interface TemplateRecord {
  ref: TextRef;
  /** From the first line of the record to the first of the next one. */
  top: number;
  bottom: number;
  label: TextLine[];
  slots: Record<Slot, TemplateSlot>;
}

export interface TemplateSlot {
  outline: Outline;
  /** The option's wording; the first line is the one that the box or circle belongs to. */
  lines: TextLine[];
}

interface Mark extends Outline {
  line: TextLine;
}

const ORDER: readonly Slot[] = ['assign', 'no-comments', 'comments', 'not-assign'];
const SHAPES = ['box', 'circle', 'circle', 'box'];

/**
 * Reads the blank form that the circular carried.
 * @returns null where it was not rendered, or its boxes, circles and texts do not pair up: such a form cannot serve as
 * a template.
 */
export async function readTemplate(issued: IssuedForm): Promise<Template | null> {
  if (issued.pdf === null) return null;
  const { strip, lines, breaks } = await stackPages(issued.pdf);
  const text = lines.map((line) => line.text).join('');
  const rightToLeft = isRightToLeft(text);
  const marks = pairMarks(findOutlines(strip, PIXELS_PER_POINT), lines, rightToLeft);
  const records: TemplateRecord[] = [];
  for (let i = 0; i + 3 < marks.length; ) {
    const four = marks.slice(i, i + 4);
    if (!four.every((mark, k) => mark.shape === SHAPES[k])) {
      i += 1;
      continue;
    }
    const end = marks[i + 4];
    const record = buildRecord(four, end ? end.line.top : strip.height, lines, rightToLeft);
    if (record) records.push(record);
    i += 4;
  }
  const refs = new Set(records.map((record) => record.ref));
  if (records.length === 0 || refs.size !== records.length) return null;
  const [first, last] = [records[0]?.top ?? 0, records.at(-1)?.bottom ?? 0];
  const head = lines.filter((line) => line.bottom <= first);
  const foot = lines.filter((line) => line.top >= last);
  return closeBreaks({ issued, rightToLeft, records, strip, head, foot }, breaks);
}

/** All pages below each other, margins above and below the text left out. */
async function stackPages(pdf: Uint8Array): Promise<{ strip: Raster; lines: TextLine[]; breaks: number[] }> {
  const library = await PDFiumLibrary.init();
  const drawn = await library.loadDocument(pdf);
  const written = await openPdf(pdf);
  try {
    const pieces: Raster[] = [];
    const lines: TextLine[] = [];
    const breaks: number[] = [];
    let offset = 0;
    for (let index = 0; index < drawn.getPageCount(); index++) {
      const { originalHeight, originalWidth } = drawn.getPage(index).getOriginalSize();
      const page = await renderPage(drawn, index, Math.max(originalHeight, originalWidth) * PIXELS_PER_POINT);
      const { data, info } = await page.raw().toBuffer({ resolveWithObject: true });
      const ink = inkMap(splitChannels({ data, width: info.width, height: info.height, channels: info.channels }).luma);
      const pageLines = await templateLines(await written.getPage(index + 1), PIXELS_PER_POINT);
      const first = Math.min(...pageLines.map((line) => line.top), ink.height) - 15;
      const last = Math.max(...pageLines.map((line) => line.bottom), 0) + 15;
      const piece = crop(ink, { x: 0, y: first, width: ink.width, height: last - first });
      const shift = offset - Math.max(0, Math.floor(first));
      for (const line of pageLines) lines.push({ ...line, top: line.top + shift, bottom: line.bottom + shift });
      pieces.push(piece);
      offset += piece.height;
      breaks.push(offset);
    }
    return { strip: stack(pieces), lines, breaks };
  } finally {
    await written.destroy();
    drawn.destroy();
    library.destroy();
  }
}

function stack(pieces: Raster[]): Raster {
  const width = Math.max(...pieces.map((piece) => piece.width));
  const height = pieces.reduce((sum, piece) => sum + piece.height, 0);
  const data = new Uint8Array(width * height);
  let row = 0;
  for (const piece of pieces) {
    for (let y = 0; y < piece.height; y++, row++) {
      data.set(piece.data.subarray(y * piece.width, (y + 1) * piece.width), row * width);
    }
  }
  return { width, height, data };
}

/** The outlines that stand before a line of text, each with that line. A circle within running text has no such line. */
function pairMarks(outlines: Outline[], lines: TextLine[], rightToLeft: boolean): Mark[] {
  const marks: Mark[] = [];
  for (const outline of outlines) {
    const { x, y, width, height } = outline.rect;
    const middle = y + height / 2;
    const beside = lines.filter((line) => line.top < middle + height * 0.3 && line.bottom > middle - height * 0.3);
    if (beside.some((line) => line.left < x && line.right > x + width)) continue;
    const gap = (line: TextLine) => (rightToLeft ? x - line.right : line.left - (x + width));
    const near = beside.filter((line) => gap(line) > -2 && gap(line) < 30 * PIXELS_PER_MM);
    near.sort((a, b) => Math.abs(a.top + a.bottom - 2 * middle) - Math.abs(b.top + b.bottom - 2 * middle));
    if (near[0]) marks.push({ ...outline, line: near[0] });
  }
  return marks.sort((a, b) => a.rect.y - b.rect.y);
}

function buildRecord(four: Mark[], end: number, lines: TextLine[], rightToLeft: boolean): TemplateRecord | null {
  const [assign, noComments, comments, notAssign] = four;
  if (!assign || !noComments || !comments || !notAssign) return null;
  const top = Math.min(assign.line.top, assign.rect.y) - 4;
  const inColumn = (line: TextLine) =>
    rightToLeft ? line.right < assign.rect.x + assign.rect.width : line.left > assign.rect.x;
  const last = lastLine(lines.filter((line) => inColumn(line) && line.top >= notAssign.line.top && line.top < end - 4));
  const bottom = Math.min(end, (last ?? notAssign.line).bottom + 12);
  const within = lines.filter((line) => line.top >= top && line.top < bottom);
  const label = within.filter((line) => !inColumn(line));
  const refs = findTextRefs(label.map((line) => line.text).join(' '));
  const [ref] = refs;
  if (!ref) return null;
  const statement = within.filter(inColumn);
  const until = (from: Mark, to: number): TemplateSlot => ({
    outline: { shape: from.shape, rect: from.rect },
    lines: statement.filter((line) => line.top >= from.line.top - 2 && line.top < to - 4),
  });
  const slots = {
    assign: until(assign, noComments.line.top),
    'no-comments': until(noComments, comments.line.top),
    comments: until(comments, notAssign.line.top),
    'not-assign': until(notAssign, bottom),
  };
  return { ref, top, bottom, label, slots };
}

/**
 * Takes out what a page break brought into the table (margins, the repeated heading row), so that the records follow
 * each other as they do within a page: the sender's print may break elsewhere.
 */
function closeBreaks(template: Template, breaks: number[]): Template {
  return breaks.reduceRight((open, position) => {
    const spans = open.records.flatMap(spansOf);
    const above = Math.max(...spans.filter((span) => span.top < position).map((span) => span.bottom));
    const below = Math.min(...spans.filter((span) => span.top >= position).map((span) => span.top));
    const [from, to] = [Math.round(above) + 7, Math.round(below) - 7];
    return Number.isFinite(above) && Number.isFinite(below) && to > from ? cutRows(open, from, to) : open;
  }, template);
}

function spansOf(record: TemplateRecord): { top: number; bottom: number }[] {
  const slots = ORDER.map((slot) => record.slots[slot]);
  const outlines = slots.map(({ outline: { rect } }) => ({ top: rect.y, bottom: rect.y + rect.height }));
  return [...record.label, ...slots.flatMap((slot) => slot.lines), ...outlines];
}

function cutRows(template: Template, from: number, to: number): Template {
  const { strip } = template;
  const part = (top: number, bottom: number) => crop(strip, { x: 0, y: top, width: strip.width, height: bottom - top });
  const moved = (y: number) => (y >= to ? y - (to - from) : y);
  const line = (old: TextLine): TextLine => ({ ...old, top: moved(old.top), bottom: moved(old.bottom) });
  const slot = ({ outline, lines }: TemplateSlot): TemplateSlot => ({
    outline: { ...outline, rect: { ...outline.rect, y: moved(outline.rect.y) } },
    lines: lines.map(line),
  });
  const records = template.records.map((record) => ({
    ...record,
    top: moved(record.top),
    bottom: record.bottom > from && record.bottom < to ? from : moved(record.bottom),
    label: record.label.map(line),
    slots: {
      assign: slot(record.slots.assign),
      'no-comments': slot(record.slots['no-comments']),
      comments: slot(record.slots.comments),
      'not-assign': slot(record.slots['not-assign']),
    },
  }));
  return { ...template, records, strip: stack([part(0, from), part(to, strip.height)]) };
}

/** The last line of a paragraph: what follows after a gap of a whole line belongs to something else. */
function lastLine(lines: TextLine[]): TextLine | undefined {
  let last = lines[0];
  for (const line of lines) {
    if (last && line.top - last.bottom > 0.7 * (last.bottom - last.top)) break;
    last = line;
  }
  return last;
}
