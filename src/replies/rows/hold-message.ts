import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';

/**
 * Does this work on a message unless another worker is at the same one: a queue that lost sight of a busy worker hands
 * the job out again, and an attempt that runs must not count as one that died. The lock lives with its database
 * connection, so that a killed worker's is free at once.
 * @param work gets the connection that holds the lock, for all that it asks the database
 * @returns null if another worker holds the message; the sweep wakes it again should that one die
 */
export function holdMessage<T>(db: Db, messageRowId: number, work: (held: Db) => Promise<T>): Promise<T | null> {
  const key = sql`hashtextextended(${`processing ${messageRowId}`}, 0)`;
  return db.connection().execute(async (held) => {
    const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_lock(${key}) as locked`.execute(held);
    if (!rows[0]?.locked) return null;
    try {
      return await work(held);
    } finally {
      // Fails on a broken connection alone, and the lock ended with that.
      await sql`select pg_advisory_unlock(${key})`.execute(held).catch(() => {});
    }
  });
}
