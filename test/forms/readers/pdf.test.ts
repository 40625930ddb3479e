import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FieldKind, writeFillableForm } from '../../../bench/forms/pdf-writer.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { pdfDocument } from '../../../src/forms/readers/pdf/pdf-document.ts';
import { isScannedPdf, pdfReader } from '../../../src/forms/readers/pdf.ts';
import { circular142 } from '../../support/circular-142.ts';
import { boxStates, lines } from '../../support/document-lines.ts';
import { readDocument } from '../../support/read-form.ts';

const CORPUS = new URL('../../corpus/forms/pdf/', import.meta.url);
const BLANK = new URL('../../../config/consultations/t22-142/', import.meta.url);
const NOTHING_KNOWN = { consultations: [], issuedForms: [] };

function corpus(name: string) {
  return { name, bytes: readFileSync(new URL(name, CORPUS)) };
}

/** Every answer in turn, beginning with one that is left open, as make-pdf-corpus.ts fills the forms. */
const IN_TURN = ['-', 'assign none', 'assign attached', 'not-assign'];
const ANSWERS = Object.fromEntries(circular142.texts.map(({ ref }, index) => [ref, IN_TURN[index % 4]]));

describe('a form printed to PDF by a word processor', () => {
  it.each(LANGUAGES)('is read from the lines it draws: %s', async (language) => {
    const document = await pdfDocument(corpus(`printed-${language}.pdf`));
    expect(document.problems).toEqual([]);
    const { answers, findings } = readDocument(document);
    expect(answers).toEqual(ANSWERS);
    expect(findings).toEqual(['no-opinion X.1150', 'no-opinion X.1281']);
  });

  it('is read where the boxes are characters', async () => {
    const { answers } = readDocument(await pdfDocument(corpus('content-controls-en.pdf')));
    expect(answers).toEqual(ANSWERS);
  });

  it('is no text to be believed where the fonts of Chinese do not name their signs', async () => {
    const { legible, score } = await pdfReader.read(corpus('chinese-fonts-without-a-map.pdf'), NOTHING_KNOWN);
    expect([legible, score < 0.2]).toEqual([false, true]);
  });

  it('is read where wording is struck through', async () => {
    const { answers } = readDocument(await pdfDocument(corpus('struck-en.pdf')));
    expect(answers).toEqual(ANSWERS);
  });

  it('is read where the table has no ruling lines, and marks stand in place of boxes', async () => {
    const { answers, findings } = readDocument(await pdfDocument(corpus('unruled-marks-in-place-of-boxes-en.pdf')));
    expect(Object.values(answers)).toEqual([
      'assign attached',
      'not-assign',
      'assign none',
      'assign none',
      'assign none',
      'assign none',
      'not-assign',
      'assign none',
    ]);
    expect(findings).toEqual([]);
  });

  it('is read where the file names none of the signs, by their look', async () => {
    const { answers, findings } = readDocument(await pdfDocument(corpus('boxes-of-wingdings-2-en.pdf')));
    expect(Object.values(answers)).toEqual([
      'assign none',
      '-',
      'assign none',
      'assign none',
      'not-assign',
      'assign attached',
      'not-assign',
      'not-assign',
    ]);
    expect(findings).toEqual(['no-opinion X.1221']);
  });

  it.each(['white-box-beside-x-fr.pdf', 'white-x-beside-bracketed-x-zh.pdf'])(
    'names a mark in white where no other box is left beside it: %s',
    async (name) => {
      const { problems } = await pdfDocument(corpus(name));
      expect(problems.map(({ code }) => code)).toEqual(['marks-disagree']);
    },
  );

  it('is read where the rest of a label that has its number stands on the next page', async () => {
    const { answers, findings } = readDocument(await pdfDocument(corpus('label-broken-over-the-page-fr.pdf')));
    expect(answers['X.1280']).toBe('not-assign');
    expect(findings).toEqual([]);
  });

  it.each(LANGUAGES)('gives all boxes of the blank form as empty: %s', async (language) => {
    const bytes = readFileSync(new URL(`annex-2.${language}.pdf`, BLANK));
    const document = await pdfDocument({ name: 'blank.pdf', bytes });
    expect(boxStates(document)).toBe('0'.repeat(16));
    expect(document.problems).toEqual([]);
  });

  it('knows the sender beside the address of the Union', async () => {
    const { names, circulars } = await pdfReader.read(corpus('printed-en.pdf'), NOTHING_KNOWN);
    expect(names.map(({ role, text }) => `${role}: ${text}`)).toEqual(
      expect.arrayContaining(['administration: Administration of Switzerland', 'from: Anna Example']),
    );
    expect(circulars).toEqual([142]);
  });

  it('strikes a letter that has a stroke across it, and does not count one that nobody can read', async () => {
    const [struck, unread] = lines(await pdfDocument(corpus('unseen-letters.pdf')));
    expect([struck, unread]).toEqual(['X{strike} assigns', 'does not assign ']);
  });

  it('says where on the page each box is', async () => {
    const document = await pdfDocument(corpus('printed-en.pdf'));
    const box = document.paragraphs.flatMap(({ items }) => items).find((item) => item.kind === 'box');
    expect(box?.place).toMatchObject({ page: 1, table: 0, row: 1 });
    expect(box?.place?.box?.every((share) => share > 0 && share < 1)).toBe(true);
  });
});

describe('a fillable form', () => {
  const cases: [FieldKind, boolean][] = [
    ['check-boxes', false],
    ['radio-buttons', false],
    ['check-boxes', true],
    ['radio-buttons', true],
  ];
  const answers = Object.fromEntries(
    circular142.texts.map(({ ref }, index) => {
      const [decision, comments] = (IN_TURN[index % 4] as string).split(' ');
      return [ref, { decision: decision === '-' ? null : decision, comments: comments ?? null }];
    }),
  ) as Parameters<typeof writeFillableForm>[0]['answers'];

  it('without ruling lines, by the column of its boxes', async () => {
    const bytes = await writeFillableForm({ consultation: circular142, kind: 'check-boxes', answers, unruled: true });
    expect(readDocument(await pdfDocument({ name: 'unruled.pdf', bytes })).answers).toEqual(ANSWERS);
  });

  it.each(cases)('with %s, flattened %s', async (kind, flatten) => {
    const bytes = await writeFillableForm({ consultation: circular142, kind, answers, flatten });
    const document = await pdfDocument({ name: 'fillable.pdf', bytes });
    expect(document.problems).toEqual([]);
    expect(readDocument(document).answers).toEqual(ANSWERS);
  });
});

describe('whose file it is', () => {
  it('knows text from a scan', async () => {
    expect(await isScannedPdf(corpus('printed-en.pdf'))).toBe(false);
  });
});
