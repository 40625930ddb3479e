import type { App } from '../app.ts';
import { deliverDue } from '../mail/deliver.ts';
import type { Running } from './start-worker.ts';

/** A held mail is due at the end of time, which is longer than a timer can wait. */
const LONGEST_WAIT_MS = 3_600_000;

/** Sends what is due in the outbox whenever it is woken, and wakes itself when the next mail is due. */
export async function runOutbox(app: App, smtpUrl: string): Promise<Running> {
  const { config, db, clock, log } = app;
  const [queues, metrics] = await Promise.all([app.queues(), app.metrics()]);
  const stopping = new AbortController();
  let alarm: NodeJS.Timeout | undefined;
  const worker = queues.work(
    'outbox',
    async () => {
      const done = await deliverDue({
        db,
        smtpUrl,
        mailFrom: config.mailFrom,
        policy: config.policy.mail,
        clock,
        log,
        signal: stopping.signal,
      });
      for (const outcome of ['sent', 'deferred', 'failed', 'dropped'] as const) {
        metrics.deliveries.inc({ outcome }, done[outcome]);
      }
      clearTimeout(alarm);
      if (!done.nextDueAt || stopping.signal.aborted) return;
      const wait = done.nextDueAt.getTime() - clock.now().getTime();
      alarm = setTimeout(() => wake(), Math.min(Math.max(0, wait), LONGEST_WAIT_MS));
    },
    1,
  );
  // A wake-up that fails is made up for by the sweep.
  const wake = () => void queues.wakeOutbox().catch((error: Error) => log.warn(`outbox: ${error.message}`));
  wake();
  return {
    close: async () => {
      stopping.abort();
      clearTimeout(alarm);
      await worker.close();
    },
  };
}
