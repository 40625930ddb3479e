import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { needsStaff } from '../../../src/domain/finding.ts';
import { interpretForm } from '../../../src/forms/interpret-form.ts';
import { readForms } from '../../../src/forms/read-forms.ts';
import type { ReadContext } from '../../../src/forms/reader.ts';
import { isFaxHeader } from '../../../src/forms/scan/own-print/fax-header.ts';
import { loadReadContext } from '../../../src/reading/load-context.ts';
import { circular142 } from '../../support/circular-142.ts';

const SCANS = new URL('../../corpus/forms/scan/', import.meta.url);
const CONSULTATIONS = new URL('../../../config/consultations', import.meta.url).pathname;
/** Recognition takes seconds a page, more on a busy machine. */
const PATIENCE = 240_000;

let context: ReadContext;
beforeAll(async () => {
  context = await loadReadContext(CONSULTATIONS);
});

/** What each text says as it was read: "staff" where a person is asked, "nothing" where the fax does not show it. */
async function read(name: string): Promise<Record<string, string>> {
  const { forms } = await readForms([{ name, bytes: readFileSync(new URL(name, SCANS)) }], [], context);
  const form = forms[0];
  if (!form) throw new Error('no form found');
  const { answers, findings } = interpretForm(form.reading, circular142);
  const said = circular142.texts.map(({ ref }): [string, string] => {
    if (findings.some((finding) => needsStaff(finding) && finding.text === ref)) return [ref, 'staff'];
    const { decision = 'nothing', comments } = answers[ref] ?? {};
    if (decision !== 'assign') return [ref, decision ?? 'nothing'];
    return [ref, comments === 'attached' ? 'comments' : 'no-comments'];
  });
  return Object.fromEntries(said);
}

describe('a form sent by fax in a print of the sender', () => {
  test('is read where Latin names stand in labels of Cyrillic letters', { timeout: PATIENCE }, async () => {
    const name = 'latin-names-in-cyrillic-print-by-fax';
    const { truths } = JSON.parse(readFileSync(new URL(`${name}.json`, SCANS), 'utf8')) as { truths: string[] };
    expect(Object.values(await read(`${name}.pdf`))).toEqual(truths);
  });

  test('is not read where a label is struck out or gone on with, or a line runs down beside a rule', {
    timeout: PATIENCE,
  }, async () => {
    const said = await read('drawn-over-cyrillic-print-by-fax.tif');
    expect(said).toMatchObject({ 'X.1150': 'staff', 'X.1221': 'staff', 'X.1222': 'staff', 'X.1280': 'no-comments' });
  });

  test('is read where its rules are ragged, and one or two lines of the fax high', { timeout: PATIENCE }, async () => {
    const said = await read('ragged-rules-of-coarse-fax.tif');
    expect(said).toMatchObject({ 'X.1150': 'no-comments', 'X.1280': 'not-assign', 'X.1281': 'not-assign' });
  });

  test('is read where the level lines of empty boxes fall on one line of the fax or the next', {
    timeout: PATIENCE,
  }, async () => {
    const said = await read('level-lines-of-coarse-fax.tif');
    expect(said).toMatchObject({ 'X.1150': 'not-assign', 'X.1221': 'not-assign', 'X.1222': 'comments' });
  });

  test('is not read where a pen line runs along a ragged rule or under words', { timeout: PATIENCE }, async () => {
    const said = await read('pen-lines-by-coarse-fax.tif');
    expect(said).toMatchObject({ 'X.1281': 'staff', 'X.1352': 'staff', 'X.1373': 'staff' });
  });

  test('is read where its lines are a little longer than the issued form has them', { timeout: PATIENCE }, async () => {
    const said = await read('print-of-another-program-by-fax.tif');
    expect(said).toMatchObject({ 'X.1352': 'no-comments', 'X.1373': 'no-comments' });
    expect(['comments', 'staff']).toContain(said['X.1281']);
    expect(['not-assign', 'staff']).toContain(said['X.1818']);
  });
});

describe('a form sent by coarse fax as it was issued', () => {
  test('is read where its hairline boxes lost their level lines, and specks stand within', {
    timeout: PATIENCE,
  }, async () => {
    const said = await read('hairline-boxes-by-coarse-fax.tif');
    expect(said).toMatchObject({ 'X.1221': 'no-comments', 'X.1222': 'no-comments', 'X.1280': 'no-comments' });
  });
});

describe('the line that a fax machine prints above a page', () => {
  const line = (text: string, y = 14) =>
    text
      .split(' ')
      .map((word, i) => ({ text: word, confidence: 60, line: 0, box: { x: i * 90, y, width: 80, height: 20 } }));

  test.each(['12-JAN-2024 10:22 FROM CN MIN TO +41227305853 P.02/02', '12-ЛАМ-2024 10:21 РЕКОМ КР ММ ТО Р.02/02'])(
    '%s',
    (text) => expect(isFaxHeader(line(text))).toBe(true),
  );

  test.each([
    'We agree only if clause 7 is deleted',
    'changes that would enable the work to progress are attached) 2/2',
  ])('is not: %s', (text) => expect(isFaxHeader(line(text))).toBe(false));

  test('stands nowhere else', () => expect(isFaxHeader(line('10:22 TO +41227305853 P.02/02', 300))).toBe(false));
});
