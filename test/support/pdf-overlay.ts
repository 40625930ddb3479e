import { type PDFDocument, PDFName, type PDFObject, type PDFPage, PDFString } from 'pdf-lib';
import type { Place } from '../../src/domain/evidence.ts';

/** A place in PDF's own coordinates: points from the bottom left corner of the page. */
export interface Spot {
  page: PDFPage;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where on the pages of this document a reader saw something. */
export function spotOf(document: PDFDocument, place: Place | undefined): Spot {
  const page = document.getPage((place?.page ?? 1) - 1);
  const [left, top, width, height] = place?.box ?? [0, 0, 0, 0];
  const { width: pageWidth, height: pageHeight } = page.getSize();
  return {
    page,
    x: left * pageWidth,
    y: pageHeight * (1 - top - height),
    width: width * pageWidth,
    height: height * pageHeight,
  };
}

/** Lays an annotation over the page. `more` are entries of its dictionary. Flags 4: printed. */
export function annotate(document: PDFDocument, spot: Spot, subtype: string, more: Record<string, unknown> = {}): void {
  const { context } = document;
  const { x, y, width, height } = spot;
  const dictionary = context.obj({
    Type: 'Annot',
    Subtype: subtype,
    Rect: [x, y, x + width, y + height],
    F: 4,
    T: PDFString.of('A. Official'),
    C: [1, 0, 0],
    ...more,
  } as Parameters<typeof context.obj>[0]);
  const annotations = (spot.page.node.Annots() ?? context.obj([])) as ReturnType<typeof context.obj> & {
    push(object: PDFObject): void;
  };
  annotations.push(context.register(dictionary as PDFObject));
  spot.page.node.set(PDFName.of('Annots'), annotations as PDFObject);
}

/** An appearance that draws these operators in the annotation's rectangle. */
export function appearance(
  document: PDFDocument,
  { x, y, width, height }: Spot,
  operators: string,
): Record<string, unknown> {
  const stream = document.context.stream(operators, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [x, y, x + width, y + height],
  });
  return { AP: { N: document.context.register(stream) } };
}
