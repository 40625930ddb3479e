import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { ImapConfig } from '../../src/config.ts';
import { parseMessage } from '../../src/intake/parse-message.ts';
import type { ParsedMessage } from '../../src/intake/parsed-message.ts';
import { type Administration, composeReply, contactsCsv, type ReplyMail } from '../flow/reply-mail.ts';
import { startProcess, type WorkerProcess } from '../flow/workers.ts';
import { startConsole, type TestConsole } from './console.ts';
import { useDirectory } from './directory.ts';
import { startDovecot } from './dovecot.ts';
import { appendMail } from './imap.ts';
import { startSmtp, type TestSmtp } from './smtp.ts';

/** What stands in a worker's log once it works. */
const READY = { intake: /"watching INBOX of/, replies: /health at/, outbox: /health at/, scheduler: /health at/ };

/** Everything from the mailbox to the server that takes our mail, on real servers; the workers as processes. */
export interface WholeSystem {
  at: TestConsole;
  smtp: TestSmtp;
  mailbox: ImapConfig;
  /** What every worker and command is started with. */
  environment: Record<string, string>;
  start(...workers: (keyof typeof READY)[]): Promise<WorkerProcess[]>;
  /** Puts mails into the mailbox, as received at this instant. */
  arrive(receivedAt: string, ...mails: (ReplyMail | Buffer)[]): Promise<void>;
  /** The mails that an address was sent so far, oldest first. */
  toldTo(address: string): Promise<ParsedMessage[]>;
}

/**
 * Starts servers and console for the calling block of tests, and no worker yet; all of it ends with the block.
 * @param settings further settings, as the environment gives them
 * @param more administrations whose mailboxes the register knows beside those of the test mails
 */
export async function startWholeSystem(
  databaseUrl: string,
  settings: Record<string, string>,
  more: readonly Administration[] = [],
): Promise<WholeSystem> {
  const directory = await useDirectory('tsb-whole-');
  const [dovecot, smtp] = await Promise.all([startDovecot(), startSmtp()]);
  const workers: WorkerProcess[] = [];
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await Promise.all([dovecot.remove(), smtp.stop()]);
  });
  const mailbox = dovecot.config('tsbdir');
  const contacts = join(directory, 'contacts.csv');
  await writeFile(contacts, contactsCsv);
  for (const { code, domain, language } of more)
    await appendFile(contacts, `\n${code},tap@${domain},TAP desk,${language}`);
  const environment = {
    ...{ DATABASE_URL: databaseUrl, DATA_DIR: directory, CONTACTS_FILE: contacts, SMTP_URL: smtp.url },
    IMAP_URL: `imap://${mailbox.user}:${mailbox.pass}@${mailbox.host}:${mailbox.port}/INBOX`,
    ...settings,
  };
  const { DATABASE_URL, DATA_DIR, ...shared } = environment;
  const at = await startConsole(databaseUrl, shared);
  return {
    ...{ at, smtp, mailbox, environment },
    start: async (...names) => {
      const started = names.map((name) => startProcess(name, environment));
      workers.push(...started);
      await Promise.all(started.map((worker, index) => worker.says(READY[names[index] ?? 'intake'])));
      return started;
    },
    arrive: async (receivedAt, ...mails) => {
      const raw = mails.map((mail) => (Buffer.isBuffer(mail) ? mail : composeReply(mail)));
      await appendMail(mailbox, await Promise.all(raw), new Date(receivedAt));
    },
    toldTo: async (address) => {
      const sent = smtp.mails.filter(({ to }) => to.includes(address));
      return Promise.all(sent.map(({ raw }) => parseMessage(raw)));
    },
  };
}
