import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { consultationSchema } from '../../../src/domain/consultation.ts';
import type { Place } from '../../../src/domain/evidence.ts';
import { interpretForm } from '../../../src/forms/interpret-form.ts';
import { docxReader } from '../../../src/forms/readers/docx.ts';
import { fullForm, readDocument } from '../../support/read-form.ts';

const ROOT = join(import.meta.dirname, '../../..');
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
  'Minus the last one',
  'The fifth text excluded',
  'Second thoughts',
  'Hold',
  'under protest',
  'Our lawyers look at the amendment again',
  'It is for your files.',
  'La dernière plus tard',
  'Menos la última',
  'Без последней',
  '(copy of the Swiss form)',
  'Copie du formulaire suisse',
  'Копия швейцарского бланка',
  'Part 1 of 2',
  'Partie 1/2',
  '5 of 8',
  '5 из 8',
  '8项中的5项',
  'Seules les lignes 1 à 4 comptent.',
  'Solo cuentan las filas 1 a 4.',
])('a form that says of itself that it is not the answer: %s', async (line) => {
  expect(await findingsWith(line)).toContain('condition-in-text');
});

test.each([
  'Issued in Tunis and signed by the Director.',
  'Please do not hesitate to contact us about this form.',
  'Please accept the assurances of my highest consideration.',
  'Deputy head of the department for international cooperation',
  'Начальник отдела международных связей, ул. Ленина, 1',
  'Done at Nairobi, 22 January 2024',
  'cc: Permanent Mission in Geneva, for the Director General',
  'Standardization and spectrum management unit',
  'Chargé de la coopération internationale, par délégation',
  'Jefa de la división de normas, Av. Libertador 1449, piso 3',
  'Исполнитель: Иванов И. И., тел. 123, 22 января 2024 года',
  'Copy of the signed form',
  'Copie : Ministère',
  'Копия заполненной формы',
  'Page 2 of 3',
  '1 of 3',
  '2/2',
  '2 sur 2',
  'Pág. 2 de 3',
  'Стр. 2 из 3',
])('words below a form that change nothing: %s', async (line) => {
  expect(await findingsWith(line)).not.toContain('condition-in-text');
});

test('a sentence in front of the form, but not the line that tells whom it is from', async () => {
  const sentence = 'Ministry of Transport, by which whatever is ticked was once inherited.';
  expect(await findingsWith(sentence, 'first')).toContain('condition-in-text');
  expect(await findingsWith(`From: ${sentence}`, 'first')).not.toContain('condition-in-text');
});

test.each([
  'Please find below our answers to the earlier consultation.',
  'The reply below reflects the views of the regulator alone.',
  'Ci-dessous notre réponse, établie à la hâte.',
  'Enviamos la respuesta bajo protesta.',
  'Направляем ответ прежнего правительства.',
  '附上上届政府的答复。',
])('a sentence around a form that sends it and says more: %s', async (line) => {
  expect(await findingsWith(line, 'first')).toContain('condition-in-text');
  expect(await findingsWith(line)).toContain('condition-in-text');
});

test.each([
  ['plain text', (line: string): Place => ({ part: line })],
  ['a page', (line: string): Place => ({ part: line, page: 1 })],
])('a sentence of several lines behind a form, in %s', (_, place) => {
  const codes = (lines: string[]) => {
    const form = fullForm([], {}, { closing: ['Administration of Kenya', ...lines] });
    const paragraphs = form.paragraphs.map((each) => ({ ...each, place: { ...each.place, ...place('form.txt') } }));
    return readDocument({ ...form, paragraphs, inLines: true }).findings;
  };
  const sentence = ['What is ticked for the fifth of them came from somebody who', 'has left us since.'];
  expect(codes(sentence)).toContain('condition-in-text');
  const courtesy = [
    'I have the honour to transmit herewith the reply of the Administration',
    'of Kenya to your letter.',
  ];
  expect(codes(courtesy)).not.toContain('condition-in-text');
  const broken = [
    "J'ai l'honneur de vous adresser ci-joint, par la présente,",
    "le formulaire et de vous faire connaître l'avis",
    'circonstancié, qui figure dans le tableau du haut.',
  ];
  expect(codes(broken)).not.toContain('condition-in-text');
});
