import type { Consultation } from '../domain/consultation.ts';
import { SLOTS } from '../domain/evidence.ts';
import { findTextRefs } from '../domain/text-ref.ts';
import { type FormDocument, paragraphText } from './document/form-document.ts';
import { issuedWords } from './issued/issued-words.ts';
import { inKnownWording } from './issued/known-wording.ts';
import { type IssuedWording, isKnownForm, issuedWording } from './issued/learn-wording.ts';
import { withQuotation } from './letters/answered-quotation.ts';
import { asLetter } from './letters/quoted-statements.ts';
import { type IssuedLookup, locateRecords, type NamedForm } from './locate-records.ts';
import type { FormReading, IssuedForm, ReadContext } from './reader.ts';

/**
 * Finds the form in a document as its circular issued it: where a blank form words or orders its statements otherwise
 * than the phrase tables know, by that form; else by the phrase tables. A letter that quotes its statements is none.
 */
export function locateForm(document: FormDocument, context: Pick<ReadContext, 'issuedForms'>): FormReading {
  return withQuotation(locateAsIssued(document, context), document, (other) => locateAsIssued(other, context));
}

function locateAsIssued(document: FormDocument, { issuedForms }: Pick<ReadContext, 'issuedForms'>): FormReading {
  const issued: IssuedLookup = (named) => wordsAtHand(issuedForms, named);
  const plain = locateRecords(document, { issued });
  const isFound = isWhole(plain);
  const candidates = isFound ? issuedForms.filter((form) => mayBe(form, plain)) : namedIn(document, issuedForms);
  const readings = candidates.flatMap((form) => {
    const wording = issuedWording(form, siblingsOf(form, issuedForms));
    const reading = wording && locateIssued(document, wording);
    return reading ? [reading] : [];
  });
  const isKnown = !isFound && candidates.some((form) => mayBe(form, plain) && isKnownForm(form));
  const known =
    isKnown && plain.language ? locateRecords(document, { known: new Set([plain.language]), issued }) : plain;
  const best = readings.reduce((best, reading) => (isBetter(reading, best) ? reading : best), known);
  return asLetter(best, document);
}

/** More of the records' labels, statements and options was found, or as much of them and more of the form around them. */
function isBetter(reading: FormReading, than: FormReading): boolean {
  const [own, other] = [partsFound(reading), partsFound(than)];
  return own > other || (own === other && reading.score >= than.score);
}

function partsFound({ records }: FormReading): number {
  return records.reduce((sum, { refs, slotsFound }) => sum + slotsFound.length + (refs.length > 0 ? 1 : 0), 0);
}

/** Whether the phrase tables found every statement and option of every record. */
function isWhole({ records }: FormReading): boolean {
  return (
    records.length > 0 && records.every(({ refs, slotsFound }) => refs.length > 0 && slotsFound.length === SLOTS.length)
  );
}

/** What the form says that a document names by circular and texts: numbers of circulars begin anew in every study period. */
function wordsAtHand(forms: readonly IssuedForm[], { language, circulars, refs }: NamedForm) {
  const form = forms.find(({ consultation, language: issued }) => {
    const isNamed = issued === language && circulars.includes(consultation.circular);
    return isNamed && refsOf(consultation).some((ref) => refs.includes(ref));
  });
  return form && issuedWords(form);
}

function mayBe({ consultation, language }: IssuedForm, { circulars, language: read }: FormReading): boolean {
  return language === read && circulars.includes(consultation.circular);
}

/** The forms that ask about a text which the document names. */
function namedIn(document: FormDocument, forms: readonly IssuedForm[]): IssuedForm[] {
  const named = new Set(document.paragraphs.flatMap((paragraph) => findTextRefs(paragraphText(paragraph))));
  return forms.filter(({ consultation }) => refsOf(consultation).some((ref) => named.has(ref)));
}

function refsOf({ texts }: Consultation): string[] {
  return texts.flatMap(({ ref }) => findTextRefs(ref));
}

function siblingsOf(form: IssuedForm, forms: readonly IssuedForm[]): IssuedForm[] {
  return forms.filter((other) => other !== form && other.consultation.key === form.consultation.key);
}

/** The form as this wording reads it; null where the document names another circular, or none of this one's texts. */
function locateIssued(document: FormDocument, wording: IssuedWording): FormReading | null {
  const { consultation, language } = wording.form;
  const reading = locateRecords(inKnownWording(document, wording), { order: wording.order });
  const refs = refsOf(consultation);
  const isNamed = reading.circulars.every((circular) => circular === consultation.circular);
  const isAsked = reading.records.some((record) => record.refs.some((ref) => refs.includes(ref)));
  return isNamed && isAsked ? { ...reading, language, learnt: true } : null;
}
