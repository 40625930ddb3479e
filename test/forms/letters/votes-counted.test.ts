import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/domain/reply.ts';
import { votesOtherwise } from '../../../src/forms/letters/votes-counted.ts';

const REFS = ['X.1150', 'X.1221', 'X.1222', 'X.1280', 'X.1281', 'X.1352', 'X.1373', 'X.1818'];

/** A form that assigns authority for all texts but these. */
function form(refused: readonly string[] = []): Answers {
  return Object.fromEntries(
    REFS.map((ref) => {
      const isRefused = refused.includes(ref);
      const decision = isRefused ? ('not-assign' as const) : ('assign' as const);
      return [ref, { decision, comments: isRefused ? null : ('none' as const), confidence: 1, evidence: [] }];
    }),
  );
}

describe('what a mail counts or states plainly of its form', () => {
  it.each([
    'Kenya: 7 yes, 1 no',
    'Seven in favour, one against.',
    'Our reply: seven times yes.',
    'Kindly note that six of the texts have our support.',
    '7 oui, 1 non',
    'Le Sénégal vote oui pour sept textes.',
    'Chile: siete a favor y uno en contra',
    'Семь голосов за, один против.',
    'Казахстан: 7 за, 1 против.',
    '7项赞成，1项反对',
    '我国对七项案文表示同意，对一项表示不赞成。',
    'تونس: 7 نعم و1 لا',
    'سبعة نعم وواحد لا',
  ])('contradicts eight times "assigns": %s', (words) => {
    expect(votesOtherwise([words], form()).map(({ code }) => code)).toEqual(['condition-in-text']);
  });

  it.each([
    ['Kenya: 7 yes, 1 no', ['X.1222']],
    ['We support all eight texts. Our comments on two pages are attached.', []],
    ['8 oui', []],
    ['Autorizamos los ocho textos.', []],
    ['Наделяем полномочиями по всем восьми текстам.', []],
    ['我国一致同意八项案文。', []],
    ['نوافق على ثمانية نصوص.', []],
    ['Study Group 17 no longer sends paper; our reply of 7 February is in Annex 2.', []],
    ['Kenya assigns authority to SG17 to consider X.1818 for approval.', ['X.1222']],
  ])('agrees with the form: %s', (words, refused) => {
    expect(votesOtherwise([words], form(refused))).toEqual([]);
  });

  it('contradicts a refusal where it grants authority for that text', () => {
    const words = 'Kenya assigns authority to SG17 to consider X.1818 for approval.';
    expect(votesOtherwise([words], form(['X.1818']))).toHaveLength(1);
  });
});
