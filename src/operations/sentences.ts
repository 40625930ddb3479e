import { type Sentences, sayer } from '../domain/saying.ts';

/** What whoever runs this is told, in English. */
export const OPERATIONS_SENTENCES = {
  'mailboxes-silent': ({ mailboxes }: { mailboxes: readonly string[] }) => mailboxes.join(' '),
  'mailbox-silent': ({ name, last, failure }: { name: string; last: string | null; failure: string | null }) =>
    `The mailbox ${name} ${last ? `was last looked through with success at ${minute(last)}` : 'was never looked through'}${failure ? ` (${failure})` : '. See that the intake is running'}.`,
  'mails-stuck': ({ count }: { count: number }) =>
    `In the mailbox, and impossible to fetch or store: ${mails(count)}. Open the mailbox: such mail is not marked there.`,
  'messages-waiting': ({ since, count }: { since: string; count: number }) =>
    `Waiting to be processed since ${minute(since)}: ${mails(count)}. See that the replies worker and the queue are running.`,
  'mail-waiting': ({ since, count, response }: { since: string; count: number; response: string | null }) =>
    `Waiting to be sent since ${minute(since)}: ${mails(count)}. See that the outbox worker and the SMTP server are running.${response ? ` The server said: ${response}` : ''}`,
  'mended-empty': 'The file is empty. Choose the mended mail (.eml).',
  'message-unknown': ({ id }: { id: number }) => `There is no message ${id}.`,
  'message-settled': ({ id }: { id: number }) =>
    `Message ${id} is settled already. Its reply can be corrected where it is shown.`,
  'why-reprocess-all': 'Give the reason for which the mails are processed again.',
  'nothing-to-reprocess': 'There is no mail to process again.',
} satisfies Sentences;

function mails(count: number): string {
  return count === 1 ? 'one mail' : `${count} mails`;
}

function minute(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}

export const say = sayer(OPERATIONS_SENTENCES);
