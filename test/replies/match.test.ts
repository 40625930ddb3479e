import { describe, expect, it } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import type { Consultation } from '../../src/domain/consultation.ts';
import { textRefs } from '../../src/domain/consultation.ts';
import type { Contact } from '../../src/domain/contact.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { matchConsultation, subjectNamesOther } from '../../src/replies/match-consultation.ts';
import { type Mention, matchMemberState } from '../../src/replies/member-state/match-member-state.ts';
import { namesOnScan } from '../../src/replies/member-state/scanned-names.ts';

const { consultations } = await loadReadContext(`${CONFIG_DIR}/consultations`);
const circular142 = consultations.find((each) => each.key === 'T22/142') as Consultation;
const texts = textRefs(circular142);
const states = loadMemberStates(CONFIG_DIR);

describe('which consultation a form answers', () => {
  const period13: Consultation = {
    ...circular142,
    key: 'T13/142',
    studyPeriod: 'T13',
    texts: circular142.texts.slice(0, 1).map((text) => ({ ...text, ref: 'Y.3001' })),
  };

  it('goes by the number and the texts together', () => {
    expect(matchConsultation([142], texts, [circular142]).consultation?.key).toBe('T22/142');
    expect(matchConsultation([142], texts, [circular142]).findings).toEqual([]);
  });

  it('tells two study periods with the same circular number apart by their texts', () => {
    expect(matchConsultation([142], texts, [period13, circular142]).consultation?.key).toBe('T22/142');
    expect(matchConsultation([142], ['Y.3001'], [period13, circular142]).consultation?.key).toBe('T13/142');
  });

  it('doubts a form whose number is another circular’s', () => {
    const match = matchConsultation([150], texts, [circular142]);
    expect(match.findings.map(({ code }) => code)).toEqual(['circular-mismatch']);
  });

  it('doubts a form that names two circulars', () => {
    expect(matchConsultation([142, 143], texts, [circular142]).findings).toHaveLength(1);
  });

  it('doubts a form of a circular that is not under way', () => {
    expect(matchConsultation([99], ['Y.1'], [circular142])).toMatchObject({
      consultation: null,
      findings: [{ code: 'consultation-unknown' }],
    });
  });

  it('takes a form without a number only if all texts of one consultation are on it', () => {
    expect(matchConsultation([], texts, [circular142, period13]).findings).toEqual([]);
    expect(matchConsultation([], texts.slice(1), [circular142]).findings).toHaveLength(1);
  });
});

describe('the circular that the subject names', () => {
  const other = { ...circular142, key: 'T22/150', circular: 150 };
  const differs = (subject: string) => subjectNamesOther(subject, circular142, [circular142, other]).length > 0;

  it.each([
    ['Reply to TSB Circular 150', true],
    ['Re: Recordatorio: Circular TSB 150', true],
    ['Réponse à la Circulaire TSB 150', true],
    ['回复：电信标准化局第150号通函', true],
    ['Reply to TSB Circulars 150 and 142', false],
    ['Reply to TSB Circular 142 (as in Circular 150)', false],
    ['Reply to TSB Circular 149', true],
    ['Reply to our circular of 149 pages', false],
    ['Reply', false],
  ])('is another one than the form’s: %s', (subject, expected) => expect(differs(subject)).toBe(expected));
});

