import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import type { Slot } from '../../src/domain/evidence.ts';
import type { Rect } from '../../src/forms/scan/raster.ts';
import { findOutlines } from '../../src/forms/scan/template-glyphs.ts';

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

/** Prints a blank PDF form at so many dots per inch. */
export async function printForm(pdf: Uint8Array, dpi: number): Promise<PrintedForm> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages: PrintedPage[] = [];
  let running = 0;
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({ scale: dpi / 72, render: 'bitmap' });
    const pixels = await sharp(data, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .raw()
      .toBuffer();
    const grey = await sharp(pixels, { raw: { width, height, channels: 3 } })
      .greyscale()
      .negate()
      .raw()
      .toBuffer();
    const ink = { width, height, data: new Uint8Array(grey) };
    const boxes = pickSlots(findOutlines(ink, dpi / 72), dpi);
    const slots = boxes.map((rect) => {
      const at = running++;
      return { record: Math.floor(at / 4), slot: ORDER[at % 4] ?? 'assign', rect, wording: wordingBeside(ink, rect) };
    });
    pages.push({ pixels, width, height, slots });
  }
  document.destroy();
  library.destroy();
  return { pages };
}

/** Outlines at the start of their line: a circle far from the boxes' column stands in running text. */
function pickSlots(outlines: ReturnType<typeof findOutlines>, dpi: number): Rect[] {
  const boxes = outlines.filter((outline) => outline.shape === 'box');
  const column = boxes[0]?.rect.x ?? 0;
  const near = outlines.filter(({ shape, rect }) => shape === 'box' || Math.abs(rect.x - column) < (17 / 25.4) * dpi);
  return near.map((outline) => outline.rect).sort((a, b) => a.y - b.y);
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
