import { type QueryCreator, type Selectable, sql } from 'kysely';
import type { Db, Tx } from '../../db/connect.ts';
import type { OutboxTable } from '../../db/mail-schema.ts';
import type { Database } from '../../db/schema.ts';

/** A mail that this process may dial for now, with the attempt that was recorded for it. */
export interface ClaimedMail extends Selectable<OutboxTable> {
  attempt_id: number;
  /** An earlier process died between claiming it and recording the outcome: it may have been delivered. */
  was_abandoned: boolean;
}

const ABANDONED = 'the process ended before the outcome was recorded; the mail may have been delivered';

/** Time enough to go from the claim to `holdClaim`; whoever takes longer finds the mail taken by another. */
const CLAIM_MS = 5_000;

/**
 * Takes the mail that is due first and records the attempt, in one statement that commits by itself, so that nothing
 * is ever dialled without a trace. Several workers never take the same one.
 *
 * A mail in state `sending` is due again after a few seconds, unless `holdClaim` still holds its row: so the mail of a
 * process that died is taken up at once, and the mail of one that waits for a slow server is left alone.
 * @returns null if nothing is due
 */
export async function claimNext(db: Db, now: Date): Promise<ClaimedMail | null> {
  const claimedUntil = new Date(now.getTime() + CLAIM_MS);
  const { rows } = await sql<ClaimedMail>`
    with due as materialized (
      select id, state from outbox
      where state in ('pending', 'sending') and next_attempt_at <= ${now}
      order by next_attempt_at, id
      limit 1
      for update skip locked
    ), claimed as (
      update outbox set state = 'sending', attempts = attempts + 1, next_attempt_at = ${claimedUntil}
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

/**
 * Holds a claimed mail for as long as the transaction lasts: the database itself notices when this process dies.
 * @returns false if another worker has claimed it since
 */
export async function holdClaim(tx: Tx, mail: ClaimedMail): Promise<boolean> {
  // Waits for the lock: a worker that looks for due mail may touch the row for a moment.
  const row = await tx
    .selectFrom('outbox')
    .select('id')
    .where('id', '=', mail.id)
    .where('state', '=', 'sending')
    .where('attempts', '=', mail.attempts)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Records that the server took the mail. Call while `holdClaim` holds it. */
export async function recordSent(tx: Tx, mail: ClaimedMail, response: string, now: Date): Promise<void> {
  await tx
    .with('attempt', (cte) => endAttempt(cte, mail, 'sent', response, now))
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: now, last_response: response })
    .where('id', '=', mail.id)
    .execute();
}

/**
 * Records that the mail was not taken: it waits until `retryAt`, or without one has failed and is with staff. Call
 * while `holdClaim` holds it.
 */
export async function recordNotSent(
  tx: Tx,
  mail: ClaimedMail,
  result: { outcome: 'transient' | 'permanent'; response: string; retryAt: Date | null },
  now: Date,
): Promise<void> {
  const { outcome, response, retryAt } = result;
  const change = retryAt
    ? { state: 'pending' as const, next_attempt_at: retryAt, last_response: response }
    : { state: 'failed' as const, last_response: response };
  await tx
    .with('attempt', (cte) => endAttempt(cte, mail, outcome, response, now))
    .updateTable('outbox')
    .set(change)
    .where('id', '=', mail.id)
    .execute();
}

function endAttempt(
  cte: QueryCreator<Database>,
  mail: ClaimedMail,
  outcome: 'sent' | 'transient' | 'permanent',
  response: string,
  now: Date,
) {
  return cte
    .updateTable('outbox_attempt')
    .set({ ended_at: now, outcome, response })
    .where('id', '=', mail.attempt_id)
    .returning('id');
}

export async function isAnythingDue(db: Db, now: Date): Promise<boolean> {
  const due = await db
    .selectFrom('outbox')
    .select('id')
    .where('state', 'in', ['pending', 'sending'])
    .where('next_attempt_at', '<=', now)
    .limit(1)
    .executeTakeFirst();
  return due !== undefined;
}

/** When to look again: at the next mail's time, or soon at one that is being sent; null if the outbox is done. */
export async function nextDueAt(db: Db, now: Date): Promise<Date | null> {
  const rows = await db
    .selectFrom('outbox')
    .select(['state', (eb) => eb.fn.min('next_attempt_at').as('at')])
    .where('state', 'in', ['pending', 'sending'])
    .groupBy('state')
    .execute();
  const times = rows.map(({ state, at }) => (state === 'pending' ? at.getTime() : now.getTime() + CLAIM_MS));
  return times.length === 0 ? null : new Date(Math.min(...times));
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
