import type { PDFPageProxy } from 'pdfjs-dist';
import { fold, isRightToLeft } from '../ocr/fold-text.ts';

/** A line of text in one column of the issued form, in pixels of its rendered page. */
export interface TextLine {
  text: string;
  /** `fold(text)`. */
  folded: string;
  left: number;
  right: number;
  /** Upper and lower edge of the letters, roughly: ascent above and descent below the baseline. */
  top: number;
  bottom: number;
}

interface Piece {
  text: string;
  left: number;
  right: number;
  baseline: number;
  size: number;
}

/** A gap of this many letter heights in a line separates columns: a label from a statement, a circle from its option. */
const COLUMN_GAP = 0.9;

/** The lines of a page of the issued form; text in different columns is in different lines. */
export async function templateLines(page: PDFPageProxy, pixelsPerPoint: number): Promise<TextLine[]> {
  const height = page.getViewport({ scale: 1 }).height;
  const content = await page.getTextContent({ disableNormalization: false });
  const pieces: Piece[] = [];
  for (const item of content.items) {
    if (!('str' in item) || !item.str.trim() || item.width <= 0) continue;
    const left = Number(item.transform[4]);
    pieces.push({
      text: item.str,
      left: left * pixelsPerPoint,
      right: (left + item.width) * pixelsPerPoint,
      baseline: (height - Number(item.transform[5])) * pixelsPerPoint,
      size: item.height * pixelsPerPoint,
    });
  }
  return rows(pieces).flatMap((row) => columns(row).map(toLine));
}

function rows(pieces: Piece[]): Piece[][] {
  const found: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.baseline - b.baseline)) {
    const row = found.at(-1);
    const first = row?.[0];
    if (row && first && Math.abs(first.baseline - piece.baseline) < piece.size * 0.35) row.push(piece);
    else found.push([piece]);
  }
  return found;
}

function columns(row: Piece[]): Piece[][] {
  const found: Piece[][] = [];
  for (const piece of [...row].sort((a, b) => a.left - b.left)) {
    const column = found.at(-1);
    const last = column?.at(-1);
    if (column && last && piece.left - last.right < piece.size * COLUMN_GAP) column.push(piece);
    else found.push([piece]);
  }
  return found;
}

function toLine(pieces: Piece[]): TextLine {
  const ordered = isRightToLeft(pieces.map((piece) => piece.text).join('')) ? [...pieces].reverse() : pieces;
  const text = ordered.map((piece) => piece.text).join(' ');
  const size = Math.max(...pieces.map((piece) => piece.size));
  const baseline = pieces[0]?.baseline ?? 0;
  return {
    text,
    folded: fold(text),
    left: Math.min(...pieces.map((piece) => piece.left)),
    right: Math.max(...pieces.map((piece) => piece.right)),
    top: baseline - size * 0.78,
    bottom: baseline + size * 0.24,
  };
}
