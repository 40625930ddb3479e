import { describe, expect, it, test } from 'vitest';
import { readForms } from '../../src/forms/read-forms.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import type { FormsReading, MailText } from '../../src/replies/understand-message.ts';
import { understandMessage } from '../../src/replies/understand-message.ts';
import { circular142 } from '../support/circular-142.ts';

const memberStates = loadMemberStates('config');
const STRANGER = { kind: 'human', kindReason: '', sender: 'someone@ministry.example', subject: '' };

const facts = STRANGER as unknown as NonNullable<Parameters<typeof understandMessage>[1]>['facts'];
const register = { consultations: [circular142], contacts: [], memberStates };

function understand(words: MailText, lines: string[], more: Partial<typeof facts> = {}) {
  const files: FormsReading = { forms: [], accompanying: [], findings: [], letter: lines, files: [] };
  return understandMessage(files, { facts: { ...facts, ...more }, words }, register);
}

describe('answers in the sender’s own words, without a form', () => {
  it.each([
    ['a sentence', ['Kenya assigns authority for X.1150 and does not for X.1280.'], 'does not for X.1280'],
    ['a list', ['Dear Sir,', 'X.1150: yes', 'X.1280: no'], 'X.1150: yes / X.1280: no'],
    ['Russian', ['Мы не возражаем против утверждения X.1150.'], 'не возражаем'],
    [
      'a sentence over two lines',
      ['The Administration of Kenya has studied the drafts and it', 'supports the approval of X.1221.'],
      'supports the approval of X.1221',
    ],
  ])('go to staff with the words, even from a stranger: %s', (_, lines, quoted) => {
    const { ignore, findings, answers } = understand({ subject: 'Our reply', text: '' }, lines);
    expect(ignore).toBeNull();
    expect(answers).toEqual({});
    expect(findings).toMatchObject([{ code: 'form-not-found', message: expect.stringContaining(quoted) }]);
  });

  it('go to staff from a mailing list too, but not where a report or a mail of our own comes back', () => {
    const lines = ['Kenya assigns authority for X.1150.'];
    const ignored = (more: Partial<typeof facts>) => understand({ subject: '', text: '' }, lines, more).ignore !== null;
    const own = { message: '', said: { code: 'kind-own-mail', about: {} } };
    expect(ignored({ kind: 'automatic', kindReason: 'It came over a mailing list.' })).toBe(false);
    expect(ignored({ kind: 'automatic', kindReason: own })).toBe(true);
    expect(ignored({ kind: 'bounce' })).toBe(true);
  });

  it('a question about a text, and an opinion on what nobody is asked about, are other mail', () => {
    expect(understand({ subject: 'A question', text: '' }, ['When will X.1150 be published?']).ignore).not.toBeNull();
    expect(understand({ subject: 'Our view', text: '' }, ['We support the approval of H.264.']).ignore).not.toBeNull();
  });

  const PROSE =
    'The Administration of Brazil assigns authority to Study Group 17 to consider X.1150 for approval,\n' +
    'and does not assign authority for X.1280.';
  it.each([
    ['in the mail', [], `Dear Director,\n\n${PROSE}\n\nAna Silva`],
    ['in a letter that it brings', [file('letter.txt', `TSB Circular 142\n\n${PROSE}\n\nAna Silva`)], 'See attached.'],
  ])('are no form where they use the statements of one: %s', async (_, files, body) => {
    const read = await readForms(files, [file('body', body)], { consultations: [circular142], issuedForms: [] });
    const understood = understandMessage(read, { facts, words: { subject: 'Our reply', text: body } }, register);
    expect(understood.findings).toMatchObject([
      { code: 'form-not-found', message: expect.stringContaining('does not assign authority for X.1280') },
    ]);
  });
});

test.each([
  ['its signs', '> \u2612 assigns authority to SG17 to consider this text for approval'],
  ['typed boxes', '> [X] assigns authority to SG17 to consider this text for approval'],
])('a form in what a mail quotes, told by %s, is pointed out to staff', async (_, line) => {
  const body = `Dear TSB,\n\nOur answers are below.\n\nOn 11 Oct 2023, TSB wrote:\n> Draft new Recommendation ITU-T X.1150\n${line}\n`;
  const read = await readForms([], [file('body.txt', body)], { consultations: [circular142], issuedForms: [] });
  const understood = understandMessage(
    read,
    { facts, words: { subject: 'Re: TSB Circular 142', text: body } },
    register,
  );
  expect(understood.findings).toMatchObject([{ code: 'form-not-found', message: expect.stringContaining('quotes') }]);
});

test.each([
  ['The reply of Benin to Circular 142 is at https://files.example.', false],
  ['Réponse du Bénin à la circulaire n° 142', false],
  ['Ответ на циркуляр № 142', false],
  ['对第142号通函的答复', false],
  ['Our circular 7 on parking is attached.', true],
])('a stranger’s mail is a reply where it names a circular on which a consultation is known: %s', (text, isOther) => {
  expect(understand({ subject: 'Annex 2', text }, []).ignore !== null).toBe(isOther);
});

function file(name: string, text: string) {
  return { name, bytes: new TextEncoder().encode(text) };
}
