import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readBooks } from '../../src/books/status.ts';
import type { ImapConfig } from '../../src/config.ts';
import { connect } from '../../src/db/connect.ts';
import { everyAdministration, writeContacts } from '../../test/flow/administrations.ts';
import { startProcess } from '../../test/flow/workers.ts';
import { withImap } from '../../test/support/imap.ts';

/** Where the workers keep their rows and jobs. */
export interface Backend {
  databaseUrl: string;
  /** null: the queue lives in the same PostgreSQL. */
  redisUrl: string | null;
}

/** How often the rows are counted: seldom enough to cost nothing. */
const LOOK_EVERY_MS = 250;

/**
 * Runs the intake and the replies worker, each in its process as in production, has all mails of the folder moved to the
 * empty mailbox at once, and measures until the last one is decided, saved and answered in the outbox.
 * @param imap the mailbox; `folder` is where the mails wait
 */
export async function runWorkers(imap: ImapConfig, count: number, { databaseUrl, redisUrl }: Backend) {
  const directory = await mkdtemp(join(tmpdir(), 'tsb-bench-'));
  await writeFile(join(directory, 'contacts.csv'), writeContacts(everyAdministration()));
  const environment = {
    IMAP_URL: `imap://${imap.user}:${imap.pass}@${imap.host}:${imap.port}/INBOX`,
    DATABASE_URL: databaseUrl,
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    DATA_DIR: directory,
    CONTACTS_FILE: join(directory, 'contacts.csv'),
    CLOCK_START: '2024-01-08T00:00:00Z',
  };
  const { db, close } = connect(databaseUrl, () => {});
  const replies = startProcess('replies', environment);
  await replies.says(/health at/);
  const intake = startProcess('intake', environment);
  try {
    await intake.says(/"watching INBOX of/);
    const used = () => intake.processorSeconds() + replies.processorSeconds();
    const usedBefore = used();
    const start = performance.now();
    await withImap(imap, async (client) => {
      await client.mailboxOpen(imap.folder);
      await client.messageMove('1:*', 'INBOX');
    });
    let books = await readBooks(db);
    while (books.seen < count || books.pending > 0) {
      await sleep(LOOK_EVERY_MS);
      books = await readBooks(db);
    }
    return { seconds: (performance.now() - start) / 1000, processorSeconds: used() - usedBefore, books };
  } finally {
    await Promise.all([intake.stop(), replies.stop()]);
    await close();
    await rm(directory, { recursive: true, force: true });
  }
}
