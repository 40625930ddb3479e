import { type Sentences, sayer } from '../domain/saying.ts';

/** What staff are told of outgoing mail, in English. */
export const MAIL_SENTENCES = {
  'mail-unknown': ({ id }: { id: number }) => `There is no mail ${id}.`,
  'mail-gone': ({ id, state }: { id: number; state: 'pending' | 'sending' | 'sent' | 'failed' }) =>
    `Mail ${id} cannot be held any more: it is ${state}.`,
  'mail-held': ({ id }: { id: number }) => `Mail ${id} is held already.`,
  'mail-not-held': ({ id }: { id: number }) => `Mail ${id} is not held.`,
} satisfies Sentences;

export const say = sayer(MAIL_SENTENCES);
