import type { Db, Tx } from '../../db/connect.ts';

/** An address that returned a mail of ours. */
export interface BouncedAddress {
  address: string;
  action: string;
  status: string | null;
  diagnostic: string | null;
  at: Date;
  /** Nothing more is written to it: there is no such mailbox. */
  permanent: boolean;
}

/** RFC 3463 §3.2: the destination mailbox or system does not exist, was moved, or takes no mail. */
const NO_MAILBOX = /^5\.1\.[1236]$|^5\.1\.10$|^5\.2\.1$/;

/** The latest report on each address that ever returned mail. */
export async function bouncedAddresses(db: Db | Tx): Promise<BouncedAddress[]> {
  const rows = await db
    .selectFrom('bounce')
    .distinctOn('address')
    .select(['address', 'action', 'status', 'diagnostic', 'at'])
    .orderBy('address')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, permanent: row.action === 'failed' && NO_MAILBOX.test(row.status ?? '') }));
}

/** A mail system's report on a mail of ours. */
export interface ReportedBounce {
  /** Message-ID of our mail. */
  original: string | null;
  recipients: readonly { address: string; action: string; status: string | null; diagnostic: string | null }[];
}

/**
 * Records a report against the mail that it reports on. A Message-ID of ours is known to nobody but the recipient and
 * the systems on the way, so that a report without one, or on an address that we did not write to, is somebody's guess.
 * @returns the addresses that are known not to take mail
 */
export async function recordBounces(
  tx: Tx,
  messageRowId: number,
  report: ReportedBounce,
  now: Date,
): Promise<string[]> {
  if (report.original === null) return [];
  const mail = await tx
    .selectFrom('outbox')
    .select(['id', 'to_address'])
    .where('message_id', '=', report.original)
    .executeTakeFirst();
  if (!mail) return [];
  // An address that the recipient's system forwarded to may be another one: what counts is whom we wrote to.
  const undelivered = report.recipients.filter(({ action }) => action === 'failed' || action === 'delayed');
  const [first] = undelivered.toSorted((left, right) => right.action.localeCompare(left.action));
  if (!first) return [];
  const { action, status, diagnostic } = first;
  await tx
    .insertInto('bounce')
    .values({
      ...{ outbox_id: mail.id, message_id: messageRowId, address: mail.to_address },
      ...{ action, status, diagnostic, at: now },
    })
    .onConflict((conflict) => conflict.columns(['message_id', 'outbox_id', 'address']).doNothing())
    .execute();
  return [mail.to_address];
}
