import { describe, expect, test } from 'vitest';
import { isNotMeant, isTakenBack } from '../../../src/forms/locate/words/free-text.ts';
import { turnsRound } from '../../../src/forms/locate/words/wording-bounds.ts';
import { loadMemberStates } from '../../../src/register/member-states.ts';
import { understandMessage } from '../../../src/replies/understand-message.ts';
import { circular142 } from '../../support/circular-142.ts';

describe('words are known in all six languages, whatever becomes of their letters in comparing', () => {
  test.each([
    'VOID',
    'Annulée',
    'ANULADO',
    'АННУЛИРОВАНО',
    '*** Недействительно ***',
    '作废',
    'ملغى',
    'NOT AGREED',
    'Désaccord',
    'Не согласны',
  ])('"%s" across a page takes the form back', (text) => expect(isTakenBack(text)).toBe(true));

  test.each(['DRAFT', 'Brouillon', 'Borrador', 'ЧЕРНОВИК', 'Проект', '草案', 'DRAFT – not approved'])(
    '"%s" is not meant to be counted',
    (text) => expect(isNotMeant(text)).toBe(true),
  );

  test.each(['Проекты Рекомендаций', '建议书草案', 'مشروع توصية', 'Draft new Recommendation'])(
    '"%s" is about a draft',
    (text) => expect(isNotMeant(text)).toBe(false),
  );

  test.each(['not', 'ne', 'no', 'не', 'Нет', '不', 'لا'])('"%s" turns a statement round', (text) =>
    expect(turnsRound(text)).toBe(true),
  );
});

test.each(['Ответ на Циркуляр 142 БСЭ', 'По поводу Циркуляра № 142 БСЭ', 'Réponse à la circulaire TSB 142'])(
  'a stranger’s mail about a circular is no other mail: %s',
  (subject) => {
    const files = { forms: [], accompanying: [], findings: [], letter: [], files: [] };
    const facts = { kind: 'human', kindReason: '', sender: 'someone@ministry.example' };
    const register = { consultations: [circular142], contacts: [], memberStates: loadMemberStates('config') };
    const mail = {
      facts: facts as unknown as NonNullable<Parameters<typeof understandMessage>[1]>['facts'],
      words: { subject, text: '' },
    };
    expect(understandMessage(files, mail, register)).toMatchObject({
      ignore: null,
      findings: [{ code: 'form-not-found' }],
    });
  },
);
