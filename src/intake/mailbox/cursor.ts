import type { Db } from '../../db/connect.ts';

/** How far a mailbox was read. UIDs mean nothing beyond one UIDVALIDITY (RFC 3501 §2.3.1.1). */
export interface Cursor {
  uidValidity: number;
  /** Every UID up to this one is stored. */
  lastUid: number;
}

/** The cursor for the mailbox as it is now; at the beginning for a new one, or one whose UIDVALIDITY changed. */
export async function loadCursor(db: Db, name: string, uidValidity: number): Promise<Cursor & { changed: boolean }> {
  const row = await db
    .selectFrom('mailbox')
    .select(['uid_validity', 'last_uid'])
    .where('name', '=', name)
    .executeTakeFirst();
  if (row?.uid_validity === uidValidity) return { uidValidity, lastUid: row.last_uid, changed: false };
  return { uidValidity, lastUid: 0, changed: row !== undefined };
}

/**
 * Records a scan that came to its end.
 * @param completeAt when it began, if it left nothing behind; null keeps what an earlier scan said
 */
export async function saveScan(
  db: Db,
  name: string,
  { uidValidity, lastUid }: Cursor,
  now: Date,
  completeAt: Date | null,
): Promise<void> {
  const complete = completeAt ? { complete_at: completeAt } : {};
  const values = { uid_validity: uidValidity, last_uid: lastUid, last_scan_at: now, ...complete };
  await db
    .insertInto('mailbox')
    .values({ name, ...values })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute();
}

/** What is stored under a UID, as the server described it then. */
export interface StoredPlace {
  uid: number;
  size: number;
  receivedAt: Date;
}

/** What is stored of the mails after this UID. */
export async function findStored(db: Db, name: string, uidValidity: number, afterUid: number): Promise<StoredPlace[]> {
  const rows = await db
    .selectFrom('message_location')
    .innerJoin('message', 'message.id', 'message_location.message_id')
    .select(['uid', 'size', 'received_at'])
    .where('mailbox', '=', name)
    .where('uid_validity', '=', uidValidity)
    .where('uid', '>', afterUid)
    .execute();
  return rows.map(({ uid, size, received_at }) => ({ uid, size, receivedAt: received_at }));
}

/** Stored mails that are not marked in the mailbox yet, oldest first. */
export async function findUnmarked(db: Db, name: string, uidValidity: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('message_location')
    .select('uid')
    .where('mailbox', '=', name)
    .where('uid_validity', '=', uidValidity)
    .where('marked_at', 'is', null)
    .orderBy('uid')
    .limit(limit)
    .execute();
  return rows.map(({ uid }) => uid);
}

export async function saveMarked(db: Db, name: string, uidValidity: number, uids: number[], now: Date): Promise<void> {
  if (uids.length === 0) return;
  await db
    .updateTable('message_location')
    .set({ marked_at: now })
    .where('mailbox', '=', name)
    .where('uid_validity', '=', uidValidity)
    .where('uid', 'in', uids)
    .execute();
}

/** Places under an earlier UIDVALIDITY are gone: nothing is left to be marked there. */
export async function forgetOldPlaces(db: Db, name: string, uidValidity: number, now: Date): Promise<void> {
  await db
    .updateTable('message_location')
    .set({ marked_at: now })
    .where('mailbox', '=', name)
    .where('uid_validity', '!=', uidValidity)
    .where('marked_at', 'is', null)
    .execute();
}
