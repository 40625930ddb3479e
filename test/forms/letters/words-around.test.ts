import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { CONFIG_DIR } from '../../../src/config.ts';
import { interpretForm } from '../../../src/forms/interpret-form.ts';
import { isCourtesy } from '../../../src/forms/phrases/vocabulary.ts';
import { readForms } from '../../../src/forms/read-forms.ts';
import { loadReadContext } from '../../../src/reading/load-context.ts';
import { circular142 } from '../../support/circular-142.ts';
import { WORDING } from '../../support/form-wording.ts';

const context = await loadReadContext(join(CONFIG_DIR, 'consultations'));

const SUBJECT = 'Subject: Member State response to TSB Circular 142:';
const TITLE =
  'Consultation on Determined draft Recommendations ITU‑T X.1150 (X.saf-dfs), X.1221 (X.stie), X.1222 (X.taeii), X.1280 (X.oob-sa), X.1281 (X.osia), Amendment 1 to X.1352, revised X.1373, and X1818 (X.5Gsec-ctrl)';
const OPENING =
  'With respect to the Member State consultation on the Determined draft text(s) listed in TSB Circular 142, I would like to advise you of the opinion of this Administration, which is set out in the table below.';
const HEAD = [SUBJECT, TITLE, 'Dear Sir/Madam,', OPENING];
const FOOT = ['Yours faithfully,', 'Jane Example', 'Director of Standards', 'Administration of Kenya'];

const { label, assign, comments, ...words } = WORDING.en;
const RECORDS = circular142.texts.flatMap(({ ref }) => [
  label(ref),
  `☒ ${assign}`,
  `● ${words['no-comments']}`,
  `○ ${comments}`,
  `☐ ${words['not-assign']}`,
]);

const inRtf = (lines: readonly string[]) => {
  const escaped = (line: string) => line.replace(/[^\0-\x7f]/gu, (sign) => `\\u${sign.charCodeAt(0)}?`);
  return {
    name: 'Annex 2.rtf',
    bytes: strToU8(`{\\rtf1\\ansi ${lines.map((line) => `${escaped(line)}\\par\n`).join('')}}`),
  };
};

