import type { MessageStatus } from '../db/column-types.ts';
import type { Db } from '../db/connect.ts';
import type { OutboxState } from '../db/mail-schema.ts';
import { stored } from '../db/said.ts';
import type { Saying } from '../domain/saying.ts';

/** The books: every mail ever seen is in exactly one of the other five. */
export interface Books {
  seen: number;
  accepted: number;
  superseded: number;
  review: number;
  ignored: number;
  pending: number;
  outbox: { pending: number; sent: number; failed: number };
}

/** Counts the books in one statement, so that they add up however busy the workers are. */
export async function readBooks(db: Db): Promise<Books> {
  const messages = await db
    .selectFrom('message')
    .select((eb) => ['status', eb.fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute();
  const mails = await db
    .selectFrom('outbox')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const of = (status: MessageStatus) => messages.find((row) => row.status === status)?.count ?? 0;
  const mail = (state: OutboxState) => mails.find((row) => row.state === state)?.count ?? 0;
  return {
    seen: messages.reduce((sum, row) => sum + row.count, 0),
    accepted: of('accepted'),
    superseded: of('superseded'),
    review: of('review'),
    ignored: of('ignored'),
    pending: of('pending'),
    outbox: { pending: mail('pending') + mail('sending'), sent: mail('sent'), failed: mail('failed') },
  };
}

/** Why messages were ignored or went to staff, with how many of each. */
export async function readReasons(db: Db): Promise<{ status: MessageStatus; reason: Saying; count: number }[]> {
  const rows = await db
    .with('grouped', (each) =>
      each
        .selectFrom('message')
        .select((eb) => ['status', 'reason', eb.fn.countAll<number>().as('count')])
        .groupBy(['status', 'reason']),
    )
    .selectFrom('grouped')
    .select((eb) => [
      ...(['grouped.status', 'grouped.reason', 'grouped.count'] as const),
      // Of one of them, by the index: all say the same.
      eb
        .selectFrom('message')
        .select('reason_said')
        .whereRef('message.status', '=', 'grouped.status')
        .whereRef('message.reason', '=', 'grouped.reason')
        .limit(1)
        .as('said'),
    ])
    .orderBy('grouped.status')
    .execute();
  return rows.map(({ status, count, reason, said }) => ({ status, count, reason: stored(reason ?? '', said) }));
}
