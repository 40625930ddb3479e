import type { FormDocument } from '../document/form-document.ts';
import { locateForm } from '../locate-form.ts';
import type { FormFile, FormReading, ReadContext } from '../reader.ts';
import { packedPictures } from './packed-pictures.ts';
import type { PlacedDrawing } from './placed-drawing.ts';
import { reportDrawings } from './report-drawings.ts';
import { picturesOf, withPictures } from './said-in-pictures.ts';

/** A document with what is drawn in its text. */
export interface Drawn {
  document: FormDocument;
  drawings: readonly PlacedDrawing[];
}

/** The form in a text document, with the doubts that its drawings leave and what its pictures say. */
export async function readDrawn(
  file: FormFile,
  { document, drawings }: Drawn,
  context: ReadContext,
): Promise<FormReading> {
  const reading = reportDrawings(locateForm(document, context), drawings);
  return reading.records.length === 0
    ? reading
    : withPictures(reading, picturesOf(packedPictures(file.bytes), file.name));
}
