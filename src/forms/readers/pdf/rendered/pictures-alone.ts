import type { Rect } from '../geometry.ts';
import { components } from './ink-drawings.ts';
import type { PageInk } from './page-ink.ts';
import { FORM, objectsOf, type PageObjects, PICTURE } from './pdfium-objects.ts';

/** A page's pictures without its text and drawings. */
export interface PicturesAlone {
  /** Dark where any colour is strong: a highlighter's yellow as well as black. */
  ink: PageInk;
  /** Dark where nothing beneath shines through. */
  cover: PageInk;
}

/** What PDFium offers to look into forms and to leave objects out. */
interface Drawing extends PageObjects {
  _FPDFPageObj_SetIsActive(object: number, active: number): number;
  _FPDFFormObj_CountObjects(object: number): number;
  _FPDFFormObj_GetObject(object: number, index: number): number;
}

const WHITE = 255;
/** Forms within forms, and objects looked at in all: as many as any page has. */
const DEEPEST = 12;
const MOST_OBJECTS = 100_000;

/** Switches off whatever is no picture, for as long as the page is open. */
export function leavePicturesAlone(pdfium: unknown, page: number): void {
  const drawing = pdfium as Drawing;
  let left = MOST_OBJECTS;
  const visit = (object: number, depth: number): void => {
    if (left-- <= 0) return;
    const type = drawing._FPDFPageObj_GetType(object);
    if (type === FORM && depth < DEEPEST) {
      const count = drawing._FPDFFormObj_CountObjects(object);
      for (let index = 0; index < count; index++) visit(drawing._FPDFFormObj_GetObject(object, index), depth + 1);
    } else if (type !== PICTURE) {
      drawing._FPDFPageObj_SetIsActive(object, 0);
    }
  };
  for (const object of objectsOf(drawing, page)) visit(object, 0);
}

/** The strongest of a pixel's colours on white, and how little shines through it; `pixels` are blue, green, red, alpha. */
export function inkAndCover(pixels: Uint8Array): { ink: Uint8Array; cover: Uint8Array } {
  const ink = new Uint8Array(pixels.length / 4);
  const cover = new Uint8Array(pixels.length / 4);
  for (let at = 0, i = 0; i < ink.length; at += 4, i++) {
    const alpha = pixels[at + 3] ?? 0;
    const least = Math.min(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
    ink[i] = 255 - Math.round((alpha * (255 - least)) / 255);
    cover[i] = 255 - alpha;
  }
  return { ink, cover };
}

/** Share of a place that must be covered, and darkness of what covers it (of 1). */
const COVERED = 0.7;

/** Whether the pictures let nothing of this place be seen. */
export function isCovered({ cover }: PicturesAlone, place: Rect): boolean {
  const { ink } = cover.bitmap(place, WHITE);
  return ink.length > 0 && ink.reduce((sum, each) => sum + each, 0) > COVERED * ink.length;
}

/** Darkness from which a pixel is of a drawing. */
const INK = 0.33;
/** Points: what is smaller both ways is dust. */
const DUST = 1.5;
/** Pictures with more drawings, or with so much ink, are photographs, patterns and codes for machines. */
const MOST_DRAWINGS = 1_500;
const DENSE = 0.3;

/**
 * The bounds of each drawing in a picture: strokes of a pen, letters. One for all of it where it is no writing.
 *
 * @param palest how dark a drawing is at least, of 1
 */
export function drawingsIn({ ink }: PicturesAlone, picture: Rect, palest = INK): Rect[] {
  const bitmap = ink.bitmap(picture, WHITE);
  const dark = Uint8Array.from(bitmap.ink, (each) => (each > palest ? 1 : 0));
  const inked = dark.reduce((sum, each) => sum + each, 0);
  if (inked > DENSE * dark.length) return [picture];
  const [x, y] = [(picture.right - picture.left) / bitmap.columns, (picture.bottom - picture.top) / bitmap.rows];
  const found = components(dark, bitmap.columns, bitmap.rows)
    .map((box) => ({
      left: picture.left + box.left * x,
      right: picture.left + box.right * x,
      top: picture.top + box.top * y,
      bottom: picture.top + box.bottom * y,
    }))
    .filter((box) => Math.max(box.right - box.left, box.bottom - box.top) > DUST);
  return found.length > MOST_DRAWINGS ? [picture] : found;
}
