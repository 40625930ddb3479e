import { fold } from './fold.ts';
import type { FormReading, IssuedForm, ReadContext } from './reader.ts';
import { docxReader } from './readers/docx.ts';

const own = new WeakMap<IssuedForm, Promise<ReadonlySet<string>>>();

/**
 * The reading without what the blank form itself says: its wording in most languages is known by key words only, and
 * on a form with one text or two nothing else tells it from a sender's words. What stands on the form as the circular
 * carried it, word for word, nobody added.
 */
export async function withoutIssuedWording(reading: FormReading, context: ReadContext): Promise<FormReading> {
  if (reading.freeText.length === 0) return reading;
  const issued = context.issuedForms.filter(
    ({ consultation, language }) => language === reading.language && reading.circulars.includes(consultation.circular),
  );
  const wordings = await Promise.all(issued.map((form) => wordingOf(form, context)));
  const freeText = reading.freeText.filter(({ text }) => !wordings.some((wording) => wording.has(fold(text))));
  return { ...reading, freeText };
}

function wordingOf(form: IssuedForm, context: ReadContext): Promise<ReadonlySet<string>> {
  const known = own.get(form) ?? readWording(form, context);
  own.set(form, known);
  return known;
}

/** What a reader would take for a sender's words if nobody had written anything. */
async function readWording({ docx }: IssuedForm, context: ReadContext): Promise<ReadonlySet<string>> {
  try {
    const { freeText } = await docxReader.read({ name: 'issued form', bytes: docx }, context);
    return new Set(freeText.map(({ text }) => fold(text)));
  } catch {
    return new Set();
  }
}
