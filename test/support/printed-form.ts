import { readFileSync } from 'node:fs';
import type { Place } from '../../src/domain/evidence.ts';
import { pdfDocument } from '../../src/forms/readers/pdf/pdf-document.ts';

/** A printed form on which X.1150 is left open: what is laid over it is all that marks it. */
export const PRINTED = readFileSync(new URL('../corpus/forms/pdf/printed-en.pdf', import.meta.url));

/** The same as it is read. */
export const printed = await pdfDocument({ name: 'printed.pdf', bytes: PRINTED });

/** A line of the form, and the box that stands in it. */
export interface PrintedLine {
  place: Place;
  box: Place | undefined;
}

/** The lines of X.1150's statements and options, in the form's order. */
export function linesOfFirstText(): PrintedLine[] {
  const first = printed.paragraphs.findIndex(({ place }) => place.row === 1 && place.column === 2);
  return printed.paragraphs.slice(first, first + 4).map(({ place, items }) => {
    return { place, box: items.find((item) => item.kind === 'box')?.place };
  });
}
