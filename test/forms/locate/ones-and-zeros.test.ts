import { describe, expect, test } from 'vitest';
import { interpretForm } from '../../../src/forms/interpret-form.ts';
import { locateRecords } from '../../../src/forms/locate-records.ts';
import { textDocument } from '../../../src/forms/readers/text/text-document.ts';
import { circular142 } from '../../support/circular-142.ts';
import { WORDING } from '../../support/form-wording.ts';

type Signs = [assign: string, none: string, comments: string, refusal: string];

const ALL: Signs = ['[1]', '[1]', '[0]', '[0]'];
const WITH_COMMENTS: Signs = ['[1]', '[0]', '[1]', '[0]'];
const REFUSED: Signs = ['[0]', '[0]', '[0]', '[1]'];

/** A form typed as plain text, each text with these signs before its statements and options. */
function read(texts: Signs[]) {
  const words = WORDING.en;
  const parts = circular142.texts.map(({ ref }, at) => {
    const [assign, none, comments, refusal] = texts[at % texts.length] as Signs;
    const options = `   ${none} ${words['no-comments']}\n   ${comments} ${words.comments}`;
    return `${words.label(ref)}\n${assign} ${words.assign}\n${options}\n${refusal} ${words['not-assign']}\n`;
  });
  const body = [words.heading, words.opening, '', ...parts, words.closing].join('\n');
  const { answers, findings } = interpretForm(
    locateRecords(textDocument({ name: 'body.txt', bytes: Buffer.from(body) })),
    circular142,
  );
  const told = Object.values(answers).map(({ decision, comments }) => [decision, comments].filter(Boolean).join(' '));
  return { told: [...new Set(told)], findings };
}

const curved = (signs: Signs) => signs.map((sign) => `(${sign.slice(1, -1)})`) as Signs;
const bare = (signs: Signs) => signs.map((sign) => sign.slice(1, -1)) as Signs;

describe('1 at what is chosen and 0 at the rest', () => {
  test.each<[string, (signs: Signs) => Signs]>([
    ['in brackets', (signs) => signs],
    ['in round brackets', curved],
    ['bare', bare],
  ])('is understood %s', (_, typed) => {
    const { told, findings } = read([ALL, WITH_COMMENTS, REFUSED].map(typed));
    expect(told).toEqual(['assign none', 'assign attached', 'not-assign']);
    expect(findings).toEqual([]);
  });

  test('is understood where every text is answered alike', () => {
    expect(read([ALL])).toEqual({ told: ['assign none'], findings: [] });
  });
});

test.each<[string, Signs]>([
  ['(1) and (2)', ['(1)', '(1)', '(2)', '(2)']],
  ['[1] and [2]', ['[1]', '[1]', '[2]', '[2]']],
  ['1 to 4', ['[1]', '[2]', '[3]', '[4]']],
  ['1 throughout', ['[1]', '[1]', '[1]', '[1]']],
])('numbers before the statements are no marks: %s', (_, signs) => {
  expect(read([signs]).told).toEqual(['']);
});

test('a number in brackets before a box refers to a note', () => {
  const noted: Signs = ['☒', '[1] ☒', '☐', '☐'];
  expect(read([noted, ['☒', '☒', '☐', '☐'], ['☒', '☒', '☐', '☐']]).findings.length).toBeGreaterThan(0);
});
