import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { consultationSchema } from '../../src/domain/consultation.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { annexBody } from './annex-2.ts';
import { toPdf } from './to-pdf.ts';
import { packageDocx } from './word-xml.ts';

/**
 * Writes the blank Annex 2 of a consultation in the six languages, as docx and, through LibreOffice, as pdf.
 * Run: node bench/forms/make-issued-forms.ts config/consultations/t22-142.json
 */
const source = process.argv[2] ?? 'config/consultations/t22-142.json';
const folder = source.replace(/\.json$/, '');
const consultation = consultationSchema.parse(JSON.parse(readFileSync(source, 'utf8')));

for (const language of LANGUAGES) {
  const docx = packageDocx(annexBody({ consultation, language }));
  writeFileSync(join(folder, `annex-2.${language}.docx`), docx);
  writeFileSync(join(folder, `annex-2.${language}.pdf`), toPdf(docx));
}
