import type { Db, Tx } from '../db/connect.ts';
import type { CircularWording } from '../db/schema.ts';
import { isLanguage, type Language } from '../domain/language.ts';

/** A blank Annex 2 as one language version of its circular carried it. */
export interface StoredForm {
  consultation: string;
  language: Language;
  docx: Uint8Array;
  /** null where it was not rendered: scans of this form cannot be read then. */
  pdf: Uint8Array | null;
  wording: CircularWording;
}

/** Where a form came from, and who brought it. */
export interface FormSource {
  name: string;
  sha256: string;
  importedAt: Date;
  importedBy: string;
}

/** Stores the form of one language; one that is there already is replaced. */
export async function storeIssuedForm(tx: Db | Tx, form: StoredForm, source: FormSource): Promise<void> {
  const row = {
    docx: Buffer.from(form.docx),
    pdf: form.pdf && Buffer.from(form.pdf),
    wording: JSON.stringify(form.wording),
    source_name: source.name,
    source_sha256: source.sha256,
    imported_at: source.importedAt,
    imported_by: source.importedBy,
  };
  await tx
    .insertInto('issued_form')
    .values({ consultation: form.consultation, language: form.language, ...row })
    .onConflict((conflict) => conflict.columns(['consultation', 'language']).doUpdateSet(row))
    .execute();
}

/** Every stored form of one consultation, or of all. */
export async function listIssuedForms(db: Db | Tx, consultation?: string): Promise<StoredForm[]> {
  const rows = await db
    .selectFrom('issued_form')
    .select(['consultation', 'language', 'docx', 'pdf', 'wording'])
    .$if(consultation !== undefined, (query) => query.where('consultation', '=', consultation ?? ''))
    .orderBy('consultation')
    .orderBy('language')
    .execute();
  return rows.filter((row) => isLanguage(row.language));
}

/** The languages in which a consultation's form is stored, and the circulars that they were cut out of. */
export async function listFormSources(db: Db | Tx, consultation: string) {
  return db
    .selectFrom('issued_form')
    .select(['language', 'source_name as name', 'source_sha256 as sha256', 'imported_at as importedAt'])
    .select(['imported_by as importedBy', (eb) => eb('pdf', 'is not', null).as('hasPdf')])
    .where('consultation', '=', consultation)
    .orderBy('language')
    .execute();
}

/** Something that differs whenever a stored form, or its consultation, has changed. */
export async function issuedFormsVersion(db: Db): Promise<string> {
  const rows = await db
    .selectFrom('issued_form')
    .innerJoin('consultation', 'consultation.key', 'issued_form.consultation')
    .select(['consultation.key', 'issued_form.language', 'issued_form.imported_at', 'consultation.updated_at'])
    .orderBy('consultation.key')
    .orderBy('issued_form.language')
    .execute();
  return JSON.stringify(rows);
}
