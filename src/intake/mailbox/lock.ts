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
const ANSWER_MS = 10_000;

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
  const session = await openSession(databaseUrl);
  try {
    for (let tries = 0; !(await session.tryLock(name)); tries++) {
      if (tries === 0) onWaiting();
      await sleep(RETRY_EVERY_MS, undefined, { signal });
    }
    signal.throwIfAborted();
    return session;
  } catch (error) {
    await session.release();
    throw error;
  }
}

/** One database connection of its own; session locks end with it. */
async function openSession(databaseUrl: string) {
  const broken = new AbortController();
  const lose = (error: Error) => broken.abort(error);
  const { pool, close } = connect(databaseUrl, lose, 1);
  const client = await pool.connect().catch(async (error) => {
    await close();
    throw error;
  });
  client.on('error', lose);
  const ask = async (sql: string, values: unknown[] = []) => {
    broken.signal.throwIfAborted();
    return (await withinTime(client.query(sql, values), ANSWER_MS)).rows;
  };
  return {
    lost: broken.signal,
    tryLock: async (name: string) => {
      const [row] = await ask('select pg_try_advisory_lock(hashtextextended($1, 0)) as locked', [name]);
      return row?.locked === true;
    },
    check: async () => void (await ask('select 1')),
    release: async () => {
      client.release(true);
      await close();
    },
  };
}
