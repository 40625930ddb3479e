import { createHash } from 'node:crypto';
import type { Db, Tx } from '../db/connect.ts';

/** A mail as it came from the mailbox. */
export interface IncomingMessage {
  /** The whole mail; of a mail that was not downloaded whole, its header. */
  raw: Buffer;
  /** `raw` is the header only: the mail is beyond the size limit, or the server could not hand it out. */
  headerOnly: boolean;
  /** Bytes of the whole mail, as the server says. */
  size: number;
  /** The server's INTERNALDATE. */
  receivedAt: Date;
  mailbox: string;
  uidValidity: number;
  uid: number;
}

export interface StoredMessage {
  messageRowId: number;
  /** false: this very mail was known before, under this place in the mailbox or another. */
  isNew: boolean;
}

/**
 * Stores mails with their places in the mailbox, in one transaction: all or none. When it returns they are committed.
 * Two intakes that store the same mail at once get the same row: the unique index decides who made it.
 * @param now when they were stored
 * @returns one result a mail, in the order given
 */
export async function storeMessages(db: Db, messages: IncomingMessage[], now: Date): Promise<StoredMessage[]> {
  if (messages.length === 0) return [];
  const identified = messages.map((message) => ({ message, sha256: identityOf(message) }));
  return db.transaction().execute(async (tx) => {
    const created = await insertMessages(tx, identified, now);
    const rowIds = new Map([...created, ...(await findKnown(tx, identified, created))]);
    const stored = identified.map(({ message, sha256 }) => {
      const id = rowIds.get(sha256);
      if (id === undefined) throw new Error(`message ${sha256} was neither inserted nor found`);
      return { message, messageRowId: id, isNew: created.has(sha256) };
    });
    await insertLocations(tx, stored);
    return stored.map(({ messageRowId, isNew }) => ({ messageRowId, isNew }));
  });
}

/** Stores one mail; see storeMessages. */
export async function storeMessage(db: Db, message: IncomingMessage, now: Date): Promise<StoredMessage> {
  const [stored] = await storeMessages(db, [message], now);
  if (!stored) throw new Error('a mail was given and none was stored');
  return stored;
}

/**
 * The SHA-256 of the bytes. A mail that was not downloaded whole is known by its header and its size, in a form that no
 * whole mail has.
 */
function identityOf({ raw, headerOnly, size }: IncomingMessage): string {
  const hash = createHash('sha256');
  if (headerOnly) hash.update(`header only, ${size} bytes\0`);
  return hash.update(raw).digest('hex');
}

interface Identified {
  message: IncomingMessage;
  sha256: string;
}

/** @returns the rows that this call made: hash to row id */
async function insertMessages(tx: Tx, identified: Identified[], now: Date): Promise<Map<string, number>> {
  const distinct = new Map(identified.map((one) => [one.sha256, one.message]));
  const rows = await tx
    .insertInto('message')
    .values(
      // Always in the same order, so that two intakes wait for each other and never both at once.
      [...distinct]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([sha256, { size, headerOnly, receivedAt }]) => ({
          sha256,
          size,
          oversize: headerOnly,
          received_at: receivedAt,
          stored_at: now,
        })),
    )
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .returning(['id', 'sha256'])
    .execute();
  if (rows.length > 0) {
    const raws = rows.flatMap(({ id, sha256 }) => {
      const message = distinct.get(sha256);
      return message ? [{ message_id: id, raw: message.raw }] : [];
    });
    await tx.insertInto('message_raw').values(raws).execute();
  }
  return new Map(rows.map(({ id, sha256 }) => [sha256, id]));
}

async function findKnown(tx: Tx, identified: Identified[], created: Map<string, number>): Promise<[string, number][]> {
  const missing = identified.map(({ sha256 }) => sha256).filter((sha256) => !created.has(sha256));
  if (missing.length === 0) return [];
  const rows = await tx.selectFrom('message').select(['id', 'sha256']).where('sha256', 'in', missing).execute();
  return rows.map(({ id, sha256 }) => [sha256, id]);
}

async function insertLocations(tx: Tx, stored: { message: IncomingMessage; messageRowId: number }[]): Promise<void> {
  await tx
    .insertInto('message_location')
    .values(
      // In one order as well: two intakes that meet the same places wait for each other.
      stored
        .toSorted((left, right) => left.message.uid - right.message.uid)
        .map(({ message: { mailbox, uidValidity, uid }, messageRowId }) => ({
          mailbox,
          uid_validity: uidValidity,
          uid,
          message_id: messageRowId,
          marked_at: null,
        })),
    )
    // A server that gives a UID to another mail breaks RFC 3501 §2.3.1.1, but the place is that mail's now.
    .onConflict((conflict) =>
      conflict
        .columns(['mailbox', 'uid_validity', 'uid'])
        .doUpdateSet({ message_id: (row) => row.ref('excluded.message_id'), marked_at: null })
        .whereRef('message_location.message_id', '!=', (row) => row.ref('excluded.message_id')),
    )
    .execute();
}
