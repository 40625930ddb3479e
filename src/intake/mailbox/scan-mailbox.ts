import type { Clock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import type { Db } from '../../db/connect.ts';
import type { IncomingMessage } from '../store-message.ts';
import {
  type Cursor,
  findStored,
  findUnmarked,
  forgetOldPlaces,
  loadCursor,
  type StoredPlace,
  saveMarked,
  saveScan,
} from './cursor.ts';
import { type ListedMessage, listMessages } from './fetch-messages.ts';
import { type FetchOptions, fetchAll } from './fetch-steps.ts';
import { chooseMarking, markMessages } from './mark-messages.ts';
import type { Client } from './open-client.ts';
import { storeBatch } from './store-batch.ts';

export interface ScanOptions extends FetchOptions {
  /** The mailbox's name in the database. */
  name: string;
  folder: string;
  processed: Config['processed'];
  db: Db;
  enqueue(messageRowIds: number[]): Promise<void>;
  clock: Clock;
  signal: AbortSignal;
  /** Looks at all mails, not only at those after the cursor: some servers give a UID to another mail. */
  audit: boolean;
  /** Descriptions of mails that an audit has fetched again already. Kept from session to session. */
  verified: Set<string>;
}

export interface ScanResult {
  /** New mails stored by this scan. */
  stored: number;
  /** Mails that came again and were known. */
  known: number;
  /** Mails that could not be fetched or stored this time; every later scan tries them again. */
  stuck: number;
}

const MARK_AT_ONCE = 200;

/**
 * Looks through the mailbox once: stores what is new, wakes the workers, marks what is stored, and moves the cursor. A
 * mail that cannot be fetched or stored holds the cursor back, not the mails after it.
 * @throws ImapTrouble if the server or the line fails, the database's error if that fails; nothing is lost by either
 */
export async function scanMailbox(client: Client, options: ScanOptions): Promise<ScanResult> {
  const { db, name, clock, log } = options;
  const startedAt = clock.now();
  // Selected anew each time: a folder that was deleted and made again shows its new UIDVALIDITY only so.
  const mailbox = await client.within(client.imap.mailboxOpen(options.folder));
  const cursor = await loadCursor(db, name, Number(mailbox.uidValidity));
  if (cursor.changed) {
    log.warn(
      'the mailbox was made anew (its UIDVALIDITY changed): every mail is read again, known ones are recognised',
    );
    options.suspects.clear();
    options.verified.clear();
    await forgetOldPlaces(db, name, cursor.uidValidity, clock.now());
  }
  const audit = options.audit || mailbox.uidNext <= cursor.lastUid;
  const afterUid = audit ? 0 : cursor.lastUid;
  const listed = await listMessages(client, afterUid + 1, mailbox.exists);
  const places = new Map((await findStored(db, name, cursor.uidValidity, afterUid)).map((place) => [place.uid, place]));
  const wanted = listed.filter((message) => !isKnown(message, places.get(message.uid), options.verified));
  const { result, stored } = await storeAll(client, options, cursor, wanted);
  for (const message of wanted) {
    if (stored.has(message.uid) && places.has(message.uid)) options.verified.add(describe(message));
  }
  const firstMissing = wanted.find(({ uid }) => !stored.has(uid))?.uid;
  const lastUid = firstMissing === undefined ? (listed.at(-1)?.uid ?? afterUid) : firstMissing - 1;
  const completeAt = result.stuck === 0 ? startedAt : null;
  await saveScan(db, name, { uidValidity: cursor.uidValidity, lastUid }, clock.now(), completeAt);
  await markStored(client, options, cursor);
  return result;
}

/** A mail is known by its UID only as long as the server describes it as it did when it was stored. */
function isKnown(message: ListedMessage, place: StoredPlace | undefined, verified: Set<string>): boolean {
  return place !== undefined && (describe(message) === describe(place) || verified.has(describe(message)));
}

function describe({ uid, size, receivedAt }: ListedMessage): string {
  return `${uid} ${size} ${receivedAt?.getTime()}`;
}

async function storeAll(client: Client, options: ScanOptions, cursor: Cursor, wanted: ListedMessage[]) {
  const stored = new Set<number>();
  let created = 0;
  for await (const { step, bodies } of fetchAll(client, options, wanted)) {
    options.signal.throwIfAborted();
    const incoming = step.messages.flatMap((message) => {
      const raw = bodies.get(message.uid);
      return raw ? [toIncoming(message, raw, step.headerOnly, cursor, options)] : [];
    });
    const outcome = await storeBatch(incoming, options);
    created += outcome.created;
    for (const uid of outcome.storedUids) {
      stored.add(uid);
      options.suspects.delete(uid);
    }
  }
  const result: ScanResult = { stored: created, known: stored.size - created, stuck: wanted.length - stored.size };
  return { result, stored };
}

function toIncoming(
  { uid, size, receivedAt }: ListedMessage,
  raw: Buffer,
  headerOnly: boolean,
  { uidValidity }: Cursor,
  { name, clock }: ScanOptions,
): IncomingMessage {
  return {
    raw,
    headerOnly,
    size,
    receivedAt: receivedAt ?? clock.now(),
    mailbox: name,
    uidValidity,
    uid,
  };
}

/** Marks all that is stored, also what an earlier session stored and could not mark any more. */
async function markStored(client: Client, options: ScanOptions, { uidValidity }: Cursor): Promise<void> {
  const marking = chooseMarking(client, options.processed);
  if (marking.by === 'nothing') return;
  for (;;) {
    options.signal.throwIfAborted();
    const uids = await findUnmarked(options.db, options.name, uidValidity, MARK_AT_ONCE);
    const marked = await markMessages(client, marking, uids);
    await saveMarked(options.db, options.name, uidValidity, marked, options.clock.now());
    if (marked.length < uids.length)
      options.log.warn(`stored mails cannot be marked by ${marking.by}; tried again later`);
    if (marked.length < MARK_AT_ONCE) return;
  }
}
