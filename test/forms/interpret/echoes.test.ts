import { describe, expect, test } from 'vitest';
import { box, CIRCLE, type Content, type RecordSpec, text } from '../../support/form-document.ts';
import { WORDING } from '../../support/form-wording.ts';
import { fullForm, readDocument } from '../../support/read-form.ts';

type Part = Omit<RecordSpec, 'label'>;

const ticked = (...words: string[]): Content => [box('marked'), ...words.map((word) => text(` ${word}`))];
const open = (...words: string[]): Content => [box(), ...words.map((word) => text(` ${word}`))];
const X = `X ${CIRCLE}\t`;
const EMPTY = `${CIRCLE}\t`;

const assigning = (beside: Part['signs'] = {}): Part => ({
  signs: { assign: ticked(), 'no-comments': X, ...beside },
});
const refusing = (beside: Part['signs'] = {}): Part => ({ signs: { 'not-assign': ticked(), ...beside } });

/** Five texts that are assigned, two that are refused and one left blank. */
function form(assign: Part, refuse: Part): Part[] {
  return [assign, assign, refuse, assign, assign, refuse, assign, {}];
}
const WANTED = form('assign none' as Part, 'not-assign' as Part).map((answer) =>
  typeof answer === 'string' ? answer : '-',
);

describe('words that say the same as the mark beside which they stand change nothing', () => {
  test.each<[string, Part[]]>([
    ['yes', form(assigning({ assign: ticked('YES') }), refusing({ 'not-assign': ticked('YES') }))],
    ['agreed, where authority is assigned', form(assigning({ assign: ticked('Agreed') }), refusing())],
    ['the same in another language', form(assigning({ assign: ticked('Согласны') }), refusing())],
    ['broken in a narrow cell', form(assigning({ assign: ticked('App rove d') }), refusing())],
    ['an X, and that somebody agrees', form(assigning({ assign: 'X Agreed' }), refusing({ 'not-assign': 'X' }))],
    [
      'not applicable at every other box',
      form(assigning({ 'not-assign': open('N/A') }), refusing({ assign: open('N/A') })),
    ],
    ['no at every other box', form(assigning({ 'not-assign': open('No') }), refusing({ assign: open('No') }))],
    ['that there is nothing to add', form(assigning({ assign: ticked('Nothing to add') }), refusing())],
    ['the same below the options', form({ ...assigning(), under: ['Без замечаний'] }, refusing())],
    [
      'none behind the option without comments',
      form({ ...assigning(), wording: { 'no-comments': `${WORDING.en['no-comments']} – none` } }, refusing()),
    ],
  ])('%s', (_, parts) => {
    const { answers, findings } = readDocument(fullForm(parts));
    expect(Object.values(answers)).toEqual(WANTED);
    expect(findings.filter((finding) => !finding.startsWith('no-opinion'))).toEqual([]);
  });

  test('agreed alone, where authority is assigned', () => {
    const part = assigning({ assign: open('Agreed') });
    const { answers, findings } = readDocument(fullForm([part, part, part, part]));
    expect(Object.values(answers).slice(0, 4)).toEqual(Array(4).fill('assign none'));
    expect(findings.filter((finding) => !finding.startsWith('no-opinion'))).toEqual([]);
  });
});

describe('words that may say something else than the mark go to staff', () => {
  const rest = form(assigning(), refusing()).slice(1);
  test.each<[string, Part]>([
    ['no beside a mark', assigning({ assign: ticked('No') })],
    ['not applicable beside a mark', assigning({ assign: ticked('N/A') })],
    ['agreed at the refusal', assigning({ 'not-assign': open('Agreed') })],
    ['agreed beside a marked refusal', refusing({ 'not-assign': ticked('Agreed') })],
    ['yes at the other box', assigning({ 'not-assign': open('YES') })],
    ['no at the other box of one text alone', assigning({ 'not-assign': open('No') })],
    ['agreed with more', assigning({ assign: ticked('Agreed if clause 7 is mended') })],
    [
      'that there are none, where comments are announced',
      { signs: { assign: ticked('No comments'), 'no-comments': EMPTY, comments: X } },
    ],
    [
      'the same behind the option that announces them',
      {
        signs: { assign: ticked(), 'no-comments': EMPTY, comments: X },
        wording: { comments: `${WORDING.en.comments} - No comments` },
      },
    ],
    [
      'the same in a line below it',
      { signs: { assign: ticked(), 'no-comments': EMPTY, comments: X }, under: ['No comments'] },
    ],
    ['none at the box', assigning({ assign: ticked('none') })],
  ])('%s', (_, first) => {
    const { findings } = readDocument(fullForm([first, ...rest]));
    expect(findings.filter((finding) => finding.endsWith('X.1150'))).not.toEqual([]);
  });
});
