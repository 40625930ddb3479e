import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import type { Slot } from '../../src/domain/evidence.ts';
import type { Raster, Rect } from '../../src/forms/scan/picture/raster.ts';
import { findOutlines, type Outline } from '../../src/forms/scan/template/template-glyphs.ts';
import type { Picture } from './scan-effects.ts';

/** A form as it came out of the printer: its pages as pictures, and where its boxes and circles stand. */
export interface PrintedForm {
  pages: PrintedPage[];
}

export interface PrintedPage {
  /** RGB. */
  pixels: Buffer;
  width: number;
  height: number;
  slots: PrintedSlot[];
}

export interface PrintedSlot {
  /** Zero-based record number on the form. */
  record: number;
  slot: Slot;
  /** In pixels of the page. */
  rect: Rect;
  /** The first line of the option's wording. */
  wording: Rect;
}

const ORDER: readonly Slot[] = ['assign', 'no-comments', 'comments', 'not-assign'];

/** Dots per inch from which circles are told from letters: boxes alone would be counted as four to a text as well. */
const FOUND_AT = 200;

/** Prints a blank PDF form at so many dots per inch. */
export async function printForm(pdf: Uint8Array, dpi: number): Promise<PrintedForm> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages: PrintedPage[] = [];
  let running = 0;
  let surplus = 0;
  for (const page of document.pages()) {
    const rendered = await page.render({ scale: Math.max(dpi, FOUND_AT) / 72, render: 'bitmap' });
    const large = sharp(rendered.data, { raw: { width: rendered.width, height: rendered.height, channels: 4 } });
    const grey = await large.clone().removeAlpha().greyscale().negate().raw().toBuffer();
    const ink = { width: rendered.width, height: rendered.height, data: new Uint8Array(grey) };
    const smaller = Math.min(1, dpi / FOUND_AT);
    const [width, height] = [Math.round(ink.width * smaller), Math.round(ink.height * smaller)];
    const pixels = await large.removeAlpha().resize(width, height, { fit: 'fill' }).raw().toBuffer();
    const { boxes, circles } = pickSlots(thinOnes(ink, dpi / smaller), dpi / smaller);
    surplus += boxes.length - circles.length;
    const slots = [...boxes, ...circles]
      .toSorted((a, b) => a.y - b.y)
      .map((found) => {
        const at = running++;
        const rect = scaled(found, smaller);
        const wording = scaled(wordingBeside(ink, found), smaller);
        return { record: Math.floor(at / 4), slot: ORDER[at % 4] ?? 'assign', rect, wording };
      });
    pages.push({ pixels, width, height, slots });
  }
  document.destroy();
  library.destroy();
  if (running === 0 || running % 4 !== 0 || surplus !== 0) {
    throw new Error(`${running} boxes and circles found, ${surplus} more boxes than circles: not two of each a text`);
  }
  return { pages };
}

/** The forms made here have boxes and circles of thin lines; what is like them in thick ones is a bold letter. */
function thinOnes(ink: Raster, dpi: number): Outline[] {
  return findOutlines(ink, dpi / 72).filter(({ isThick }) => !isThick);
}

/** Prints a PDF as it is, whatever is marked on it. */
export async function printPages(pdf: Uint8Array, dpi: number): Promise<Picture[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages: Picture[] = [];
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({ scale: dpi / 72, render: 'bitmap' });
    const pixels = await sharp(data, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .raw()
      .toBuffer();
    pages.push({ pixels, width, height });
  }
  document.destroy();
  library.destroy();
  return pages;
}

function scaled({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x * by, y: y * by, width: width * by, height: height * by };
}

/**
 * The boxes stand in one column and as many circles in another, but for a record that goes on overleaf; what looks like them
 * elsewhere is a letter.
 */
function pickSlots(outlines: Outline[], dpi: number): { boxes: Rect[]; circles: Rect[] } {
  const square = outlines.filter(({ shape }) => shape === 'box').map(({ rect }) => rect);
  const boxes = columnOf(square, square.length, dpi);
  const column = boxes[0]?.x ?? 0;
  const round = outlines.filter(
    ({ shape, rect }) => shape === 'circle' && Math.abs(rect.x - column) < (17 / 25.4) * dpi,
  );
  const circles = columnOf(
    round.map(({ rect }) => rect),
    boxes.length,
    dpi,
  );
  return { boxes, circles };
}

/** Those of one size that stand below each other, of all such columns the one that holds nearest to so many. */
function columnOf(rects: Rect[], wanted: number, dpi: number): Rect[] {
  const near = (one: Rect) =>
    rects.filter(({ x, width }) => Math.abs(x - one.x) < dpi * 0.04 && Math.abs(width - one.width) < one.width * 0.15);
  const away = (column: Rect[]) => Math.abs(column.length - wanted);
  return rects.map(near).sort((a, b) => away(a) - away(b))[0] ?? [];
}

/** From the outline to the end of the text beside it, on the side where the text is. */
function wordingBeside(ink: { width: number; height: number; data: Uint8Array }, rect: Rect): Rect {
  const inked = (x: number) => {
    for (let y = rect.y + 3; y < rect.y + rect.height - 3; y++)
      if ((ink.data[y * ink.width + x] ?? 0) > 90) return true;
    return false;
  };
  const reach = rect.height * 4;
  const extent = (from: number, step: number) => {
    let last = from;
    let first = -1;
    for (let x = from + step * 4; x > 0 && x < ink.width && Math.abs(x - last) < reach; x += step) {
      if (!inked(x)) continue;
      last = x;
      if (first < 0) first = x;
    }
    return [first, last] as const;
  };
  const [right, rightEnd] = extent(rect.x + rect.width, 1);
  const [left, leftEnd] = extent(rect.x, -1);
  const onRight = rightEnd - rect.x > rect.x - leftEnd;
  const [from, to] = onRight ? [right, rightEnd] : [leftEnd, left];
  return { x: from, y: rect.y, width: Math.max(1, to - from), height: rect.height };
}
