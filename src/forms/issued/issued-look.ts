import { rememberedOf } from '../../domain/remembered.ts';
import { findTextRefs } from '../../domain/text-ref.ts';
import { locateForm } from '../locate-form.ts';
import type { FormReading, IssuedForm, ReadContext } from '../reader.ts';
import { issuedDocument } from './issued-document.ts';

/**
 * Whether the form was issued without any emphasis on its statements and options, in the reading's own language and
 * consultation. Then what is emphasised on a reply was emphasised by its sender.
 */
export function wasIssuedPlain(reading: FormReading, context: ReadContext): boolean {
  const form = context.issuedForms.find((each) => each.language === reading.language && isOf(each, reading));
  return form !== undefined && isPlain(form, context);
}

/** Two consultations may share a text, determined again under its number: the circular tells them apart. */
function isOf({ consultation }: IssuedForm, { circulars, records }: FormReading): boolean {
  if (circulars.length > 0 && !circulars.includes(consultation.circular)) return false;
  const own = new Set(consultation.texts.flatMap(({ ref }) => findTextRefs(ref)));
  return records.some(({ refs }) => refs.some((ref) => own.has(ref)));
}

const isPlain = rememberedOf((form: IssuedForm, context: ReadContext): boolean => {
  const document = issuedDocument(form);
  const records = document ? locateForm(document, context).records : [];
  return (
    records.length > 0 && records.every((record) => record.observations.every(({ source }) => source !== 'emphasis'))
  );
});
