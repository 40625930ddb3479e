import type { App } from '../app.ts';
import type { ImapConfig } from '../config.ts';
import { mailboxName, watchMailbox } from '../intake/mailbox.ts';
import { noteFailure, noteScan } from '../operations/mailbox-watch.ts';
import type { Running } from './start-worker.ts';

/** Watches the mailbox: stores what comes in, wakes the workers, marks the mail last. */
export async function runIntake(app: App, imap: ImapConfig): Promise<Running> {
  const queues = await app.queues();
  const stopping = new AbortController();
  const name = mailboxName(imap);
  // Only for the eyes of staff: where the database is away, the watch itself finds out and says so.
  const tell = (noted: Promise<void>) => void noted.catch((error: Error) => app.log.debug(`intake: ${error.message}`));
  const watching = watchMailbox({
    config: imap,
    intake: app.config.policy.intake,
    processed: app.config.processed,
    db: app.db,
    databaseUrl: app.databaseUrl,
    enqueue: (ids) => queues.wakeMessages(ids),
    clock: app.clock,
    log: app.log,
    signal: stopping.signal,
    events: {
      scanned: ({ stuck }) => tell(noteScan(app.db, name, stuck, app.clock.now())),
      failed: ({ words }) => tell(noteFailure(app.db, name, words, app.clock.now())),
    },
  });
  return {
    close: async () => {
      stopping.abort();
      await watching;
    },
  };
}
