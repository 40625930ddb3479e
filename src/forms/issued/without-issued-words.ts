import { rememberedOf } from '../../domain/remembered.ts';
import { fold } from '../document/fold.ts';
import { locateForm } from '../locate-form.ts';
import type { FormReading, IssuedForm, ReadContext } from '../reader.ts';
import { issuedDocument } from './issued-document.ts';

/**
 * The reading without what the blank form itself says: its wording in most languages is known by key words only, and
 * on a form with one text or two nothing else tells it from a sender's words. What stands on the form as the circular
 * carried it, word for word, nobody added.
 */
export function withoutIssuedWords(reading: FormReading, context: ReadContext): FormReading {
  if (reading.freeText.length === 0) return reading;
  const issued = context.issuedForms.filter(
    ({ consultation, language }) => language === reading.language && reading.circulars.includes(consultation.circular),
  );
  const wordings = issued.map((form) => wordingOf(form, context));
  const freeText = reading.freeText.filter(({ text }) => !wordings.some((wording) => wording.has(fold(text))));
  return { ...reading, freeText };
}

/** What a reader would take for a sender's words if nobody had written anything. */
const wordingOf = rememberedOf((form: IssuedForm, context: ReadContext): ReadonlySet<string> => {
  const document = issuedDocument(form);
  return new Set(document ? locateForm(document, context).freeText.map(({ text }) => fold(text)) : []);
});
