import { sql } from 'kysely';
import { recordAudit } from '../db/audit.ts';
import type { MessageStatus } from '../db/column-types.ts';
import type { Db } from '../db/connect.ts';
import { CannotDecide, type Decider } from '../review/change-case.ts';
import { runAgainWithin } from './failed-messages.ts';
import { say } from './sentences.ts';

/** Many mails processed again at once, as far as that has come. */
export interface Reprocessing {
  id: number;
  startedAt: Date;
  startedBy: string;
  why: string;
  total: number;
  /** Not yet handed back to the workers, or not yet processed by them. */
  waiting: number;
  /** Settled by somebody before their turn came: nothing was done to them. */
  left: number;
  /** What became of those that were processed. */
  became: Record<Exclude<MessageStatus, 'pending'>, number>;
}

/** So many mails are handed back in one transaction: a crash repeats no more than that, and nobody waits long for it. */
const BATCH = 25;

/**
 * Notes that these mails are to be processed again. `carryOutReprocessing` does it.
 * @returns the number of the undertaking
 */
export async function startReprocessing(db: Db, messageIds: readonly number[], by: Decider): Promise<number> {
  if (by.why === '') throw new CannotDecide(say('why-reprocess-all'));
  if (messageIds.length === 0) throw new CannotDecide(say('nothing-to-reprocess'));
  return db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('reprocessing')
      .values({ started_at: by.now, started_by: by.actor, why: by.why })
      .returning('id')
      .executeTakeFirstOrThrow();
    await sql`insert into reprocessing_mail (reprocessing_id, message_id)
      select ${id}, unnest(${[...messageIds]}::integer[]) on conflict do nothing`.execute(tx);
    const after = { mails: messageIds.length };
    const entry = { action: 'reprocessing started', subject: `reprocessing:${id}`, after, why: by.why };
    await recordAudit(tx, { at: by.now, actor: by.actor, ...entry });
    return id;
  });
}

/**
 * Hands the mails of every undertaking back to the workers, a few at a time. Whatever ends it in the middle, the next
 * call goes on; two at once take different mails.
 * @param wake is told of each few once they are committed
 */
export async function carryOutReprocessing(db: Db, now: Date, wake: (ids: number[]) => Promise<void>): Promise<void> {
  for (;;) {
    const { taken, begun } = await handBackSome(db, now);
    if (begun.length > 0) await wake(begun);
    if (taken < BATCH) return;
  }
}

async function handBackSome(db: Db, now: Date): Promise<{ taken: number; begun: number[] }> {
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .selectFrom('reprocessing_mail as mail')
      .innerJoin('reprocessing', 'reprocessing.id', 'mail.reprocessing_id')
      .select(['mail.reprocessing_id', 'mail.message_id', 'reprocessing.started_by', 'reprocessing.why'])
      .where('mail.state', '=', 'waiting')
      .orderBy('mail.reprocessing_id')
      .orderBy('mail.message_id')
      .limit(BATCH)
      .forUpdate('mail')
      .skipLocked()
      .execute();
    const begun: number[] = [];
    for (const row of rows) {
      const by = { actor: row.started_by, why: row.why, now };
      const state = await runAgainWithin(tx, row.message_id, by).then(
        () => 'begun' as const,
        (error: unknown) => {
          if (error instanceof CannotDecide) return 'left' as const;
          throw error;
        },
      );
      if (state === 'begun') begun.push(row.message_id);
      await tx
        .updateTable('reprocessing_mail')
        .set({ state })
        .where('reprocessing_id', '=', row.reprocessing_id)
        .where('message_id', '=', row.message_id)
        .execute();
    }
    return { taken: rows.length, begun };
  });
}

/** One undertaking; null if there is none of this number. */
export async function findReprocessing(db: Db, id: number): Promise<Reprocessing | null> {
  const row = await db.selectFrom('reprocessing').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? withProgress(db, row) : null;
}

/** The latest undertakings, the last one first. */
export async function latestReprocessings(db: Db, most: number): Promise<Reprocessing[]> {
  const rows = await db.selectFrom('reprocessing').selectAll().orderBy('id', 'desc').limit(most).execute();
  return Promise.all(rows.map((row) => withProgress(db, row)));
}

async function withProgress(
  db: Db,
  row: { id: number; started_at: Date; started_by: string; why: string },
): Promise<Reprocessing> {
  const counts = await db
    .selectFrom('reprocessing_mail as mail')
    .innerJoin('message', 'message.id', 'mail.message_id')
    .select(['mail.state', 'message.status'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('mail.reprocessing_id', '=', row.id)
    .groupBy(['mail.state', 'message.status'])
    .execute();
  const sum = (fits: (each: (typeof counts)[number]) => boolean) =>
    counts.filter(fits).reduce((total, { count }) => total + count, 0);
  const became = (status: MessageStatus) => sum((each) => each.state === 'begun' && each.status === status);
  return {
    id: row.id,
    startedAt: row.started_at,
    startedBy: row.started_by,
    why: row.why,
    total: sum(() => true),
    waiting: sum(({ state, status }) => state === 'waiting' || (state === 'begun' && status === 'pending')),
    left: sum(({ state }) => state === 'left'),
    became: {
      accepted: became('accepted'),
      superseded: became('superseded'),
      review: became('review'),
      ignored: became('ignored'),
    },
  };
}
