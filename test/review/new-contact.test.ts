import { expect, it } from 'vitest';
import { newContact } from '../../src/review/new-contact.ts';
import type { ReviewCase } from '../../src/review/read-cases.ts';

const found = (codes: ReviewCase['reasons'][number]['code'][], sender: string | null = 'Awa@artp.example.sn') => ({
  sender,
  reasons: codes.map((code) => ({ code, message: '' })),
  understood: { consultation: 'T22/142', memberState: 'SN', language: 'fr' as const, sender, answers: {} },
});
const registered = { memberState: 'SN', address: '@artp.example.sn', name: null, language: null };

it('an unknown sender is offered for the State that staff confirmed, in the language of the form', () => {
  expect(newContact(found(['sender-unknown']), 'SN', [])).toEqual({
    memberState: 'SN',
    address: 'awa@artp.example.sn',
    name: null,
    language: 'fr',
  });
});

it('a sender registered for another State only is offered as well', () => {
  const other = { ...registered, memberState: 'ML' };
  expect(newContact(found(['member-state-mismatch']), 'SN', [other])).toMatchObject({ memberState: 'SN' });
});

it.each([
  ['registered by its domain', found(['both-boxes']), [registered]],
  ['whose domain did not vouch for it', found(['sender-unknown', 'sender-unauthenticated']), []],
  ['with another return path', found(['sender-unknown', 'return-path-differs']), []],
  ['nobody', found(['sender-unknown'], null), []],
])('a sender is not offered: %s', (_, seen, contacts) => {
  expect(newContact(seen, 'SN', contacts)).toBeNull();
});
