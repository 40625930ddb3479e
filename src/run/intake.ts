import type { App } from '../app.ts';
import type { ImapConfig } from '../config.ts';
import { watchMailbox } from '../intake/mailbox.ts';
import type { Running } from './start-worker.ts';

/** Watches the mailbox: stores what comes in, wakes the workers, marks the mail last. */
export async function runIntake(app: App, imap: ImapConfig): Promise<Running> {
  const queues = await app.queues();
  const stopping = new AbortController();
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
  });
  return {
    close: async () => {
      stopping.abort();
      await watching;
    },
  };
}
