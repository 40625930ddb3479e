import { describe, expect, test } from 'vitest';
import type { Slot } from '../../../src/domain/evidence.ts';
import type { Emphasis } from '../../../src/forms/document/form-document.ts';
import { circular142 } from '../../support/circular-142.ts';
import { box, CIRCLE, type Content, flatForm, type RecordSpec, tableForm, text } from '../../support/form-document.ts';
import { WORDING } from '../../support/form-wording.ts';
import { fullForm, readDocument } from '../../support/read-form.ts';

type Part = Omit<RecordSpec, 'label'>;

const WANTED = [
  'assign none',
  'not-assign',
  'assign attached',
  'assign none',
  '-',
  'not-assign',
  'assign attached',
  '-',
];
const chosenIn = (answer: string): Slot[] =>
  answer === '-'
    ? []
    : answer === 'not-assign'
      ? ['not-assign']
      : ['assign', answer === 'assign none' ? 'no-comments' : 'comments'];

/** Each text's part as this way of marking makes it: the chosen slots, and those refused beside them. */
function markedBy(way: (chosen: Slot[], refused: Slot[]) => Part): Part[] {
  return WANTED.map((answer) => {
    const chosen = chosenIn(answer);
    const pairs: Slot[][] = [
      ['assign', 'not-assign'],
      ['no-comments', 'comments'],
    ];
    const refused = answer === '-' ? [] : pairs.flat().filter((slot) => !chosen.includes(slot));
    return way(chosen, refused);
  });
}

const each = <T>(slots: Slot[], value: (slot: Slot) => T) =>
  Object.fromEntries(slots.map((slot) => [slot, value(slot)]));
const typedAt = (mark: string) => (slot: Slot) => (slot.endsWith('assign') ? mark : `${mark}\t`);
const signs = (yes: string, no?: string) => (chosen: Slot[], refused: Slot[]) => ({
  signs: { ...each(chosen, typedAt(yes)), ...(no !== undefined && each(refused, typedAt(no))) },
});
const wording =
  (yes: (words: string) => Content, no: (words: string) => Content = (words) => words) =>
  (chosen: Slot[], refused: Slot[]) => ({
    wording: { ...each(chosen, (slot) => yes(WORDING.en[slot])), ...each(refused, (slot) => no(WORDING.en[slot])) },
  });
const inLook =
  (...format: Emphasis[]) =>
  (words: string): Content => [text(words, format)];
/** "No" a space before "Comments" would be read as "No comments". */
const yesAndNo = (chosen: Slot[], refused: Slot[]) => {
  const isBox = (slot: Slot) => slot.endsWith('assign');
  const options = chosen.filter((slot) => !isBox(slot));
  return {
    signs: {
      ...each(chosen.filter(isBox), () => 'Yes'),
      ...each(refused.filter(isBox), () => 'No'),
      ...each(options, () => 'X\t'),
    },
  };
};
const before = (mark: string) => (chosen: Slot[]) => ({
  signs: each(chosen, (slot): Content => [text(mark), ...(slot.endsWith('assign') ? [box()] : [text(`${CIRCLE}\t`)])]),
});

const behindBox = (mark: string) => (chosen: Slot[]) => ({
  signs: each(chosen, (slot): Content => [text(`${slot.endsWith('assign') ? '☐' : CIRCLE} ${mark}\t`)]),
});

const read = (parts: Part[]) => readDocument(fullForm(parts));
const answersOf = (parts: Part[]) => Object.values(read(parts).answers);

