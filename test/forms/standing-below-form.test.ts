import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { consultationSchema } from '../../src/domain/consultation.ts';
import { interpretForm } from '../../src/forms/interpret-form.ts';
import { docxReader } from '../../src/forms/readers/docx.ts';

const ROOT = join(import.meta.dirname, '../..');
const FORM = unzipSync(readFileSync(join(ROOT, 'test/corpus/forms/docx/marked-by-form-field.docx')));
const consultation = consultationSchema.parse(
  JSON.parse(readFileSync(join(ROOT, 'config/consultations/t22-142.json'), 'utf8')),
);

/** What the filled form gives rise to with a paragraph below its table, or above all else. */
async function findingsWith(line: string, where: 'below' | 'first' = 'below'): Promise<string[]> {
  const document = strFromU8(FORM['word/document.xml'] ?? new Uint8Array());
  const paragraph = `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`;
  const changed =
    where === 'first'
      ? document.replace(/<w:body>/u, `<w:body>${paragraph}`)
      : document.replace(/<\/w:tbl>(?![\s\S]*<\/w:tbl>)/u, `</w:tbl>${paragraph}`);
  const bytes = zipSync({ ...FORM, 'word/document.xml': strToU8(changed) });
  const reading = await docxReader.read(
    { name: 'form.docx', bytes },
    { consultations: [consultation], issuedForms: [] },
  );
  return interpretForm(reading, consultation).findings.map(({ code }) => code);
}

test.each([
  'This form does not represent the position of Tunisia.',
  'These answers are indicative only.',
  'A corrected form will follow.',
  'The official form will be sent next week.',
  'Signed without authority.',
  'The tick for digital finance slipped in somehow.',
  'We join the majority whatever it is.',
])('a form that says of itself that it is not the answer: %s', async (line) => {
  expect(await findingsWith(line)).toContain('condition-in-text');
});

test.each([
  'Issued in Tunis and signed by the Director.',
  'Please do not hesitate to contact us about this form.',
  'Please accept the assurances of my highest consideration.',
  'Deputy head of the department for international cooperation',
  'Начальник отдела международных связей, ул. Ленина, 1',
])('words below a form that change nothing: %s', async (line) => {
  expect(await findingsWith(line)).not.toContain('condition-in-text');
});

test('a sentence in front of the form, but not the line that tells whom it is from', async () => {
  const sentence = 'Ministry of Transport, by which whatever is ticked was once inherited.';
  expect(await findingsWith(sentence, 'first')).toContain('condition-in-text');
  expect(await findingsWith(`From: ${sentence}`, 'first')).not.toContain('condition-in-text');
});
