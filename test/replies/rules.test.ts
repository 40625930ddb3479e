import { describe, expect, it } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import type { Consultation } from '../../src/domain/consultation.ts';
import { withVoteLosses } from '../../src/domain/member-state.ts';
import type { Answer, Answers } from '../../src/domain/reply.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { checkReply, RULES } from '../../src/replies/check-reply.ts';
import type { MailFacts, ReplyUnderCheck } from '../../src/replies/rules/rule.ts';

const { consultations } = await loadReadContext(`${CONFIG_DIR}/consultations`);
const circular142 = consultations.find((each) => each.key === 'T22/142') as Consultation;
const memberStates = loadMemberStates(CONFIG_DIR);

const answer = (decision: Answer['decision'], comments: Answer['comments'] = null): Answer => ({
  decision,
  comments,
  confidence: 1,
  evidence: [],
});
const yes: Answers = Object.fromEntries(circular142.texts.map(({ ref }) => [ref, answer('assign', 'none')]));

const mail: MailFacts = {
  sender: 'tap@ofcom.example.ch',
  returnPath: 'tap@ofcom.example.ch',
  kind: 'reply',
  kindReason: null,
  authentication: 'pass',
  authenticationExpected: true,
};
const sound: ReplyUnderCheck = {
  receivedAt: new Date('2024-01-10T09:00:00Z'),
  mail,
  memberState: 'CH',
  memberStates,
  answers: yes,
  accompanying: [],
  earlier: null,
};
const codes = (change: Partial<ReplyUnderCheck>, consultation = circular142) =>
  checkReply({ ...sound, ...change }, consultation).map(({ code, text }) => (text ? `${code} ${text}` : code));

describe('the rules', () => {
  it('find nothing on a sound reply', () => {
    expect(codes({})).toEqual([]);
  });

  it('cite their clause in every finding', () => {
    const findings = checkReply({ ...sound, receivedAt: new Date('2024-03-01Z') }, circular142);
    expect(findings).toMatchObject([{ code: 'late', cites: 'Res. 1 §9.4.6' }]);
    expect(RULES.every((rule) => rule.cites !== '')).toBe(true);
  });

  it.each([
    ['2024-02-08T23:59:59.000Z', []],
    ['2024-02-08T23:59:59.999Z', []],
    ['2024-02-09T00:00:00.000Z', ['late']],
  ])('the whole last second is in time: %s', (at, expected) => {
    expect(codes({ receivedAt: new Date(at) })).toEqual(expected);
  });

  it('ask for reasons and comments that did not come along, and count the opinion', () => {
    const answers = { ...yes, 'X.1150': answer('not-assign'), 'X.1221': answer('assign', 'attached') };
    expect(codes({ answers })).toEqual(['reasons-missing X.1150', 'comments-missing X.1221']);
    expect(codes({ answers, accompanying: ['reasons.docx'] })).toEqual([]);
  });

  it('doubt a sender whose domain failed, or has no verdict where the server gives one', () => {
    expect(codes({ mail: { ...mail, authentication: 'fail' } })).toEqual(['sender-unauthenticated']);
    expect(codes({ mail: { ...mail, authentication: 'none' } })).toEqual(['sender-unauthenticated']);
    expect(codes({ mail: { ...mail, authentication: 'none', authenticationExpected: false } })).toEqual([]);
  });

  it('doubt a mail that was sent for another domain than its author’s', () => {
    expect(codes({ mail: { ...mail, returnPath: 'x@bulk.example' } })).toEqual(['return-path-differs']);
    expect(codes({ mail: { ...mail, returnPath: 'x@bounces.ofcom.example.ch' } })).toEqual([]);
    expect(codes({ mail: { ...mail, returnPath: null } })).toEqual([]);
  });

  it('send automatic mail that carries a form to staff', () => {
    expect(codes({ mail: { ...mail, kind: 'automatic', kindReason: 'Auto-Submitted' } })).toEqual([
      'automatic-with-form',
    ]);
  });

  it('count Palau from the day it joined', () => {
    expect(codes({ memberState: 'PW' })).toEqual(['not-a-member-state']);
    const later = { ...circular142, deadline: '2025-06-01T23:59:59Z' };
    expect(codes({ memberState: 'PW', receivedAt: new Date('2025-01-01Z') }, later)).toEqual([]);
  });

  it('keep to the electorate of a regional text', () => {
    expect(codes({}, { ...circular142, electorate: ['KE', 'TZ'] })).toEqual(['outside-electorate']);
    expect(codes({}, { ...circular142, electorate: ['CH'] })).toEqual([]);
  });

  describe('with an earlier reply', () => {
    const earlier = {
      id: 1,
      reference: 'T22-142-CH-0000000000',
      messageRowId: 1,
      sender: 'other@ministry.example',
      receivedAt: new Date('2024-01-05Z'),
      answers: yes,
    };
    const no = { ...yes, 'X.1150': answer('not-assign') };

    it('let staff decide between two bodies that disagree', () => {
      expect(codes({ earlier, answers: no, accompanying: ['why.pdf'] })).toEqual(['bodies-disagree']);
      expect(codes({ earlier })).toEqual([]);
      expect(
        codes({ earlier: { ...earlier, sender: 'boss@ofcom.example.ch' }, answers: no, accompanying: ['why.pdf'] }),
      ).toEqual([]);
    });

    it('ask whether an opinion that is gone is withdrawn', () => {
      const partly = { ...yes, 'X.1818': answer(null) };
      const same = { ...earlier, sender: mail.sender };
      expect(codes({ earlier: same, answers: partly })).toEqual(['answers-dropped X.1818']);
      expect(codes({ earlier: { ...same, receivedAt: new Date('2024-01-20Z') }, answers: partly })).toEqual([]);
    });
  });

  it('a State noted as without voting rights on the day of receipt goes to staff', () => {
    const noted = withVoteLosses(memberStates, [{ memberState: 'CH', from: '2024-01-10', until: '2024-01-31' }]);
    expect(codes({ memberStates: noted })).toEqual(['no-voting-right']);
    expect(codes({ memberStates: noted, receivedAt: new Date('2024-02-01T00:00:00Z') })).toEqual([]);
    expect(codes({ memberStates: noted, memberState: 'KE' })).toEqual([]);
  });

  it('nothing is asked about a text that was withdrawn', () => {
    const withdrawn = { at: '2024-01-05T10:00:00Z', why: 'Corrigendum 1' };
    const texts = circular142.texts.map((text) => (text.ref === 'X.1150' ? { ...text, withdrawn } : text));
    const answers = { ...yes, 'X.1150': answer('not-assign'), 'X.1221': answer('not-assign') };
    expect(codes({ answers }, { ...circular142, texts })).toEqual(['reasons-missing X.1221']);
  });
});
