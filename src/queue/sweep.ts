import type { Db } from '../db/connect.ts';
import type { Queues } from './open-queue.ts';

/** So many rows a sweep; the next one takes the rest. */
const BATCH = 2000;

export interface Swept {
  /** Messages whose job was enqueued, again or for the first time. */
  messages: number;
  /** Whether mails are due in the outbox. */
  outbox: boolean;
}

/**
 * Wakes the workers for every row that still waits. A job that is there already is not doubled, so this may run at any
 * time; it is what makes a flushed Redis or a crash between commit and enqueue harmless.
 * @param now mails due by then are woken
 */
export async function sweep(db: Db, queues: Queues, now: Date): Promise<Swept> {
  const pending = await db
    .selectFrom('message')
    .select('id')
    .where('status', '=', 'pending')
    .orderBy('id')
    .limit(BATCH)
    .execute();
  await queues.wakeMessages(pending.map((row) => row.id));
  const due = await db
    .selectFrom('outbox')
    .select('id')
    .where('state', 'in', ['pending', 'sending'])
    .where('next_attempt_at', '<=', now)
    .limit(1)
    .executeTakeFirst();
  if (due) await queues.wakeOutbox();
  return { messages: pending.length, outbox: due !== undefined };
}
