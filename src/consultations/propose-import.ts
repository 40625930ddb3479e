import type { BlankForm } from '../circulars/blank-form.ts';
import { type CircularReader, readHere } from '../circulars/circular-reader.ts';
import { complete } from '../circulars/draft.ts';
import { setField } from '../circulars/fields.ts';
import { joinVersion } from '../circulars/join-version.ts';
import { checkDates } from '../circulars/self-check.ts';
import type { Setting } from '../circulars/setting.ts';
import type { Db } from '../db/connect.ts';
import type { Consultation } from '../domain/consultation.ts';
import type { Language } from '../domain/language.ts';
import type { MemberStates } from '../domain/member-state.ts';
import type { Saying } from '../domain/saying.ts';
import type { FormFile, IssuedForm } from '../forms/reader.ts';
import { findConsultation } from '../register/consultations.ts';
import { listFormSources, listIssuedForms } from '../register/issued-forms.ts';

/** What an import would store, for a person to confirm. */
export interface ImportProposal {
  file: { name: string; sha256: string };
  language: Language;
  /** The consultation as this file says it; null while something is missing. */
  consultation: Consultation | null;
  /** What is missing or impossible: with any of it nothing can be imported. */
  faults: Saying[];
  /** What does not agree within the circular, is unusual, or could not be told for certain. */
  doubts: Saying[];
  /** The consultation that is there already, to which this language version is added; null for a new one. */
  joins: Consultation | null;
  /** Where this version says otherwise than what is stored. */
  differences: Saying[];
  /** Whether this very file was imported before. */
  known: boolean;
  form: BlankForm;
}

/**
 * Reads a circular's file and compares it with what is stored. Changes nothing.
 * @param settings fields that a person sets or corrects, as `circular import --set` takes them
 * @param reader takes the file apart
 * @throws CircularError if the file is no circular or cannot be opened; Error for a setting that is no field
 */
export async function proposeImport(
  db: Db,
  file: FormFile,
  settings: readonly Setting[],
  memberStates: MemberStates,
  reader: CircularReader = readHere(memberStates),
): Promise<ImportProposal> {
  const reading = await reader.read(file);
  const { name, sha256, docx, form } = reading.source;
  const draft = settings.reduce(
    (known, { field, value }) => setField(known, field, value, memberStates),
    reading.draft,
  );
  const said = new Set(settings.map(({ field }) => field));
  const open = reading.open.filter(({ field }) => !said.has(field)).map(({ question }) => question);
  const { consultation, faults } = complete(draft);
  const { language } = reading;
  const siblings = consultation ? await siblingForms(db, consultation, language) : [];
  const cut = await reader.cutForm({ docx, form, language, consultation, siblings });
  const stored = consultation ? await compare(db, consultation, language, sha256) : NOTHING_STORED;
  return {
    file: { name, sha256 },
    language,
    consultation: open.length > 0 ? null : consultation,
    faults: [...faults, ...open],
    doubts: [
      ...reading.doubts,
      ...(consultation ? checkDates(consultation) : []),
      ...(cut.form.problem ? [cut.form.problem] : []),
      ...cut.doubts,
    ],
    ...stored,
    form: cut.form,
  };
}

const NOTHING_STORED = { joins: null, differences: [], known: false };

async function compare(db: Db, consultation: Consultation, language: Language, sha256: string) {
  const existing = await findConsultation(db, consultation.key);
  if (!existing) return NOTHING_STORED;
  const sources = await listFormSources(db, consultation.key);
  const { differences } = joinVersion(existing, consultation, language, languagesOf(sources));
  return { joins: existing, differences, known: sources.some((source) => source.sha256 === sha256) };
}

/** The forms of the same circular that were imported in other languages. */
async function siblingForms(db: Db, consultation: Consultation, language: Language): Promise<IssuedForm[]> {
  const stored = await listIssuedForms(db, consultation.key);
  return stored
    .filter((form) => form.language !== language)
    .map((form) => ({ consultation, language: form.language, docx: form.docx, pdf: null }));
}

function languagesOf(sources: readonly { language: Language }[]): Language[] {
  return sources.map((source) => source.language);
}
