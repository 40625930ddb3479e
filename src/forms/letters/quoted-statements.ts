import { fold } from '../document/fold.ts';
import { type FormDocument, paragraphText } from '../document/form-document.ts';
import { findAnchors } from '../phrases/index.ts';
import type { FormReading, FormRecord } from '../reader.ts';

/** What is told of a document without a form stays below the threshold of one (see `FormReading.score`). */
const NO_FORM = 0.1;
/** A form has both statements and both options for each text. */
const SLOTS_QUOTED = 2;

/**
 * A letter that uses the form's words ("Brazil assigns authority ... and does not assign authority for X.1280") is no
 * form: it names no text where a form does, and offers nothing to mark. All its lines are its sender's words then.
 */
export function asLetter(reading: FormReading, document: FormDocument): FormReading {
  if (reading.records.length === 0 || !reading.records.every(isQuotation)) return reading;
  const lines = document.paragraphs.map((paragraph) => ({ text: paragraphText(paragraph), place: paragraph.place }));
  const freeText = lines.filter(({ text }) => text.trim() !== '');
  return { ...reading, score: Math.min(reading.score, NO_FORM), records: [], freeText };
}

function isQuotation({ refs, slotsFound, observations }: FormRecord): boolean {
  return (
    refs.length === 0 && slotsFound.length <= SLOTS_QUOTED && observations.every(({ state }) => state === 'unclear')
  );
}

/** Whether a paragraph uses the form's words to assign authority. */
export function grantsAuthority(paragraph: string): boolean {
  return findAnchors(fold(paragraph)).some(({ slot }) => slot === 'assign');
}

/** Whether a paragraph uses the form's words to refuse it. */
export function refusesAuthority(paragraph: string): boolean {
  return findAnchors(fold(paragraph)).some(({ slot }) => slot === 'not-assign');
}
