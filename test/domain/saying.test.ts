import { describe, expect, it } from 'vitest';
import { ToldError } from '../../src/domain/errors.ts';
import { type Sentences, sayer, tell } from '../../src/domain/saying.ts';

const ENGLISH = {
  lost: 'The mail is lost.',
  seen: ({ where, count }: { where: string; count: number }) => `Seen ${count} times ${where}.`,
  page: ({ page }: { page: number }) => `on page ${page}`,
} satisfies Sentences;
const FRENCH: Sentences = {
  seen: ({ where, count }: { where: string; count: number }) => `Vu ${count} fois ${where}.`,
  page: ({ page }: { page: number }) => `à la page ${page}`,
};
const say = sayer(ENGLISH);

describe('a sentence for staff', () => {
  it('is said in English at once, with the sentence that stands in it', () => {
    expect(say('lost').message).toBe('The mail is lost.');
    expect(say('seen', { where: say('page', { page: 2 }), count: 3 }).message).toBe('Seen 3 times on page 2.');
  });

  it('is said in another language from what was stored', () => {
    const stored = JSON.parse(JSON.stringify(say('seen', { where: say('page', { page: 2 }), count: 3 })));
    expect(tell(FRENCH, stored)).toBe('Vu 3 fois à la page 2.');
  });

  it('stays as it was stored where the language does not have it, and where it has no code', () => {
    expect(tell(FRENCH, say('lost'))).toBe('The mail is lost.');
    expect(tell(FRENCH, { message: 'From an old row.' })).toBe('From an old row.');
    expect(tell(FRENCH, { message: 'Odd.', said: { code: 'toString', about: {} } })).toBe('Odd.');
  });

  it('is what an error tells', () => {
    expect(tell(FRENCH, new ToldError(say('page', { page: 1 })))).toBe('à la page 1');
  });
});
