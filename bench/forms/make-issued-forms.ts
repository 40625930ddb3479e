import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { consultationSchema } from '../../src/domain/consultation.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { annexBody } from './annex-2.ts';
import { packageDocx } from './word-xml.ts';

/**
 * Writes the blank Annex 2 of a consultation in the six languages, as docx and, through LibreOffice, as pdf.
 * Run: node bench/forms/make-issued-forms.ts config/consultations/t22-142.json
 */
const source = process.argv[2] ?? 'config/consultations/t22-142.json';
const folder = source.replace(/\.json$/, '');
const consultation = consultationSchema.parse(JSON.parse(readFileSync(source, 'utf8')));

const files = LANGUAGES.map((language) => {
  const file = join(folder, `annex-2.${language}.docx`);
  writeFileSync(file, packageDocx(annexBody({ consultation, language })));
  return file;
});
execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], { stdio: 'inherit' });
