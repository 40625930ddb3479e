import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { wasIssuedPlain } from '../../../src/forms/issued/issued-look.ts';
import { docxReader } from '../../../src/forms/readers/docx.ts';
import { circular142 } from '../../support/circular-142.ts';

const docx = readFileSync(new URL('../../../config/consultations/t22-142/annex-2.en.docx', import.meta.url));
const issued = { consultation: circular142, language: 'en' as const, docx, pdf: null };
/** Another consultation that asks about the same texts again. */
const other = { ...issued, consultation: { ...circular142, key: 'T25/12', circular: 12 } };

it('takes the form of the circular that the reply names, where two share a text', async () => {
  const reading = await docxReader.read({ name: 'reply.docx', bytes: docx }, { consultations: [], issuedForms: [] });
  expect(wasIssuedPlain(reading, { consultations: [], issuedForms: [other, issued] })).toBe(true);
  expect(wasIssuedPlain(reading, { consultations: [], issuedForms: [other] })).toBe(false);
});
