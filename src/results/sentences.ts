import { type Sentences, sayer } from '../domain/saying.ts';

/** What is being done for a result, for the person who waits, in English. */
export const RESULT_SENTENCES = {
  'writing-report': 'writing report and tables',
  'collecting-comments': ({ state }: { state: string }) => `collecting the comments of ${state}`,
  'joining-comments': 'putting the comments together',
  'opening-mails': 'opening the mails of the replies',
} satisfies Sentences;

export const say = sayer(RESULT_SENTENCES);
