import { type Sentences, sayer } from '../domain/saying.ts';

/** What is being done for a result, for the person who waits, and why something cannot be done with one, in English. */
export const RESULT_SENTENCES = {
  'writing-report': 'writing report and tables',
  'collecting-comments': ({ state }: { state: string }) => `collecting the comments of ${state}`,
  'joining-comments': 'putting the comments together',
  'opening-mails': 'opening the mails of the replies',
  'result-stands': ({ key, number }: { key: string; number: number }) =>
    `${key} is closed (result ${number}). Reopen it first: result reopen ${key} --why REASON.`,
  'reply-none': ({ state, key }: { state: string; key: string }) => `${state} has no standing reply to ${key}.`,
  'result-none': ({ key }: { key: string }) => `${key} has no result yet: there is nothing to reopen.`,
  'result-reopened': ({ key, number }: { key: string; number: number }) =>
    `${key} is open again already, since result ${number}.`,
  'result-not-standing': ({ key }: { key: string }) =>
    `${key} has no result that stands: there is nothing to announce.`,
  'consultation-none': ({ key }: { key: string }) => `There is no consultation ${key}.`,
} satisfies Sentences;

export const say = sayer(RESULT_SENTENCES);
