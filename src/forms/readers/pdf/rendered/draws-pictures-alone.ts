import { objectsOf, type PageObjects, PICTURE, TEXT } from './pdfium-objects.ts';

/** What PDFium tells of text, and its memory. */
interface Drawing extends PageObjects {
  _FPDFTextObj_GetTextRenderMode(text: number): number;
  _FPDFPageObj_GetFillColor(object: number, red: number, green: number, blue: number, alpha: number): number;
  wasmExports: { malloc(size: number): number; free(at: number): void };
  HEAPU8: Uint8Array;
}

/** Ways of drawing text (ISO 32000, 9.3.6): filled, and not at all. */
const FILLED = 0;
const INVISIBLE = 3;
/** A colour's parts are four bytes each. */
const PART = 4;

/**
 * Whether a page draws pictures, and beside them at most text that nobody sees: the words that a program recognised, which it
 * lays over a scan to be searched for.
 */
export function drawsPicturesAlone(pdfium: unknown, page: number): boolean {
  const drawing = pdfium as Drawing;
  let pictures = 0;
  for (const object of objectsOf(drawing, page)) {
    const type = drawing._FPDFPageObj_GetType(object);
    if (type === PICTURE) pictures += 1;
    else if (type !== TEXT || !isUnseen(drawing, object)) return false;
  }
  return pictures > 0;
}

function isUnseen(drawing: Drawing, text: number): boolean {
  const mode = drawing._FPDFTextObj_GetTextRenderMode(text);
  return mode === INVISIBLE || (mode === FILLED && opacity(drawing, text) === 0);
}

/** How opaque what it is filled with is, 0 to 255; null where it is not told. */
function opacity(drawing: Drawing, object: number): number | null {
  const colour = drawing.wasmExports.malloc(4 * PART);
  if (colour === 0) return null;
  const [red, green, blue, alpha] = [colour, colour + PART, colour + 2 * PART, colour + 3 * PART] as const;
  const isTold = drawing._FPDFPageObj_GetFillColor(object, red, green, blue, alpha) !== 0;
  const read = new DataView(drawing.HEAPU8.buffer).getUint32(alpha, true);
  drawing.wasmExports.free(colour);
  return isTold ? read : null;
}
