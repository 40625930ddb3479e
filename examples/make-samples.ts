import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toPdf } from '../bench/forms/to-pdf.ts';
import { consultationSchema } from '../src/domain/consultation.ts';
import { buildMail } from './build-mail.ts';
import { sampleMails } from './samples.ts';

/**
 * Writes the sample replies of the demonstration beside this file. Needs LibreOffice for the one PDF among them.
 * Run: node examples/make-samples.ts
 */
const consultation = consultationSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../config/consultations/t22-142.json'), 'utf8')),
);

for (const [name, mail] of Object.entries(sampleMails(consultation, toPdf))) {
  writeFileSync(join(import.meta.dirname, name), buildMail(mail));
}
