import type { Client } from './open-client.ts';

/** What the server says of a mail before it is fetched. */
export interface ListedMessage {
  uid: number;
  size: number;
  /** INTERNALDATE; null if the server gives none that can be read. */
  receivedAt: Date | null;
}

/** What listing one mail is reckoned at: 10 ms. */
const LISTING_BYTES = 200;

/** A header is read no further than this. */
const MAX_HEADER_BYTES = 1024 * 1024;

/** Bodies fetched by one command together hold no more than this, unless it is a single one. */
const BATCH_BYTES = 16 * 1024 * 1024;

/**
 * The mails of the open folder from a UID on, in ascending order; no body is fetched for that.
 * @param exists how many mails the folder holds: a server may have to open each one to tell its size
 */
export async function listMessages(client: Client, firstUid: number, exists: number): Promise<ListedMessage[]> {
  const query = { uid: true, size: true, internalDate: true };
  const listing = client.imap.fetchAll(`${firstUid}:*`, query, { uid: true });
  const rows = await client.within(listing, exists * LISTING_BYTES);
  const listed = new Map(
    rows.map(({ uid, size = 0, internalDate }) => [uid, { uid, size, receivedAt: instant(internalDate) }]),
  );
  // "n:*" names the last mail even if its UID is below n (RFC 3501 §6.4.8).
  return [...listed.values()].filter(({ uid }) => uid >= firstUid).sort((a, b) => a.uid - b.uid);
}

function instant(date: Date | string | undefined): Date | null {
  const parsed = date === undefined ? null : new Date(date);
  return parsed && !Number.isNaN(parsed.getTime()) ? parsed : null;
}

/** Cuts a list into pieces to be fetched by one command each, bounded by count and by bytes. */
export function cutIntoBatches(listed: ListedMessage[], maxCount: number): ListedMessage[][] {
  const batches: ListedMessage[][] = [];
  let bytes = 0;
  for (const message of listed) {
    const current = batches.at(-1);
    if (current && current.length < maxCount && bytes + message.size <= BATCH_BYTES) {
      current.push(message);
      bytes += message.size;
    } else {
      batches.push([message]);
      bytes = message.size;
    }
  }
  return batches;
}

/** Fetches whole mails. Whatever the server leaves out is missing from the result. */
export async function fetchWhole({ imap, within }: Client, listed: ListedMessage[]): Promise<Map<number, Buffer>> {
  const bytes = listed.reduce((sum, { size }) => sum + size, 0);
  const rows = await within(imap.fetchAll(sequenceSet(listed), { uid: true, source: true }, { uid: true }), bytes);
  const sizes = new Map(listed.map(({ uid, size }) => [uid, size]));
  const bodies = new Map<number, Buffer>();
  for (const { uid, source } of rows) {
    // An empty answer for a mail that is not empty is no answer.
    if (source && sizes.has(uid) && (source.length > 0 || sizes.get(uid) === 0)) bodies.set(uid, source);
  }
  return bodies;
}

/** Fetches headers, as far as they are of sensible length. */
export async function fetchHeaders({ imap, within }: Client, listed: ListedMessage[]): Promise<Map<number, Buffer>> {
  const query = { uid: true, bodyParts: [{ key: 'HEADER', start: 0, maxLength: MAX_HEADER_BYTES }] };
  const rows = await within(imap.fetchAll(sequenceSet(listed), query, { uid: true }), listed.length * MAX_HEADER_BYTES);
  return new Map(rows.flatMap(({ uid, headers }) => (headers ? [[uid, headers]] : [])));
}

function sequenceSet(listed: ListedMessage[]): string {
  return packUids(listed.map(({ uid }) => uid));
}

/** 1,2,3,7 as "1:3,7": never a UID that was not given, in as short a command as that allows. */
export function packUids(uids: number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const uid of uids.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && uid <= run.to + 1) run.to = uid;
    else runs.push({ from: uid, to: uid });
  }
  return runs.map(({ from, to }) => (from === to ? `${from}` : `${from}:${to}`)).join(',');
}
