import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Observation } from '../../../src/domain/evidence.ts';
import { needsStaff } from '../../../src/domain/finding.ts';
import { interpretForm } from '../../../src/forms/interpret-form.ts';
import { readForms } from '../../../src/forms/read-forms.ts';
import type { ReadContext } from '../../../src/forms/reader.ts';
import { loadReadContext } from '../../../src/reading/load-context.ts';
import { loadMemberStates } from '../../../src/register/member-states.ts';
import { matchMemberState } from '../../../src/replies/member-state/match-member-state.ts';
import { circular142 } from '../../support/circular-142.ts';

const SCANS = new URL('../../corpus/forms/scan/', import.meta.url);
const CONSULTATIONS = new URL('../../../config/consultations', import.meta.url).pathname;
/** Recognition takes seconds a page, more on a busy machine. */
const PATIENCE = 240_000;

let context: ReadContext;
beforeAll(async () => {
  context = await loadReadContext(CONSULTATIONS);
});

/** What each record says by the corpus, and what was read: "staff" where a person is asked. */
async function read(name: string, files = [`${name}.tif`]) {
  const { truths } = JSON.parse(readFileSync(new URL(`${name}.json`, SCANS), 'utf8')) as { truths: string[] };
  const attached = files.map((file) => ({ name: file, bytes: readFileSync(new URL(file, SCANS)) }));
  const { forms } = await readForms(attached, [], context);
  const form = forms[0];
  if (!form) throw new Error('no form found');
  const { answers, findings } = interpretForm(form.reading, circular142);
  const said = circular142.texts.map(({ ref }) => {
    if (findings.some((finding) => needsStaff(finding) && finding.text === ref)) return 'staff';
    const answer = answers[ref];
    if (answer?.decision === 'assign') return answer.comments === 'attached' ? 'comments' : 'no-comments';
    return answer?.decision ?? 'nothing';
  });
  return { truths, said, form, observations: Object.values(answers).flatMap((answer) => answer.observations) };
}

describe('a form filled by pen', () => {
  test('is read from a fax, and each mark can be shown', { timeout: PATIENCE }, async () => {
    const { truths, said, form, observations } = await read('pen-marks-by-fax');
    expect(form.reader).toBe('scan');
    expect(said).toEqual(truths);
    expect(observations).toHaveLength(32);
    for (const { place, source } of observations) {
      expect(source).toBe('ink');
      expect([1, 2]).toContain(place.page);
      expect(isOnPage(place.box)).toBe(true);
    }
  });

  test('is read where another program drew its circles, and its boxes are hairlines', {
    timeout: PATIENCE,
  }, async () => {
    const { truths, said } = await read('circles-of-another-font');
    expect(said.filter((answer, i) => answer !== truths[i] && answer !== 'staff')).toEqual([]);
    expect(said.filter((answer) => answer !== 'staff').length).toBeGreaterThanOrEqual(3);
  });

  test('is read from a fax that lost the lines of its boxes', { timeout: PATIENCE }, async () => {
    const { truths, said } = await read('boxes-lost-by-fax');
    expect(said).toEqual(truths);
  });

  test('is read from the photos of a telephone, a page each', { timeout: PATIENCE }, async () => {
    const { truths, said, form } = await read('pen-marks-by-fax', ['photo-of-page-1.heic', 'photo-of-page-2.heic']);
    expect(form.reader).toBe('scan');
    expect(said.filter((answer, i) => answer !== truths[i] && answer !== 'staff')).toEqual([]);
    expect(said.filter((answer) => answer !== 'staff').length).toBeGreaterThanOrEqual(6);
  });

  test('is read where it was printed in another font, its lines broken elsewhere', { timeout: PATIENCE }, async () => {
    const { truths, said } = await read('print-of-another-font');
    const wrong = said.filter((answer, i) => answer !== truths[i] && answer !== 'staff');
    expect(wrong).toEqual([]);
    expect(said.filter((answer) => answer !== 'staff').length).toBeGreaterThanOrEqual(6);
  });

  test('is read where another office typed it, box and statement in one paragraph', { timeout: PATIENCE }, async () => {
    const { truths, said } = await read('print-of-another-office', ['print-of-another-office.pdf']);
    expect(said).toEqual(truths);
  });

  test('is read where a highlighter was drawn over the wording', { timeout: PATIENCE }, async () => {
    const { truths, said } = await read('highlighted-wording');
    expect(said).toEqual(truths);
  });

  test('is never read where only the sender can tell what was meant', { timeout: PATIENCE }, async () => {
    const { said } = await read('made-to-deceive');
    expect(new Set(said)).toEqual(new Set(['staff']));
  });
});

