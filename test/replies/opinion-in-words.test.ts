import { describe, expect, it } from 'vitest';
import { loadMemberStates } from '../../src/register/member-states.ts';
import type { FormsReading, MailText } from '../../src/replies/understand-message.ts';
import { understandMessage } from '../../src/replies/understand-message.ts';
import { circular142 } from '../support/circular-142.ts';

const memberStates = loadMemberStates('config');
const STRANGER = { kind: 'human', kindReason: '', sender: 'someone@ministry.example', subject: '' };

function understand(words: MailText, lines: string[]) {
  const files: FormsReading = { forms: [], accompanying: [], findings: [], letter: lines };
  const facts = STRANGER as unknown as NonNullable<Parameters<typeof understandMessage>[1]>['facts'];
  return understandMessage(files, { facts, words }, { consultations: [circular142], contacts: [], memberStates });
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

  it('a question about a text, and an opinion on what nobody is asked about, are other mail', () => {
    expect(understand({ subject: 'A question', text: '' }, ['When will X.1150 be published?']).ignore).not.toBeNull();
    expect(understand({ subject: 'Our view', text: '' }, ['We support the approval of H.264.']).ignore).not.toBeNull();
  });
});
