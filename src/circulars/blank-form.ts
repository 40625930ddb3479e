import type { Consultation } from '../domain/consultation.ts';
import type { Saying } from '../domain/saying.ts';
import type { FormDocument } from '../forms/document/form-document.ts';
import { locateForm } from '../forms/locate-form.ts';
import { locateRecords } from '../forms/locate-records.ts';
import type { FormReading, IssuedForm } from '../forms/reader.ts';
import { docxDocument } from '../forms/readers/docx/docx-document.ts';
import { cutForm } from './cut-form.ts';
import { type CIRCULAR_SENTENCES, say } from './sentences.ts';

/** The blank Annex 2 as a file of its own, or why it could not be had of the circular. */
export type BlankForm = { docx: Uint8Array; problem: null } | { docx: null; problem: Saying };

/**
 * Cuts the blank form out of the circular and reads it again: a template must show the same form that the circular does.
 * @param docx the circular; null where it came as plain text
 * @param form the circular's form as it was read in its place
 * @param consultation whose form it is, once that is known: then words that nobody knew can be learnt from the form
 * @param siblings the same circular's forms in other languages
 */
export function blankForm(
  docx: Uint8Array | null,
  form: FormReading,
  consultation: Consultation | null,
  siblings: readonly IssuedForm[],
): BlankForm {
  if (docx === null) return none('blank-plain-text');
  const cut = cutForm(docx);
  if (cut === null) return none('blank-no-annex');
  const document = docxDocument({ name: 'annex-2.docx', bytes: cut });
  if (form.records.length === 0 && consultation) return learntForm(cut, document, consultation, siblings);
  const again = locateRecords(document);
  if (!isBlank(again.records)) return none('blank-not-blank');
  return shape(again) === shape(form) ? { docx: cut, problem: null } : none('blank-reads-otherwise');
}

/** A form that only its own layout explains is compared with nothing: every text must be on it, and nothing marked. */
function learntForm(
  cut: Uint8Array,
  document: FormDocument,
  consultation: Consultation,
  siblings: readonly IssuedForm[],
): BlankForm {
  const issued: IssuedForm = { consultation, language: 'en', docx: cut, pdf: null };
  const { records } = locateForm(document, { issuedForms: [issued, ...siblings] });
  if (records.length < consultation.texts.length) return none('blank-wording-unknown');
  return isBlank(records) ? { docx: cut, problem: null } : none('blank-not-blank');
}

function isBlank(records: FormReading['records']): boolean {
  return records.every(({ observations }) => observations.every(({ state }) => state === 'empty'));
}

type Obstacle = Extract<keyof typeof CIRCULAR_SENTENCES, `blank-${string}`>;

function none(why: Obstacle): BlankForm {
  return { docx: null, problem: say('no-blank-form', { why: say(why) }) };
}

function shape({ records, circulars }: FormReading): string {
  return JSON.stringify([circulars, records.map(({ label, refs, slotsFound }) => [label, refs, slotsFound])]);
}
