import { sql } from 'kysely';
import { recordAudit } from '../db/audit.ts';
import type { Db, Tx } from '../db/connect.ts';

/** So many bodies a transaction. */
const BATCH = 500;

export interface Purge {
  messages: number;
  bytes: number;
}

/**
 * Mails whose body may go: settled, and every consultation that had begun when the mail came has been closed for long
 * enough. What was understood of them, the evidence, and the hash by which the same mail is known again all stay.
 * @param closedBefore consultations must have closed, and the mail must have come, before this instant
 */
function purgeable(closedBefore: Date) {
  return sql`
    from message join message_raw on message_raw.message_id = message.id
    where message.status <> 'pending' and message.received_at < ${closedBefore}
      and not exists (
        select 1 from review_case where review_case.message_id = message.id and review_case.status = 'open')
      and not exists (
        select 1 from consultation
        where (consultation.data->>'announced')::date <= message.received_at and not exists (
          select 1 from result
          where result.consultation = consultation.key and result.closed_at < ${closedBefore}
            and not exists (select 1 from result_reopening where result_reopening.result_id = result.id)))`;
}

/** How many bodies would go now; nothing is changed. */
export async function countPurgeable(db: Db, closedBefore: Date): Promise<Purge> {
  const { rows } = await sql<Purge>`
    select count(*) as messages, coalesce(sum(length(message_raw.raw)), 0)::bigint as bytes
    ${purgeable(closedBefore)}`.execute(db);
  return rows[0] ?? { messages: 0, bytes: 0 };
}

/** Deletes the bodies that may go, in small transactions with an audit entry each. Safe to be broken off. */
export async function purgeBodies(db: Db, closedBefore: Date, actor: string, now: Date): Promise<Purge> {
  const purged: Purge = { messages: 0, bytes: 0 };
  for (;;) {
    const batch = await db.transaction().execute((tx) => purgeBatch(tx, closedBefore, actor, now));
    purged.messages += batch.messages;
    purged.bytes += batch.bytes;
    if (batch.messages < BATCH) return purged;
  }
}

async function purgeBatch(tx: Tx, closedBefore: Date, actor: string, now: Date): Promise<Purge> {
  // Locked, so that a case which is opened again at this moment waits, or keeps its mail.
  const { rows } = await sql<{ id: number; size: number }>`
    select message.id, length(message_raw.raw) as size ${purgeable(closedBefore)}
    order by message.id limit ${BATCH} for update of message skip locked`.execute(tx);
  if (rows.length === 0) return { messages: 0, bytes: 0 };
  const ids = rows.map(({ id }) => id);
  await tx.deleteFrom('message_raw').where('message_id', 'in', ids).execute();
  await tx.deleteFrom('message_correction').where('message_id', 'in', ids).execute();
  await recordAudit(tx, {
    at: now,
    actor,
    action: 'bodies purged',
    subject: `message:${ids[0]}..${ids.at(-1)}`,
    after: { messages: ids },
    why: `retention: closed before ${closedBefore.toISOString()}`,
  });
  return { messages: ids.length, bytes: rows.reduce((sum, { size }) => sum + size, 0) };
}