describe('which Member State a form speaks for', () => {
  const contacts: Contact[] = [
    { memberState: 'CH', address: 'tap@ofcom.example.ch', name: null, language: 'fr' },
    { memberState: 'KE', address: '@ca.example.ke', name: null, language: 'en' },
    { memberState: 'FJ', address: 'mission@geneva.example', name: null, language: 'en' },
    { memberState: 'TV', address: 'mission@geneva.example', name: null, language: 'en' },
  ];
  const says = (text: string, role: Mention['role'] = 'administration'): Mention[] => [{ role, text }];
  const match = (sender: string | null, mentions: Mention[]) =>
    matchMemberState(sender, sender === null, mentions, contacts, states);

  it('takes a name that one letter is missing from for the State of the register, and for no other', () => {
    const swiss = (text: string, role?: Mention['role']) => match('tap@ofcom.example.ch', says(text, role));
    expect(swiss('Administration of Swizerland')).toEqual({ memberState: 'CH', findings: [] });
    expect(swiss('Administration of Switzerlnad').findings).toEqual([]);
    for (const text of [
      'Administration of Swizzrlant',
      'Administration of Mauritus',
      'Administration of Kenia Swizerland',
    ])
      expect(swiss(text).findings).toHaveLength(1);
    expect(swiss('Administration of Swizerland', 'from').findings).toHaveLength(1);
    expect(match(null, says('Administration of Swizerland')).findings).toHaveLength(1);
    expect(match('mission@geneva.example', says('Administration of Tuvallu')).findings).toHaveLength(1);
  });

  it('needs the register and the form to agree', () => {
    expect(match('tap@ofcom.example.ch', says('Administration de la Suisse'))).toEqual({
      memberState: 'CH',
      findings: [],
    });
    expect(match('Any.Body@CA.example.ke', says('Administration of Kenya')).findings).toEqual([]);
  });

  it.each([
    ['another State than the register', 'tap@ofcom.example.ch', 'Administration of Kenya', 'member-state-mismatch'],
    ['a sender whom nobody knows', 'me@operator.example', 'Administration of Kenya', 'sender-unknown'],
    ['a subdomain that is not registered', 'x@mail.ca.example.ke', 'Administration of Kenya', 'sender-unknown'],
    ['a domain that only ends alike', 'x@notca.example.ke', 'Administration of Kenya', 'sender-unknown'],
    ['no name', 'tap@ofcom.example.ch', 'Administration of [Member State]', 'member-state-unknown'],
    ['two names', 'tap@ofcom.example.ch', 'Administrations of Kenya and Switzerland', 'member-state-unknown'],
    ['no Member State', 'tap@ofcom.example.ch', 'Administration of Kosovo', 'not-a-member-state'],
  ])('sends %s to staff', (_, sender, text, code) => {
    expect(match(sender, says(text)).findings.map((finding) => finding.code)).toEqual([code]);
  });

  it('lets a mission speak for the States it is registered for, as the form names them', () => {
    expect(match('mission@geneva.example', says('Administration of Tuvalu')).memberState).toBe('TV');
  });

  it('takes the administration line before an address in another country', () => {
    const mentions = [
      ...says('Rue de Lausanne 1, Geneva, Switzerland', 'letterhead'),
      ...says('Administration of Kenya'),
    ];
    expect(match('x@ca.example.ke', mentions)).toEqual({ memberState: 'KE', findings: [] });
  });

  it.each([
    ['Jordan Smith', 'a person'],
    ['Miller, Georgia', 'a person'],
    ['Avenue de France 12', 'a street'],
    ['Telecom Italia S.p.A.', 'an operator'],
    ['chad@ca.example', 'an address'],
  ])('takes "%s" for %s, never for a State', (text) => {
    expect(match(null, says(text, 'from'))).toMatchObject({ memberState: null });
  });

  it.each([
    ['Nairobi, Kenya'],
    ['Kenya'],
    ['Ministry of ICT of the Republic of Kenya'],
    ['Permanent Mission of Kenya to the United Nations'],
  ])('takes "%s" for the State that sends', (text) => {
    const mentions = [...says('Jordan', 'from'), ...says(text, 'from'), ...says('Jordan', 'signature')];
    expect(match(null, mentions)).toEqual({ memberState: 'KE', findings: [] });
  });

  it('lets a permanent mission have its address in Switzerland', () => {
    const mentions = ['Jordan Smith', 'Permanent Mission of Kenya', '1211 Geneva, Switzerland'].flatMap((text) =>
      says(text, 'from'),
    );
    expect(match(null, mentions)).toEqual({ memberState: 'KE', findings: [] });
    expect(match('x@ca.example.ke', mentions)).toEqual({ memberState: 'KE', findings: [] });
  });

  it.each([
    'Permanent Mission of Kenya to the United Nations Office, Geneva, Switzerland',
    'Mission permanente du Kenya à Genève (Suisse)',
    'Misión Permanente de Kenya en Ginebra, Suiza',
  ])('lets its name and its address stand on one line: %s', (text) => {
    expect(match('x@ca.example.ke', says(text, 'signature'))).toEqual({ memberState: 'KE', findings: [] });
  });

  it.each([
    'On behalf of Uganda',
    'For and on behalf of the Republic of Uganda',
    'Au nom de l’Ouganda',
    'En nombre de Uganda',
    'От имени Уганды',
    '代表乌干达',
    'نيابة عن أوغندا',
  ])('is in doubt where another line speaks for another State: %s', (text) => {
    const mentions = [...says('Administration of Kenya'), ...says(text, 'signature')];
    expect(match('any@ca.example.ke', mentions).findings.map(({ code }) => code)).toEqual(['member-state-unknown']);
  });

  it('is sure where that line speaks for the same one, or for no State', () => {
    for (const text of ['On behalf of the Republic of Kenya', 'On behalf of the Director-General']) {
      const mentions = [...says('Administration of Kenya'), ...says(text, 'signature')];
      expect(match('any@ca.example.ke', mentions).findings).toEqual([]);
    }
  });

  it('doubts a bare file whose sender is of another State than its administration', () => {
    const mentions = [...says('Administration of Kenya'), ...says('Ministry of Transport, Latvia', 'from')];
    expect(match(null, mentions).findings.map(({ code }) => code)).toEqual(['member-state-unknown']);
  });

  it('goes by the form alone for a bare file, which nobody sent', () => {
    expect(match(null, says('Administration of Kenya'))).toEqual({ memberState: 'KE', findings: [] });
    expect(match(null, [])).toMatchObject({ memberState: null, findings: [{ code: 'member-state-unknown' }] });
  });
});

describe('the lines of a scan that may name its State', () => {
  const signature: Mention = { role: 'signature', text: 'مالي' };
  const kept = (...mentions: Mention[]) => namesOnScan(mentions, states).includes(signature);

  it('leave out a lone name below a form whose own line names nobody: a signature was read as one', () => {
    expect(kept({ role: 'administration', text: 'إدارة ليتواتيا' }, signature)).toBe(false);
    expect(kept({ role: 'administration', text: 'إدارة ليتواتيا' }, signature, { role: 'from', text: 'مالي' })).toBe(
      true,
    );
    expect(kept(signature)).toBe(true);
  });

  it('keep a public body below the form', () => {
    const body: Mention = { role: 'signature', text: 'Ministry of Communications of Kenya' };
    const read = namesOnScan([{ role: 'administration', text: 'Administration of Kenna' }, body], states);
    expect(read).toContain(body);
  });
});
