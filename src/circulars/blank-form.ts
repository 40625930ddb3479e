import { locateRecords } from '../forms/locate-records.ts';
import type { FormReading } from '../forms/reader.ts';
import { docxDocument } from '../forms/readers/docx/docx-document.ts';
import { cutForm } from './cut-form.ts';

/** The blank Annex 2 as a file of its own, or why it could not be had of the circular. */
export type BlankForm = { docx: Uint8Array; problem: null } | { docx: null; problem: string };

/**
 * Cuts the blank form out of the circular and reads it again: a template must show the same form that the circular does.
 * @param docx the circular; null where it came as plain text
 * @param form the circular's form as it was read in its place
 */
export function blankForm(docx: Uint8Array | null, form: FormReading): BlankForm {
  if (docx === null) return none('The circular came as plain text');
  const cut = cutForm(docx);
  if (cut === null) return none('Where Annex 2 begins could not be told');
  const again = locateRecords(docxDocument({ name: 'annex-2.docx', bytes: cut }));
  if (again.records.some(({ observations }) => observations.some(({ state }) => state !== 'empty')))
    return none('The form is not blank');
  return shape(again) === shape(form)
    ? { docx: cut, problem: null }
    : none('Cut out of the circular it reads otherwise');
}

function none(why: string): BlankForm {
  return {
    docx: null,
    problem: `${why}: no blank form is kept for this language. Forms are read, but scans of it go to staff.`,
  };
}

function shape({ records, circulars }: FormReading): string {
  return JSON.stringify([circulars, records.map(({ label, refs, slotsFound }) => [label, refs, slotsFound])]);
}
