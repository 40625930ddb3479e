import { readFileSync, writeFileSync } from 'node:fs';
import { consultationSchema } from '../../src/domain/consultation.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { type MarkedAnswer, type Respondent, writeForm } from './docx-writer.ts';
import { convertToPdf } from './pdf-writer.ts';

/** Makes test/corpus/forms/pdf anew: filled forms in six languages as LibreOffice prints them. Needs LibreOffice. */
const CONSULTATION = consultationSchema.parse(
  JSON.parse(readFileSync(new URL('../../config/consultations/t22-142.json', import.meta.url), 'utf8')),
);
const CORPUS = new URL('../../test/corpus/forms/pdf/', import.meta.url);

const RESPONDENT: Respondent = {
  name: 'Anna Example',
  role: 'Director, International Affairs',
  state: 'Switzerland',
  address: ['Federal Office of Communications', '2501 Biel/Bienne'],
  email: 'anna@ofcom.example.ch',
  date: 'Biel/Bienne, 15 January 2024',
};

/** Every answer in turn, beginning with one that is left open. */
const IN_TURN: MarkedAnswer[] = [
  { decision: null, comments: null },
  { decision: 'assign', comments: 'none' },
  { decision: 'assign', comments: 'attached' },
  { decision: 'not-assign', comments: null },
];

const answers = Object.fromEntries(
  CONSULTATION.texts.map((text, index) => [text.ref, IN_TURN[index % 4] as MarkedAnswer]),
);
const form = { consultation: CONSULTATION, respondent: RESPONDENT, answers };
const files = Object.fromEntries(
  LANGUAGES.map((language) => [`printed-${language}`, writeForm({ ...form, language, style: 'form-field' })]),
);
files['struck-en'] = writeForm({ ...form, language: 'en', style: 'strike-other' });
files['content-controls-en'] = writeForm({ ...form, language: 'en', style: 'content-control' });
for (const [name, bytes] of Object.entries(await convertToPdf(files))) {
  writeFileSync(new URL(`${name}.pdf`, CORPUS), bytes);
}
