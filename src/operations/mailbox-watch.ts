import { sql } from 'kysely';
import { recordAudit } from '../db/audit.ts';
import type { Db } from '../db/connect.ts';

/** A mailbox as whoever runs this has to know it. */
export interface MailboxState {
  name: string;
  lastScanAt: Date | null;
  /** null: no intake has told anything of it yet. */
  watch: { state: 'watching' | 'failing'; since: Date; toldAt: Date; failure: string | null; stuck: number } | null;
}

/** The intake has come to the end of a scan. */
export async function noteScan(db: Db, name: string, stuck: number, now: Date): Promise<void> {
  await note(db, name, { state: 'watching', failure: null, stuck }, now);
}

/** The intake's session or the server failed; it tries again by itself. */
export async function noteFailure(db: Db, name: string, failure: string, now: Date): Promise<void> {
  await note(db, name, { state: 'failing', failure, stuck: null }, now);
}

interface Word {
  state: 'watching' | 'failing';
  failure: string | null;
  /** null: not known now, so that it stays as it was. */
  stuck: number | null;
}

async function note(db: Db, name: string, { state, failure, stuck }: Word, now: Date): Promise<void> {
  await db
    .insertInto('mailbox_watch')
    .values({ name, state, since: now, told_at: now, failure, stuck: stuck ?? 0 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({
        since: sql`case when mailbox_watch.state = excluded.state then mailbox_watch.since else excluded.since end`,
        state,
        told_at: now,
        failure: sql`coalesce(excluded.failure, mailbox_watch.failure)`,
        ...(stuck === null ? {} : { stuck }),
      }),
    )
    .execute();
}

/**
 * Notes that a mailbox is not watched any more: it has moved, or was a trial. Should an intake look at it again, it
 * counts again.
 */
export async function giveUpMailbox(db: Db, name: string, actor: string, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const values = { given_up_at: now, given_up_by: actor };
    await tx
      .insertInto('mailbox_given_up')
      .values({ name, ...values })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
      .execute();
    await recordAudit(tx, { at: now, actor, action: 'mailbox given up', subject: `mailbox:${name}` });
  });
}

/** Every mailbox that was looked through or tried and was not given up since, by name. */
export async function readMailboxes(db: Db): Promise<MailboxState[]> {
  const gone = await db.selectFrom('mailbox_given_up').select(['name', 'given_up_at']).execute();
  const known = await readAll(db);
  return known.filter(({ name, lastScanAt, watch }) => {
    const at = gone.find((each) => each.name === name)?.given_up_at;
    return !at || [lastScanAt, watch?.toldAt].some((told) => told && told > at);
  });
}

async function readAll(db: Db): Promise<MailboxState[]> {
  const scans = await db.selectFrom('mailbox').select(['name', 'last_scan_at']).execute();
  const watches = await db.selectFrom('mailbox_watch').selectAll().execute();
  const names = new Set([...scans, ...watches].map(({ name }) => name));
  return [...names].toSorted().map((name) => {
    const watch = watches.find((each) => each.name === name);
    return {
      name,
      lastScanAt: scans.find((each) => each.name === name)?.last_scan_at ?? null,
      watch: watch
        ? { state: watch.state, since: watch.since, toldAt: watch.told_at, failure: watch.failure, stuck: watch.stuck }
        : null,
    };
  });
}
