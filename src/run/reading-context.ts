import type { Db } from '../db/connect.ts';
import type { IssuedForm, ReadContext } from '../forms/reader.ts';
import { listConsultations } from '../register/consultations.ts';
import { issuedFormsVersion, listIssuedForms } from '../register/issued-forms.ts';

/** How old the blank forms may be that a mail is read by. */
const FRESH_MS = 2000;

/**
 * A function that gives what the readers need to know, as it is now: the configured blank forms, and those that came
 * with imported circulars, which take precedence. It gives the same object until something has changed.
 */
export function readingContext(db: Db, configured: ReadContext): () => Promise<ReadContext> {
  let context = configured;
  let version = '';
  let checkedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - checkedAt < FRESH_MS) return context;
    checkedAt = performance.now();
    const current = await issuedFormsVersion(db);
    if (current !== version) {
      context = await withImported(db, configured);
      version = current;
    }
    return context;
  };
}

async function withImported(db: Db, configured: ReadContext): Promise<ReadContext> {
  const [consultations, stored] = await Promise.all([listConsultations(db), listIssuedForms(db)]);
  const imported = stored.flatMap(({ consultation: key, language, docx, pdf }): IssuedForm[] => {
    const consultation = consultations.find((each) => each.key === key);
    return consultation ? [{ consultation, language, docx, pdf }] : [];
  });
  const replaced = new Set(imported.map(({ consultation, language }) => `${consultation.key} ${language}`));
  const kept = configured.issuedForms.filter(
    ({ consultation, language }) => !replaced.has(`${consultation.key} ${language}`),
  );
  // Scans are compared with one form after the other: those of the consultations under way come first.
  const issuedForms = [...imported, ...kept].toSorted((left, right) =>
    right.consultation.deadline.localeCompare(left.consultation.deadline),
  );
  return { consultations, issuedForms };
}
