import { PDFiumLibrary } from '@hyzyla/pdfium';
import { openPdf } from '../../packages/open-pdf.ts';
import { decode } from '../picture/decode/decode.ts';
import { renderPage } from '../picture/decode/decode-pdf.ts';
import { inkMap, splitChannels } from '../picture/ink/ink.ts';
import { crop, type Raster } from '../picture/raster.ts';
import { type TextLine, templateLines } from './template-lines.ts';

/** Templates are rendered at 200 dpi. */
export const PIXELS_PER_POINT = 200 / 72;

/** All pages below each other, margins above and below the text left out. */
export async function stackPages(pdf: Uint8Array): Promise<{ strip: Raster; lines: TextLine[]; breaks: number[] }> {
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
      const { space } = await page.metadata();
      const ink = inkMap(splitChannels(await decode(page, space === 'b-w')).luma);
      const pageLines = await templateLines(await written.getPage(index + 1), PIXELS_PER_POINT);
      const first = Math.min(...pageLines.map((line) => line.top), ink.height) - 15;
      const last = Math.max(...pageLines.map((line) => line.bottom), 0) + 15;
      const piece = crop(ink, { x: 0, y: first, width: ink.width, height: last - first });
      const shift = offset - Math.max(0, Math.floor(first));
      for (const line of pageLines) {
        lines.push({ ...toInk(line, ink), top: line.top + shift, bottom: line.bottom + shift });
      }
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

/** Pictures below each other. */
export function stack(pieces: Raster[]): Raster {
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

/** Darkness of a letter's edge. */
const EDGE = 90;

/**
 * The line from its first inked column to its last: a sign's own width may be much more, as that of a Chinese bracket, and
 * recognition tells where ink begins and ends.
 */
export function toInk(line: TextLine, { width, data }: Raster): TextLine {
  const isInked = (x: number) => {
    for (let y = Math.max(0, Math.round(line.top)); y < line.bottom; y++) {
      if ((data[y * width + x] ?? 0) >= EDGE) return true;
    }
    return false;
  };
  let [left, right] = [Math.round(line.left), Math.round(line.right)];
  const most = line.bottom - line.top;
  while (left < line.left + most && !isInked(left)) left += 1;
  while (right > line.right - most && !isInked(right - 1)) right -= 1;
  return left < right ? { ...line, left, right } : line;
}
