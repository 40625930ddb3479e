import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/domain/reply.ts';
import { saidOfTexts } from '../../../src/forms/letters/said-of-texts.ts';

const answer = (decision: 'assign' | 'not-assign', comments: 'none' | 'attached' | null) => {
  return { decision, comments, confidence: 1, evidence: [] };
};
const ANSWERS: Answers = {
  'X.1150': answer('assign', 'none'),
  'X.1221': answer('assign', 'none'),
  'X.1222': answer('assign', 'attached'),
  'X.1818': answer('not-assign', null),
};

describe('what a mail says of a text that its form assigns without comments', () => {
  it.each([
    'For X.1150 our position is not what it was in December.',
    'We leave it to the Director to decide on X.1221.',
    'Our comments on X.1150 will be sent by courier.',
    'Concernant X.1221, le ministre tranchera vendredi.',
    'X.1150 lo decidirá el Ministro el viernes.',
    'По X.1221 решение примет министр.',
    '关于X.1150，由部长决定。',
    'بخصوص X.1221 القرار للوزير.',
  ])('is for a person to read: %s', (words) => {
    expect(saidOfTexts([words], ANSWERS).map(({ code }) => code)).toEqual(['condition-in-text']);
  });

  it.each([
    'Our comments on X.1222 and the reasons for X.1818 are below.',
    'We have looked at X.1150, X.1221, X.1222 and X.1818 with great interest.',
    'Draft new Recommendation ITU-T X.1150 (X.saf-dfs)',
    'With regard to X.1352, which is not on this form, we wrote last week.',
    'Please find our form attached.',
  ])('is none where it says what the form announces, speaks of all, or of no text of the form: %s', (words) => {
    expect(saidOfTexts([words], ANSWERS)).toEqual([]);
  });
});