describe('a way of marking of a sender’s own is understood where the whole form is marked so', () => {
  test.each([
    ['yes at the chosen one', signs('YES')],
    ['yes and no at the boxes, X at the options', yesAndNo],
    ['yes and no, a tab before the wording', signs('YES\t', 'NO\t')],
    [
      'yes and no behind the wording',
      wording(
        (words) => `${words} – YES`,
        (words) => `${words} – NO`,
      ),
    ],
    ['yes behind the empty box', behindBox('YES')],
    ['a mark, and not applicable', signs('X', 'N/A')],
    ['a tick, and a cross', signs('✓', '✗')],
    ['an arrow before', before('→ ')],
    ['X behind the wording', wording((words) => `${words} X`)],
    ['a tick behind the wording', wording((words) => `${words} ✓`)],
    ['yes behind the wording', wording((words) => `${words} – YES`)],
    ['italics', wording(inLook('italic'))],
    ['bold, and the others grey', wording(inLook('bold'), inLook('faint'))],
    ['coloured, and the others struck', wording(inLook('colour'), inLook('strike'))],
    ['the others hidden', wording((words) => words, inLook('hidden'))],
    ['capitals', wording((words) => words.toUpperCase())],
  ])('%s', (_, way) => {
    const { answers, findings } = read(markedBy(way));
    expect(Object.values(answers)).toEqual(WANTED);
    expect(findings.filter((finding) => !finding.startsWith('no-opinion'))).toEqual([]);
  });
});

describe('it is not where anything speaks against it', () => {
  const ways: [string, Part[]][] = [
    ['one text is marked in another way', [...markedBy(signs('YES')).slice(0, 7), { signs: { assign: '→ ' } }]],
    [
      'one text bears yes at both',
      [...markedBy(signs('YES')).slice(0, 7), { signs: { assign: 'YES', 'not-assign': 'YES' } }],
    ],
    ['only no is written, and only at the refusal', WANTED.map(() => ({ signs: { 'not-assign': 'NO' } }))],
    [
      'the cell offers yes and no to choose from',
      WANTED.map(() => ({ signs: { assign: 'YES / NO', 'not-assign': 'YES / NO' } })),
    ],
    ['one text only is marked so', [{ signs: { assign: 'YES', 'no-comments': 'YES' } }]],
    ['italics are the same on every text', WANTED.map(() => wording(inLook('italic'))(['not-assign'], []))],
    ['a chosen statement is struck too', markedBy(wording(inLook('italic', 'strike'), (words) => words))],
    ['greys alone', markedBy(wording((words) => words, inLook('faint')))],
    ['an X in the middle of the wording', markedBy(wording((words) => words.replace('ou', 'ou X ')))],
    ['a legend explains the marks', markedBy(signs('YES')).map((part) => ({ ...part, under: ['YES means no'] }))],
  ];
  test.each(ways)('%s', (_, parts) => {
    const { findings } = read(parts);
    expect(findings.length).toBeGreaterThan(0);
    const told = answersOf(parts).filter((answer) => answer !== '-' && answer !== 'assign');
    const doubted = findings.filter((finding) => !finding.startsWith('no-opinion')).length;
    expect(told.length === 0 || doubted >= told.length).toBe(true);
  });

  test('an X between two statements of one line belongs to either', () => {
    const { assign, 'not-assign': refusal } = WORDING.en;
    const records = ['X.1150', 'X.1221', 'X.1222'].map((ref) => ({
      label: WORDING.en.label(ref),
      signs: { assign: '' },
      wording: { assign: `${assign.replace(/ \(.*$/, '')} X ${refusal.replace(/ \(.*$/, '')}`, 'not-assign': null },
    }));
    const { answers } = readDocument(flatForm({ records }));
    expect(Object.values(answers).every((answer) => answer === '-')).toBe(true);
  });

  test('no behind a label is a remark', () => {
    const parts = markedBy(signs('X'));
    const records = circular142.texts.map(({ ref }, at) => ({
      ...parts[at],
      label: at === 0 ? `${WORDING.en.label(ref)} No` : WORDING.en.label(ref),
    }));
    const { findings } = readDocument(tableForm({ records }));
    expect(findings.filter((finding) => finding.startsWith('condition'))).toEqual(['condition-in-text X.1150']);
  });
});