describe('a page on which something is drawn that is no mark', () => {
  test.each([
    ['struck-from-edge-to-edge', 'a line through an option, as straight as a ruled one', ['X.1352', 'X.1373']],
    ['scribble-over-a-label', 'a scribble over a word of a label', ['X.1352']],
    [
      'option-struck-within-its-words',
      'a thin line through an option as issued, over its words alone',
      ['X.1150', 'X.1222'],
    ],
    ['arrow-from-one-box-to-the-other', 'an arrow from the crossed box to the other', ['X.1150', 'X.1222']],
    ['not-struck-out', 'a line through the one word "not"', ['X.1222']],
    [
      'line-down-all-of-the-table',
      'one straight line down through all of its wording',
      ['X.1150', 'X.1221', 'X.1222', 'X.1280'],
    ],
    ['pen-line-along-a-rule', 'a pen line that runs out of the rule above the words', ['X.1281']],
  ])('%s: %s', { timeout: PATIENCE }, async (name, _, texts) => {
    const file = `${name}.tif`;
    const { forms } = await readForms([{ name: file, bytes: readFileSync(new URL(file, SCANS)) }], [], context);
    const { answers, findings } = interpretForm(forms[0]?.reading ?? failed(), circular142);
    for (const ref of texts) {
      expect(answers[ref]?.observations).not.toEqual([]);
      expect(findings.some((finding) => needsStaff(finding) && finding.text === ref)).toBe(true);
    }
  });
});

function failed(): never {
  throw new Error('no form found');
}

describe('a form filled in on a computer, printed and scanned', () => {
  test('is read by its crossed boxes and typed signs', { timeout: PATIENCE }, async () => {
    const { truths, said } = await read('filled-on-a-computer');
    expect(said.filter((answer, i) => answer !== truths[i] && answer !== 'staff')).toEqual([]);
    expect(said.filter((answer) => answer !== 'staff').length).toBeGreaterThanOrEqual(5);
  });

  test('is read where its program puts boxes at the options too, and crosses them', { timeout: PATIENCE }, async () => {
    const { truths, said } = await read('boxes-in-place-of-circles');
    expect(said).toEqual(truths);
  });

  test('is read where its boxes are signs of a font, smaller than the fields of the issued form', {
    timeout: PATIENCE,
  }, async () => {
    const { truths, said } = await read('ticked-signs-of-a-font');
    expect(said.filter((answer, i) => answer !== truths[i] && answer !== 'staff')).toEqual([]);
    expect(said.filter((answer) => answer !== 'staff').length).toBeGreaterThanOrEqual(5);
  });

  test('is read where its labels name texts in Latin letters that its script’s data cannot read', {
    timeout: PATIENCE,
  }, async () => {
    const { truths, said } = await read('boxes-of-a-font-in-a-cyrillic-print');
    expect(said).toEqual(truths);
  });

  test('is read where but one record has signs of a font in place of fields', { timeout: PATIENCE }, async () => {
    const { truths, said } = await read('ticked-sign-among-fields');
    expect(said).toEqual(truths);
  });

  test('is read where crosses came to stand below their boxes', { timeout: PATIENCE }, async () => {
    const { truths, said } = await read('crosses-below-their-boxes', ['crosses-below-their-boxes.jpg']);
    expect(said.slice(0, 3)).toEqual(truths.slice(0, 3));
  });

  test('is read where its circles are small ones with thick lines, beside ticks', { timeout: PATIENCE }, async () => {
    const { truths, said } = await read('small-circles-with-thick-lines');
    expect(said).toEqual(truths);
  });

  test('is read where working names in Latin letters stand on a line of their own below headings in Cyrillic', {
    timeout: PATIENCE,
  }, async () => {
    const { truths, said } = await read('latin-names-below-cyrillic-headings');
    expect(said).toEqual(truths);
  });

  test('is never read where signs contradict each other or words change them', { timeout: PATIENCE }, async () => {
    const { said } = await read('filled-on-a-computer-to-deceive');
    expect(new Set(said)).toEqual(new Set(['staff']));
  });
});

