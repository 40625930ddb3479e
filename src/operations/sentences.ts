import { type Sentences, sayer } from '../domain/saying.ts';

/** What whoever runs this is told, in English. */
export const OPERATIONS_SENTENCES = {
  'mended-empty': 'The file is empty. Choose the mended mail (.eml).',
  'message-unknown': ({ id }: { id: number }) => `There is no message ${id}.`,
  'message-settled': ({ id }: { id: number }) =>
    `Message ${id} is settled already. Its reply can be corrected where it is shown.`,
  'why-reprocess-all': 'Give the reason for which the mails are processed again.',
  'nothing-to-reprocess': 'There is no mail to process again.',
} satisfies Sentences;

export const say = sayer(OPERATIONS_SENTENCES);
