import { describe, expect, it } from 'vitest';
import { type LettersSet, traitSet } from '../../../src/forms/document/letters-set.ts';
import { box, CIRCLE, type RecordSpec, text } from '../../support/form-document.ts';
import { WORDING } from '../../support/form-wording.ts';
import { fullForm, readDocument } from '../../support/read-form.ts';

type Spec = Omit<RecordSpec, 'label'>;
const { 'no-comments': none, comments, 'not-assign': refuse } = WORDING.en;
const sized = (words: string, size: number) => [{ ...text(words), size }];
const plain = { 'no-comments': sized(none, 10), comments: sized(comments, 10) };
const chosen: Spec = { signs: { assign: [box('marked')], 'no-comments': 'X\t' }, wording: plain };

/** What is doubtful about the first text where its wording is set so and all others are plain. */
function doubtsAt(wording: Spec['wording'], signs = chosen.signs): string[] {
  return readDocument(fullForm([{ signs, wording: { ...plain, ...wording } }], chosen)).findings;
}

describe('an option in larger letters', () => {
  it('contradicts a mark at the other', () => {
    expect(doubtsAt({ comments: sized(comments, 14) })).toEqual(['mark-unclear X.1150']);
    expect(doubtsAt({ assign: sized(WORDING.en.assign, 10), 'not-assign': sized(refuse, 14) })).toEqual([
      'mark-unclear X.1150',
    ]);
  });

  it('agrees with its own mark', () => {
    expect(doubtsAt({ 'no-comments': sized(none, 14) })).toEqual([]);
  });

  it('is for staff where nothing else marks one', () => {
    const signs = { assign: [box('marked')], 'no-comments': `${CIRCLE}\t` };
    expect(doubtsAt({ 'no-comments': sized(none, 14) }, signs)).toEqual(['mark-unclear X.1150']);
  });

  it('is the form’s own where all texts are set so, and where both options are', () => {
    const larger = { 'no-comments': sized(none, 10), comments: sized(comments, 12) };
    expect(readDocument(fullForm([], { ...chosen, wording: larger })).findings).toEqual([]);
    expect(doubtsAt({ 'no-comments': sized(none, 14), comments: sized(comments, 14) })).toEqual([]);
  });

  it('says nothing where letters are a little larger', () => {
    expect(doubtsAt({ comments: sized(comments, 11) })).toEqual([]);
  });
});

describe('an option in other letters', () => {
  const set = (words: string, letters: LettersSet) => [{ ...text(words), size: 10, font: 'Calibri', ...letters }];
  const usual = { 'no-comments': set(none, {}), comments: set(comments, {}) };
  const form = { ...chosen, wording: usual };
  const doubts = (wording: Spec['wording']) =>
    readDocument(fullForm([{ ...form, wording: { ...usual, ...wording } }], form)).findings;

  it.each<[string, LettersSet]>([
    ['a trait such as relief', { traits: traitSet({ 'letters in relief': true }) }],
    ['smaller letters', { size: 6 }],
  ])('is for staff by %s, marked or not', (_, letters) => {
    expect(doubts({ comments: set(comments, letters) })).toEqual(['mark-unclear X.1150']);
    expect(doubts({ 'no-comments': set(none, letters) })).toEqual(['mark-unclear X.1150']);
  });

  it('is for staff by its font, unless it is the one that is marked', () => {
    expect(doubts({ comments: set(comments, { font: 'Arial Black' }) })).toEqual(['mark-unclear X.1150']);
    expect(doubts({ 'no-comments': set(none, { font: 'Arial Black' }) })).toEqual([]);
  });

  it('says nothing by a font that programs put in the place of another', () => {
    expect(doubts({ comments: set(comments, { font: 'Carlito' }) })).toEqual([]);
  });
});

describe('words of a wording in letters of another size', () => {
  const sizes = (size: number) => [
    { ...text('does '), size: 10 },
    { ...text('not'), size },
    { ...text(refuse.slice(8)), size: 10 },
  ];

  it('are for staff, as letters that are meant to be passed over', () => {
    expect(doubtsAt({ 'not-assign': sizes(4) })).toEqual(['mark-unclear X.1150']);
    expect(doubtsAt({ 'not-assign': sizes(16) })).toEqual(['mark-unclear X.1150']);
    expect(doubtsAt({ 'not-assign': sizes(9) })).toEqual([]);
  });

  it('are the form’s own at all texts', () => {
    const form = { ...chosen, wording: { ...plain, 'not-assign': sizes(4) } };
    expect(readDocument(fullForm([form], form)).findings).toEqual([]);
  });
});
