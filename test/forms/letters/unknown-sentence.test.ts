import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { interpretForm } from '../../../src/forms/interpret-form.ts';
import { isUnknownSentence } from '../../../src/forms/phrases/unknown-sentence.ts';
import { readForms } from '../../../src/forms/read-forms.ts';
import { circular142 } from '../../support/circular-142.ts';

const NOTHING_ISSUED = { consultations: [], issuedForms: [] };

const SENTENCES = [
  'Dies ist nur ein Entwurf.',
  'このフォームはまだ草案です',
  '이 양식은 초안입니다',
  '찬성하지 않음',
  'Το έντυπο είναι μόνο σχέδιο',
  'הטופס הוא רק טיוטה.',
  'यह प्रपत्र केवल मसौदा है।',
];
const NAMES = [
  '総務省 国際戦略局 技術政策課',
  '과학기술정보통신부 국립전파연구원',
  'Εθνική Επιτροπή Τηλεπικοινωνιών και Ταχυδρομείων',
  'משרד התקשורת, מדינת ישראל',
  'दूरसंचार विभाग, संचार मंत्रालय, भारत सरकार',
  'ՀՀ բարձր տեխնոլոգիական արդյունաբերության նախարարություն',
  'Bundesnetzagentur für Elektrizität, Gas, Telekommunikation, Post und Eisenbahnen',
  'Agência Nacional de Telecomunicações - Anatel',
];

/** What staff are told of a form. */
async function saidOf(bytes: Uint8Array): Promise<string[]> {
  const { forms } = await readForms([{ name: 'Annex 2.docx', bytes }], [], NOTHING_ISSUED);
  expect(forms).toHaveLength(1);
  return forms.flatMap(({ reading }) => interpretForm(reading, circular142).findings.map(({ message }) => message));
}

/** A form in Word's format with a line of its own above it, or below. */
function withLine(text: string, where: 'above' | 'below'): Uint8Array {
  const parts = unzipSync(
    new Uint8Array(readFileSync(new URL('../../corpus/forms/docx/marked-by-form-field.docx', import.meta.url))),
  );
  const line = `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const changed =
    where === 'above'
      ? xml.replace(/<w:body>/, `<w:body>${line}`)
      : xml.replace(/(<w:sectPr(?:(?!<w:sectPr)[\s\S])*<\/w:body>|<\/w:body>)/, `${line}$1`);
  return zipSync({ ...parts, 'word/document.xml': strToU8(changed) });
}

it.each(['ეს ფორმა მხოლოდ პროექტია', 'แบบฟอร์มนี้เป็นเพียงร่าง โปรดอย่านับ'])(
  'a mail of nothing but a line in such a language goes to staff: %s',
  async (text) => {
    const bytes = readFileSync(new URL('../../corpus/forms/docx/marked-by-form-field.docx', import.meta.url));
    const body = { name: 'body.txt', bytes: new TextEncoder().encode(text) };
    const { findings } = await readForms(
      [{ name: 'Annex 2.docx', bytes: new Uint8Array(bytes) }],
      [body],
      NOTHING_ISSUED,
    );
    expect(findings.map(({ message }) => message)).toEqual([`Written in the mail beside the form: "${text}"`]);
  },
);

describe('a sentence in a language beside the six', () => {
  it.each(SENTENCES)('is told from names: %s', (text) => expect(isUnknownSentence(text)).toBe(true));
  it.each(NAMES)('and the name of an office is none: %s', (text) => expect(isUnknownSentence(text)).toBe(false));

  it.each([
    '¦¹ªí¶È¬°¯ó®×¡A½Ð¤Å­p¤J',
    'ÀÌ ¾ç½ÄÀº ÃÊ¾ÈÀÌ¹Ç·Î',
    'лГМ ТО ЛЕТЯчСЕТЕ',
    'РЬ ОчНФРК УЪОШРЬЙЧЗЮ С§АшЧЯСі ИЖНЪНУПР',
  ])('or letters of a charset that was read as another: %s', (text) => expect(isUnknownSentence(text)).toBe(true));
  it.each(['ÖĞÜÇŞİ Ünlüoğlu', '«À l’été»', 'ОАО «РосТелеКом»', '°°°°°°', '----¤¤¤¤¤¤', 'Jäääär'])(
    'and names are none: %s',
    (text) => expect(isUnknownSentence(text)).toBe(false),
  );

  it.each(SENTENCES.flatMap((text) => [['above', text] as const, ['below', text] as const]))(
    'sends a form to staff, %s it: %s',
    async (where, text) => {
      expect(await saidOf(withLine(text, where))).toContain(`Written beside the form's own fields: "${text}"`);
    },
  );

  it.each(NAMES)('and a letterhead does not: %s', async (text) => {
    expect(await saidOf(withLine(text, 'above'))).toEqual([]);
  });

  it.each(['Nein', 'Hayır', 'Όχι', '反対', 'Taslak', 'Nur Entwurf'])('one word may be enough: %s', async (text) => {
    expect(await saidOf(withLine(text, 'below'))).toHaveLength(1);
  });
});