const inOdt = (lines: readonly string[]) => {
  const spaces = ['office', 'text'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`);
  const body = lines.map((line) => `<text:p>${line}</text:p>`).join('');
  const content = `<office:document-content ${spaces.join(' ')}><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const mimetype = strToU8('application/vnd.oasis.opendocument.text');
  return { name: 'Annex 2.odt', bytes: zipSync({ mimetype, 'content.xml': strToU8(content) }) };
};

const inHtml = (lines: readonly string[]) => ({
  name: 'Annex 2.html',
  bytes: strToU8(`<meta charset="utf-8">${lines.map((line) => `<p>${line}</p>`).join('')}`),
});

/** Signs of a keyboard for those that the standard fonts of a PDF lack. */
const typed = (line: string) =>
  line
    .replace('☒', '[X]')
    .replace('☐', '[ ]')
    .replace('●', '(X)')
    .replace('○', '( )')
    .replace('\u20DD', 'o')
    .replaceAll('‑', '-');

async function pdfOf(lines: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const wrapped = lines.flatMap((line) => line.match(/\S.{0,90}\S(?=\s|$)/gu) ?? []);
  for (let at = 0; at < wrapped.length; at += 50) {
    const page = document.addPage([595, 842]);
    for (const [row, line] of wrapped.slice(at, at + 50).entries())
      page.drawText(line, { x: 60, y: 790 - row * 14, size: 10, font });
  }
  return document.save();
}

/** The texts turned down, the answers across. */
function matrix(above: string): string {
  const row = (cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const head = row(['', assign, words['no-comments'], comments, words['not-assign']]);
  const rows = circular142.texts.map(({ ref }) => row([label(ref), 'X', 'X', '', '']));
  return `<table><tr><td colspan="5">${above}</td></tr>${head}${rows.join('')}</table>`;
}

async function askedAbout(file: { name: string; bytes: Uint8Array }) {
  const { forms } = await readForms([file], [], context);
  const [form] = forms;
  const read = form && interpretForm(form.reading, circular142);
  expect(Object.values(read?.answers ?? {}).map(({ decision }) => decision)).toEqual(Array(8).fill('assign'));
  return read?.findings.map(({ code }) => code);
}

describe.each([
  ['RTF', inRtf],
  ['OpenDocument', inOdt],
  ['HTML', inHtml],
])('words written around a form in %s', (_, inFormat) => {
  it('are none where the form stands as issued', async () => {
    expect(await askedAbout(inFormat([...HEAD, ...RECORDS, ...FOOT]))).toEqual([]);
  });

  it.each([
    'We will come back to you on X.1222.',
    'The following shows what we did NOT choose.',
    'The ticks for X.1280 and X.1281 were interchanged by our typist.',
    'Void after 1 February 2024',
    'Cancelled on 25 January 2024',
    'X.1150 – hold.',
    'Ne pas comptabiliser.',
    'No contabilizar.',
    'Не учитывать.',
    '请勿计入。',
    'DO NOT USE',
    'to be completed',
    'Nothing here is settled.',
    'The signature below was obtained for another purpose.',
    '待填写',
  ])('go to staff in front of it, in a paragraph of the form’s own too: %s', async (remark) => {
    const asked = ['condition-in-text'];
    expect(await askedAbout(inFormat([...HEAD, remark, ...RECORDS, ...FOOT]))).toEqual(asked);
    expect(await askedAbout(inFormat([remark, ...HEAD, ...RECORDS, ...FOOT]))).toEqual(asked);
    expect(await askedAbout(inFormat([SUBJECT, `${TITLE} ${remark}`, OPENING, ...RECORDS, ...FOOT]))).toEqual(asked);
    expect(await askedAbout(inFormat([SUBJECT, TITLE, `${OPENING} ${remark}`, ...RECORDS, ...FOOT]))).toEqual(asked);
  });

  it.each([
    'Assistant filled it in',
    'As regards the Amendment, the Ministry has other views.',
    'Kindly await our fax.',
    'Not the last word.',
    'Answers to Circular 141',
  ])('go to staff below it: %s', async (remark) => {
    expect(await askedAbout(inFormat([...HEAD, ...RECORDS, ...FOOT, remark]))).toEqual(['condition-in-text']);
  });
});

it('go to staff in a paragraph of the form’s own whatever they say, but for a name', async () => {
  const titled = (words: string) => inRtf([SUBJECT, `${TITLE} ${words}`, OPENING, ...RECORDS, ...FOOT]);
  for (const words of ['Answers given under time pressure.', 'not our own'])
    expect(await askedAbout(titled(words))).toEqual(['condition-in-text']);
  expect(await askedAbout(titled('– Kenya'))).toEqual([]);
});

describe('a table with texts down and answers across', () => {
  it.each(['We say no.', 'This is how it was before.'])(
    'goes to staff with words above its answers: %s',
    async (remark) => {
      expect(await askedAbout(inHtml([...HEAD, matrix(remark), ...FOOT]))).toEqual(['condition-in-text']);
    },
  );

  it('is read with a title there', async () => {
    expect(await askedAbout(inHtml([...HEAD, matrix('Opinion of the Administration'), ...FOOT]))).toEqual([]);
  });
});

describe('a form printed to a PDF', () => {
  const page = async (lines: readonly string[]) => ({ name: 'Annex 2.pdf', bytes: await pdfOf(lines.map(typed)) });

  it('is read as issued, and goes to staff with a sentence in front of it', async () => {
    expect(await askedAbout(await page([...HEAD, ...RECORDS, ...FOOT]))).toEqual([]);
    for (const remark of ['The following shows what we did NOT choose.', 'A cross stands for refusal.'])
      expect(await askedAbout(await page([...HEAD, remark, ...RECORDS, ...FOOT]))).toEqual(['condition-in-text']);
  });
});

it('a statement that follows its label in one line is read behind a colon, and an option behind a comma', async () => {
  const answer = `${assign.split(' (')[0]}, ${words['no-comments'].toLowerCase()}`;
  const lines = circular142.texts.map(({ ref }) => `${label(ref)}: ${answer}`);
  expect(await askedAbout(inRtf([...HEAD, ...lines, ...FOOT]))).toEqual([]);
});

it.each(['Yours faithfully,', 'С уважением,', '顺致敬意!'])(
  'the close of a letter is no more of the last option above it: %s',
  (closing) => expect(isCourtesy(closing)).toBe(true),
);
