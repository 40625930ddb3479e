import { type Selectable, sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import type { OutboxTable } from '../db/schema.ts';

/** A mail that this process may dial for now, with the attempt that was recorded for it. */
export interface ClaimedMail extends Selectable<OutboxTable> {
  attempt_id: number;
  /** An earlier process died between claiming it and recording the outcome: it may have been delivered. */
  was_abandoned: boolean;
}

const ABANDONED = 'the process ended before the outcome was recorded; the mail may have been delivered';

/**
 * Takes the mail that is due first and records the attempt, in one statement that commits by itself, so that nothing
 * is ever dialled without a trace. Several workers never take the same one.
 *
 * While a mail is being sent, its `next_attempt_at` is the end of the lease: after it, the mail is due again.
 * @returns null if nothing is due
 */
export async function claimNext(db: Db, now: Date, leaseUntil: Date): Promise<ClaimedMail | null> {
  const { rows } = await sql<ClaimedMail>`
    with due as materialized (
      select id, state from outbox
      where state in ('pending', 'sending') and next_attempt_at <= ${now}
      order by next_attempt_at, id
      limit 1
      for update skip locked
    ), claimed as (
      update outbox set state = 'sending', attempts = attempts + 1, next_attempt_at = ${leaseUntil}
      from due where outbox.id = due.id
      returning outbox.*
    ), abandoned as (
      update outbox_attempt set ended_at = ${now}, outcome = 'transient', response = ${ABANDONED}
      from claimed where outbox_attempt.outbox_id = claimed.id and outbox_attempt.ended_at is null
    ), attempt as (
      insert into outbox_attempt (outbox_id, started_at) select id, ${now} from claimed
      returning id
    )
    select claimed.*, attempt.id as attempt_id, due.state = 'sending' as was_abandoned
    from claimed, attempt, due`.execute(db);
  return rows[0] ?? null;
}

export async function recordSent(db: Db, mail: ClaimedMail, response: string, now: Date): Promise<void> {
  // Whatever else happened to the row meanwhile: the server has taken the mail.
  await sql`
    with attempt as (
      update outbox_attempt set ended_at = ${now}, outcome = 'sent', response = ${response} where id = ${mail.attempt_id}
    )
    update outbox set state = 'sent', sent_at = ${now}, last_response = ${response} where id = ${mail.id}`.execute(db);
}

/** Records that the mail was not taken: it waits until `retryAt`, or without one has failed and is with staff. */
export async function recordNotSent(
  db: Db,
  mail: ClaimedMail,
  result: { outcome: 'transient' | 'permanent'; response: string; retryAt: Date | null },
  now: Date,
): Promise<void> {
  const state = result.retryAt ? 'pending' : 'failed';
  // An attempt that another worker has ended, because the lease had run out, no longer decides over the mail.
  await sql`
    with attempt as (
      update outbox_attempt set ended_at = ${now}, outcome = ${result.outcome}, response = ${result.response}
      where id = ${mail.attempt_id} and ended_at is null
      returning outbox_id
    )
    update outbox
    set state = ${state}, next_attempt_at = coalesce(${result.retryAt}, next_attempt_at), last_response = ${result.response}
    from attempt where outbox.id = attempt.outbox_id`.execute(db);
}

export async function isAnythingDue(db: Db, now: Date): Promise<boolean> {
  const next = await nextDueAt(db);
  return next !== null && next <= now;
}

/** When the next mail is due (or its lease runs out); null if the outbox is done. */
export async function nextDueAt(db: Db): Promise<Date | null> {
  const row = await db
    .selectFrom('outbox')
    .select('next_attempt_at')
    .where('state', 'in', ['pending', 'sending'])
    .orderBy('next_attempt_at')
    .limit(1)
    .executeTakeFirst();
  return row?.next_attempt_at ?? null;
}

/** Lets staff see at every waiting mail why it waits. */
export async function noteServerAway(db: Db, response: string, now: Date): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ last_response: response })
    .where('state', '=', 'pending')
    .where('next_attempt_at', '<=', now)
    .where((eb) => eb.or([eb('last_response', 'is', null), eb('last_response', '!=', response)]))
    .execute();
}
