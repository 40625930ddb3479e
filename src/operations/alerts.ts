import type { Db } from '../db/connect.ts';
import type { Saying } from '../domain/saying.ts';
import { type MailboxState, readMailboxes } from './mailbox-watch.ts';
import { say } from './sentences.ts';

export type AlertCode = 'mailbox-silent' | 'mails-stuck' | 'messages-waiting' | 'mail-waiting';

/** Something that a person must look at, as it is now. */
export interface Alert {
  code: AlertCode;
  /** What it is and what to do, in one line of English. */
  words: string;
  /** The same, to be said in another language. */
  said?: Saying['said'];
}

/** What the alerts are judged by. */
export interface AlertFacts {
  mailboxes: readonly MailboxState[];
  /** Stored mails that wait to be processed, and since when the first one does. */
  pending: { count: number; since: Date | null };
  /** Outgoing mails that are due, since when, and what the server said last. */
  due: { count: number; since: Date | null; response: string | null };
}

/** So many scans may be missed before the mailbox counts as not watched. */
export const MISSED_SCANS = 3;
/** Within this time a stored mail is processed and a due mail is sent, unless something is wrong. */
const WAITING_MS = 10 * 60_000;

/** Which alerts hold now. Pure. */
export function alertsOf(facts: AlertFacts, scanEverySeconds: number, now: Date): Alert[] {
  const { mailboxes, pending, due } = facts;
  const alerts: Alert[] = [];
  const silent = mailboxes.flatMap((mailbox) => silenceOf(mailbox, scanEverySeconds, now) ?? []);
  if (silent[0]) alerts.push(alert('mailbox-silent', say('mailboxes-silent', { mailboxes: silent })));
  const stuck = mailboxes.reduce((sum, { watch }) => sum + (watch?.stuck ?? 0), 0);
  if (stuck > 0) alerts.push(alert('mails-stuck', say('mails-stuck', { count: stuck })));
  if (isOverdue(pending.since, now)) {
    const about = { since: pending.since.toISOString(), count: pending.count };
    alerts.push(alert('messages-waiting', say('messages-waiting', about)));
  }
  if (isOverdue(due.since, now)) {
    const about = { since: due.since.toISOString(), count: due.count, response: due.response };
    alerts.push(alert('mail-waiting', say('mail-waiting', about)));
  }
  return alerts;
}

function alert(code: AlertCode, { message, said }: Saying): Alert {
  return { code, words: message, said };
}

/** Why this mailbox counts as not watched, in a sentence; null if it is. */
export function silenceOf(
  { name, lastScanAt, watch }: MailboxState,
  scanEverySeconds: number,
  now: Date,
): Saying | null {
  // A mailbox that was never read is not watched from the moment on in which the intake first failed.
  const since = lastScanAt ?? (watch?.state === 'failing' ? watch.since : null);
  if (!since || now.getTime() - since.getTime() <= scanEverySeconds * MISSED_SCANS * 1000) return null;
  const failure = watch?.state === 'failing' ? watch.failure : null;
  return say('mailbox-silent', { name, last: lastScanAt?.toISOString() ?? null, failure });
}

function isOverdue(since: Date | null, now: Date): since is Date {
  return since !== null && now.getTime() - since.getTime() > WAITING_MS;
}

export async function readAlertFacts(db: Db, now: Date): Promise<AlertFacts> {
  const [mailboxes, pending, due] = await Promise.all([
    readMailboxes(db),
    db
      .selectFrom('message')
      .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('stored_at').as('since')])
      .where('status', '=', 'pending')
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('outbox')
      .select((eb) => [
        eb.fn.countAll<number>().as('count'),
        eb.fn.min('next_attempt_at').as('since'),
        eb.fn.max('last_response').as('response'),
      ])
      .where('state', 'in', ['pending', 'sending'])
      .where('next_attempt_at', '<=', now)
      .executeTakeFirstOrThrow(),
  ]);
  return { mailboxes, pending, due };
}

export interface AlertChange {
  /** Told for the first time by this call. */
  raised: Alert[];
  /** Over since this call. */
  ended: Alert[];
}

/**
 * Records which alerts hold now. An alert is raised once and ended once, however many processes call this: the row
 * decides who announces it. Its words are kept fresh while it lasts.
 */
export async function recordAlerts(db: Db, holding: readonly Alert[], now: Date): Promise<AlertChange> {
  const raised: Alert[] = [];
  for (const each of holding) {
    const { code, words, said } = each;
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('alert')
      .values({ code, words, said: said ? JSON.stringify(said) : null, raised_at: now, ended_at: null })
      .onConflict((conflict) => conflict.column('code').where('ended_at', 'is', null).doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows) raised.push(each);
    else await refresh(db, each);
  }
  const over = await db
    .updateTable('alert')
    .set({ ended_at: now })
    .where('ended_at', 'is', null)
    .$if(holding.length > 0, (query) =>
      query.where(
        'code',
        'not in',
        holding.map(({ code }) => code),
      ),
    )
    .returning(['code', 'words'])
    .execute();
  return { raised, ended: over.map(({ code, words }) => ({ code: code as AlertCode, words })) };
}

async function refresh(db: Db, { code, words, said }: Alert): Promise<void> {
  await db
    .updateTable('alert')
    .set({ words, said: said ? JSON.stringify(said) : null })
    .where('code', '=', code)
    .where('ended_at', 'is', null)
    .where('words', '!=', words)
    .execute();
}

export interface StoredAlert extends Alert {
  raisedAt: Date;
  endedAt: Date | null;
}

/** The alerts that hold, and those that ended after this instant; the oldest first. */
export async function readAlerts(db: Db, endedAfter: Date): Promise<StoredAlert[]> {
  const rows = await db
    .selectFrom('alert')
    .selectAll()
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', endedAfter)]))
    .orderBy('id')
    .limit(50)
    .execute();
  return rows.map(({ code, words, said, raised_at, ended_at }) => ({
    code: code as AlertCode,
    words,
    ...(said ? { said } : {}),
    raisedAt: raised_at,
    endedAt: ended_at,
  }));
}
