import { sql } from 'kysely';
import { CircularError } from '../circulars/circular-error.ts';
import { joinVersion } from '../circulars/join-version.ts';
import { say } from '../circulars/sentences.ts';
import { recordAudit } from '../db/audit.ts';
import type { Db, Tx } from '../db/connect.ts';
import type { Consultation } from '../domain/consultation.ts';
import type { Saying } from '../domain/saying.ts';
import { convertDocxToPdf } from '../forms/packages/convert-office.ts';
import { findConsultation, storeConsultation } from '../register/consultations.ts';
import { listFormSources, storeIssuedForm } from '../register/issued-forms.ts';
import type { Noting } from '../register/noting.ts';
import type { ImportProposal } from './propose-import.ts';

/** What an import stored. */
export interface StoredImport {
  consultation: Consultation;
  /** Whether the consultation was there already. */
  joined: boolean;
  /** What is to be known of it, beside what the proposal told. */
  remarks: Saying[];
}

/**
 * Stores what a person confirmed: consultation, blank form and audit entry, in one transaction. What was stored by
 * others since the proposal is respected: this version joins it. Repeating it changes nothing.
 * @param render makes the PDF that scans of the form are compared with; null where it cannot
 * @throws CircularError if something is still missing
 */
export async function storeImport(
  db: Db,
  proposal: ImportProposal,
  by: Omit<Noting, 'why'>,
  render: (docx: Uint8Array) => Promise<Uint8Array | null> = convertDocxToPdf,
): Promise<StoredImport> {
  const { consultation, faults } = proposal;
  if (!consultation) throw new CircularError(say('import-too-early', { faults }));
  const rendered = await renderForm(proposal, render);
  const stored = await db.transaction().execute((tx) => store(tx, proposal, consultation, rendered.pdf, by));
  return { ...stored, remarks: rendered.remarks };
}

async function renderForm({ form }: ImportProposal, render: typeof convertDocxToPdf) {
  if (form.docx === null) return { pdf: null, remarks: [] };
  const pdf = await render(form.docx);
  return { pdf, remarks: pdf ? [] : [say('blank-not-rendered')] };
}

async function store(
  tx: Tx,
  proposal: ImportProposal,
  version: Consultation,
  pdf: Uint8Array | null,
  by: Omit<Noting, 'why'>,
): Promise<Omit<StoredImport, 'remarks'>> {
  const { key } = version;
  // Two language versions imported at once must find each other, even if neither is there yet.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`circular ${key}`}, 0))`.execute(tx);
  const existing = await findConsultation(tx, key, true);
  const languages = (await listFormSources(tx, key)).map(({ language }) => language);
  const joined = existing ? joinVersion(existing, version, proposal.language, languages) : null;
  const consultation = joined?.consultation ?? version;
  await storeConsultation(tx, consultation, by.now);
  await storeForm(tx, proposal, version, pdf, by);
  await recordAudit(tx, {
    at: by.now,
    actor: by.actor,
    action: existing ? 'circular version imported' : 'circular imported',
    subject: `consultation:${key}`,
    after: {
      language: proposal.language,
      file: proposal.file,
      differences: (joined?.differences ?? []).map(({ message }) => message),
    },
  });
  return { consultation, joined: existing !== null };
}

async function storeForm(
  tx: Tx,
  { form, file, language }: ImportProposal,
  version: Consultation,
  pdf: Uint8Array | null,
  by: Omit<Noting, 'why'>,
): Promise<void> {
  if (form.docx === null) return;
  const texts = version.texts.map(({ ref, printed, title }) => ({ ref, printed, title }));
  await storeIssuedForm(
    tx,
    { consultation: version.key, language, docx: form.docx, pdf, wording: { subject: version.subject, texts } },
    { name: file.name, sha256: file.sha256, importedAt: by.now, importedBy: by.actor },
  );
}
