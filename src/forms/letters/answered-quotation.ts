import type { FormDocument } from '../document/form-document.ts';
import type { FormReading, FormRecord } from '../reader.ts';

/** What the readers of mails say where a form stands in what a mail quotes. */
const LEFT_OUT = 'quotation-left-out';

/**
 * A mail that answers within the form which it quotes is read with what it quotes, where that form was blank or came from
 * the Union: what is marked on it then, the sender marked. What others marked on a form is nobody's answer here. Beside a
 * whole form of the sender's own a blank one that is quoted says nothing.
 */
export function withQuotation(
  reading: FormReading,
  document: FormDocument,
  locate: (document: FormDocument) => FormReading,
): FormReading {
  const { quotation, problems, inLines } = document;
  if (!quotation) return reading;
  const lines = inLines && { inLines };
  const quoted = locate({ ...lines, paragraphs: quotation.quoted, problems: [] });
  if (quoted.records.length === 0) return reading;
  const isBlank = !isMarked(quoted);
  const isOwn = reading.records.length > 0 && reading.records.every(isNamed) && isMarked(reading);
  if (isOwn) return isBlank ? { ...reading, problems: reading.problems.filter(isOther) } : reading;
  if (!isBlank && !quotation.isUnions) return reading;
  const whole = locate({ ...lines, paragraphs: quotation.whole, problems: problems.filter(isOther) });
  return isMarked(whole) ? whole : reading;
}

function isOther({ said }: { said?: { code: string } }): boolean {
  return said?.code !== LEFT_OUT;
}

function isNamed({ refs, slotsFound }: FormRecord): boolean {
  return refs.length > 0 && slotsFound.length > 1;
}

/** Whether anything on a form is more than empty, or was written into it. */
function isMarked({ records, freeText }: FormReading): boolean {
  const isTouched = ({ observations }: FormRecord) => observations.some(({ state }) => state !== 'empty');
  return records.some(isTouched) || freeText.some(({ ref }) => ref !== undefined);
}