test('a form with a pale word across its pages goes to staff as a whole', { timeout: PATIENCE }, async () => {
  const name = 'pale-word-across-the-page.jpg';
  const { forms } = await readForms([{ name, bytes: readFileSync(new URL(name, SCANS)) }], [], context);
  const { findings } = interpretForm(forms[0]?.reading ?? failed(), circular142);
  const [across] = findings.filter(({ code, text }) => code === 'condition-in-text' && !text);
  expect(across?.message).toContain('across page 1');
});

describe('a stamp set aslant above the form', () => {
  const doubts = async (name: string) => {
    const { forms } = await readForms([{ name, bytes: readFileSync(new URL(name, SCANS)) }], [], context);
    return interpretForm(forms[0]?.reading ?? failed(), circular142).findings.filter(
      ({ code, text }) => code === 'condition-in-text' && !text,
    );
  };

  test('sends it to staff where it refuses, with its words', { timeout: PATIENCE }, async () => {
    const [refused] = await doubts('stamp-of-refusal-aslant.tif');
    expect(refused?.message).toContain('REJECTED');
  });

  test('is nothing where it tells when the form was received', { timeout: PATIENCE }, async () => {
    expect(await doubts('stamp-of-receipt-aslant.tif')).toEqual([]);
  });
});

test('the name of a State is read with its accents, by the language of the page before', {
  timeout: PATIENCE,
}, async () => {
  const bytes = readFileSync(new URL('name-with-accents.tif', SCANS));
  const { forms } = await readForms([{ name: 'scan.tif', bytes }], [], context);
  const { memberState } = matchMemberState(null, true, forms[0]?.reading.names ?? [], [], loadMemberStates('config'));
  expect(memberState).toBe('CI');
});

test('a condition printed under the table of a scanned form goes to staff', { timeout: PATIENCE }, async () => {
  const bytes = readFileSync(new URL('condition-typed-under-the-table.tif', SCANS));
  const { forms } = await readForms([{ name: 'scan.tif', bytes }], [], context);
  const form = forms[0];
  if (!form) throw new Error('no form found');
  const { findings } = interpretForm(form.reading, circular142);
  const condition = { code: 'condition-in-text', message: expect.stringContaining('provided that clause 7') };
  expect(findings).toContainEqual(expect.objectContaining(condition));
});

describe('handwriting outside the table', () => {
  async function remarks(name: string) {
    const { forms } = await readForms([{ name, bytes: readFileSync(new URL(name, SCANS)) }], [], context);
    const problems = forms[0]?.reading.problems ?? failed();
    return problems.filter(({ code }) => code === 'condition-in-text');
  }

  test('goes to staff with its place', { timeout: PATIENCE }, async () => {
    const [remark] = await remarks('written-below-the-signature.tif');
    expect(remark?.message).toMatch(/written by hand on page 1/);
    expect(remark?.place?.box?.[1]).toBeGreaterThan(0.7);
  });

  test('is none where the form is signed, stamped and initialled, and the names are written by hand', {
    timeout: PATIENCE,
  }, async () => {
    expect(await remarks('signed-and-stamped-by-hand.tif')).toEqual([]);
  });
});

function isOnPage(box: Observation['place']['box']): boolean {
  if (!box) return false;
  const [x, y, width, height] = box;
  return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 && y + height <= 1;
}
