/** What PDFium offers beyond the library's own types: the objects that a page draws, by their handles. */
export interface PageObjects {
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, index: number): number;
  _FPDFPageObj_GetType(object: number): number;
}

/** Types of objects: text, a picture, a form that holds others. */
export const TEXT = 1;
export const PICTURE = 3;
export const FORM = 5;

/** What a page draws, in the order of drawing. */
export function* objectsOf(pdfium: PageObjects, page: number): Generator<number> {
  const count = pdfium._FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index++) yield pdfium._FPDFPage_GetObject(page, index);
}
