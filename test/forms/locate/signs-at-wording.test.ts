import { describe, expect, it } from 'vitest';
import { box, CIRCLE, type RecordSpec, text } from '../../support/form-document.ts';
import { WORDING } from '../../support/form-wording.ts';
import { fullForm, readDocument } from '../../support/read-form.ts';

type Spec = Omit<RecordSpec, 'label'>;
const ticked = [box('marked')];
const { 'no-comments': none, comments } = WORDING.en;
const chosen: Spec = { signs: { assign: ticked, 'no-comments': 'X\t' } };
const UNCLEAR = ['mark-unclear X.1150'];

/** What is doubtful about the first text, where all others are marked plainly. */
function doubtsAt(first: Spec): string[] {
  return readDocument(fullForm([first], chosen)).findings;
}

describe('signs that refer to a note', () => {
  it.each<[string, Spec]>([
    ['an asterisk behind the mark', { signs: { assign: ticked, 'no-comments': 'X*\t' } }],
    ['an asterisk behind the wording', { ...chosen, wording: { 'no-comments': `${none}*` } }],
    ['a small number behind the wording', { ...chosen, wording: { 'no-comments': `${none}1` } }],
    ['a number in brackets', { ...chosen, wording: { 'no-comments': `${none} (1)` } }],
    ['a raised number', { ...chosen, wording: { 'no-comments': `${none}²` } }],
    ['a dagger at the box', { signs: { ...chosen.signs, assign: [...ticked, text('†')] } }],
  ])('%s is for staff', (_, first) => {
    expect(doubtsAt(first)).toEqual(UNCLEAR);
  });

  it('are the form’s own where most texts bear them', () => {
    expect(readDocument(fullForm([], { ...chosen, wording: { 'no-comments': `${none} (1)` } })).findings).toEqual([]);
    expect(readDocument(fullForm([], { ...chosen, wording: { comments: `${comments}†` } })).findings).toEqual([]);
  });

  it('an X between asterisks is a bold one', () => {
    expect(doubtsAt({ signs: { assign: ticked, 'no-comments': '*X*\t' } })).toEqual([]);
  });
});

describe('signs set around one statement of two', () => {
  it.each([`[${comments}]`, `__${comments}__`, `«${comments}»`, `---${comments}---`, `${comments} <--`])(
    '%s contradicts the mark at the other',
    (wording) => {
      expect(doubtsAt({ ...chosen, wording: { comments: wording } })).toEqual(UNCLEAR);
    },
  );

  it('are the form’s own where both have them, and where they make up its empty boxes', () => {
    const both = { 'no-comments': `[${none}]`, comments: `[${comments}]` };
    expect(doubtsAt({ ...chosen, wording: both })).toEqual([]);
    expect(doubtsAt({ signs: { assign: ticked, 'no-comments': '[X] ', comments: '[ ] ' } })).toEqual([]);
    expect(doubtsAt({ signs: { assign: ticked, 'no-comments': `X${CIRCLE} `, comments: '____ ' } })).toEqual([]);
  });
});

describe('words and numbers changed within a statement', () => {
  const { assign } = WORDING.en;

  it.each<[string, Spec]>([
    ['another study group than in all other texts', { ...chosen, wording: { assign: assign.replace('SG17', 'SG13') } }],
    ['a syllable joined to its first word', { ...chosen, wording: { assign: `un-${assign}` } }],
    ['a question mark in its wording', { wording: { assign: assign.replace('SG17', 'SG17(?)') }, signs: chosen.signs }],
    [
      'a word in quotation marks',
      { wording: { assign: assign.replace('authority', '“authority”') }, signs: chosen.signs },
    ],
    ['a number in place of the other circle', { signs: { ...chosen.signs, comments: '1\t' } }],
  ])('%s is for staff', (_, first) => {
    expect(doubtsAt(first)).toEqual(UNCLEAR);
  });
});

describe('what is typed in place of the other circle or box', () => {
  it.each(['.', '·', '"', "'", 'N', 'y'])('%s is for staff', (typed) => {
    expect(doubtsAt({ signs: { ...chosen.signs, comments: `${typed}\t` } })).toContain(UNCLEAR[0]);
    expect(doubtsAt({ signs: { ...chosen.signs, 'not-assign': `${typed} ` } })).toContain(UNCLEAR[0]);
  });

  it.each(['-', '–', '__'])('%s says that nothing is there', (typed) => {
    expect(doubtsAt({ signs: { ...chosen.signs, comments: `${typed}\t` } })).toEqual([]);
  });

  it('is the form’s own where most texts have it', () => {
    expect(readDocument(fullForm([], { signs: { ...chosen.signs, comments: '.\t' } })).findings).toEqual([]);
  });
});

describe('a lone letter, number or sign at one text', () => {
  const { assign } = WORDING.en;
  const withSign = (content: string): Spec => ({ signs: { ...chosen.signs, 'no-comments': content } });

  it.each<[string, Spec]>([
    ['"(a)" in the box’s cell', { signs: { ...chosen.signs, assign: [...ticked, text(' (a)')] } }],
    ['"1)" in the cell of the other box', { signs: { ...chosen.signs, 'not-assign': [box(), text('1)')] } }],
    ['"i)" behind the mark', withSign('X i)\t')],
    ['"a)" behind the option', { ...chosen, wording: { 'no-comments': `${none} a)` } }],
    ['"50%" behind the option', { ...chosen, wording: { 'no-comments': `${none} 50%` } }],
    ['"N" behind the statement', { ...chosen, wording: { assign: `${assign} N` } }],
    ['"#2" in front of the statement', { ...chosen, wording: { assign: `#2 ${assign}` } }],
    ['a minus in brackets', { ...chosen, wording: { 'no-comments': `${none} (-)` } }],
    ['a dash beside what is ticked', { signs: { ...chosen.signs, assign: [...ticked, text(' –')] } }],
    ['"(a)" in a line of its own', { ...chosen, under: ['(a)'] }],
  ])('%s is for staff', (_, first) => {
    expect(doubtsAt(first)).toEqual(UNCLEAR);
  });

  it('is the form’s own where most texts have it', () => {
    const numbered: Spec = { ...chosen, wording: { 'no-comments': `${none} a)`, comments: `${comments} b)` } };
    expect(readDocument(fullForm([], numbered)).findings).toEqual([]);
  });

  it('is no remark where it says nothing: a dash at the box left empty, a circle behind the mark', () => {
    expect(doubtsAt({ signs: { ...chosen.signs, 'not-assign': [box(), text('–')] } })).toEqual([]);
    expect(doubtsAt(withSign(`X${CIRCLE}\t`))).toEqual([]);
  });
});
