import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../../db/connect.ts';
import { withinTime } from './time-limit.ts';

export interface MailboxLock {
  /** Aborted when the connection that holds the lock breaks: then someone else may own the mailbox. */
  lost: AbortSignal;
  /** @throws if the lock's connection no longer answers */
  check(): Promise<void>;
  release(): Promise<void>;
}

const RETRY_EVERY_MS = 2_000;
const CHECK_MS = 10_000;

/**
 * Makes the caller the only owner of a mailbox among all processes that share the database, and waits while another one
 * is. The lock lives as long as its database connection: that of a killed process is free at once.
 * @param onWaiting called once if another intake owns the mailbox
 * @throws the database's error, or the signal's reason
 */
export async function lockMailbox(
  databaseUrl: string,
  name: string,
  signal: AbortSignal,
  onWaiting: () => void,
): Promise<MailboxLock> {
  const broken = new AbortController();
  const lose = (error: Error) => broken.abort(error);
  const { pool, close } = connect(databaseUrl, lose, 1);
  try {
    const client = await pool.connect();
    client.on('error', lose);
    for (let tries = 0; ; tries++) {
      signal.throwIfAborted();
      broken.signal.throwIfAborted();
      const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as locked', [name]);
      if (rows[0]?.locked) break;
      if (tries === 0) onWaiting();
      await sleep(RETRY_EVERY_MS, undefined, { signal });
    }
    return {
      lost: broken.signal,
      check: async () => void (await withinTime(client.query('select 1'), CHECK_MS)),
      release: async () => {
        client.release(true);
        await close();
      },
    };
  } catch (error) {
    // Its connection may be out of the pool: closing must not wait for it.
    void close().catch(() => {});
    throw error;
  }
}
