import type { Clock } from '../../clock.ts';
import type { Config, Policy } from '../../config.ts';
import type { Db } from '../../db/connect.ts';
import type { Log } from '../../log.ts';
import type { IncomingMessage } from '../store-message.ts';
import { type Cursor, findStored, findUnmarked, forgetOldPlaces, loadCursor, saveMarked, saveScan } from './cursor.ts';
import { cutIntoBatches, fetchHeaders, fetchWhole, type ListedMessage, listMessages } from './fetch-messages.ts';
import { chooseMarking, markMessages } from './mark-messages.ts';
import { type Client, ImapTrouble } from './open-client.ts';
import { storeBatch } from './store-batch.ts';

export interface ScanOptions {
  /** The mailbox's name in the database. */
  name: string;
  folder: string;
  intake: Policy['intake'];
  processed: Config['processed'];
  db: Db;
  enqueue(messageRowIds: number[]): Promise<void>;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
  /** Mails that a fetch failed on, and how often they failed when asked for alone. Kept from session to session. */
  suspects: Map<number, number>;
}

export interface ScanResult {
  /** New mails stored by this scan. */
  stored: number;
  /** Mails that came again and were known. */
  known: number;
  /** Mails that could not be fetched or stored this time; every later scan tries them again. */
  stuck: number;
}

/** After so many failures alone, a mail is taken by its header, and staff look for it in the mailbox. */
const FAILURES_ALONE = 5;
const MARK_AT_ONCE = 200;

/**
 * Looks through the mailbox once: stores what is new, wakes the workers, marks what is stored, and moves the cursor. A
 * mail that cannot be fetched or stored holds the cursor back, not the mails after it.
 * @throws ImapTrouble if the server or the line fails, the database's error if that fails; nothing is lost by either
 */
export async function scanMailbox(client: Client, options: ScanOptions): Promise<ScanResult> {
  const { db, name, clock, log } = options;
  // Selected anew each time: a folder that was deleted and made again shows its new UIDVALIDITY only so.
  const mailbox = await client.within(client.imap.mailboxOpen(options.folder));
  const cursor = await loadCursor(db, name, Number(mailbox.uidValidity));
  if (cursor.changed) {
    log.warn(
      'the mailbox was made anew (its UIDVALIDITY changed): every mail is read again, known ones are recognised',
    );
    options.suspects.clear();
    await forgetOldPlaces(db, name, cursor.uidValidity, clock.now());
  }
  const listed = await listMessages(client, cursor.lastUid + 1);
  const stored = await findStored(db, name, cursor);
  const wanted = listed.filter(({ uid }) => !stored.has(uid));
  const { result, missing } = await storeAll(client, options, cursor, wanted);
  const lastListed = listed.at(-1)?.uid ?? cursor.lastUid;
  const lastUid = missing.length > 0 ? Math.min(...missing) - 1 : lastListed;
  await saveScan(db, name, { uidValidity: cursor.uidValidity, lastUid }, clock.now());
  await markStored(client, options, cursor);
  return result;
}

async function storeAll(client: Client, options: ScanOptions, cursor: Cursor, wanted: ListedMessage[]) {
  const result: ScanResult = { stored: 0, known: 0, stuck: 0 };
  const missing: number[] = [];
  for (const step of planSteps(wanted, options)) {
    options.signal.throwIfAborted();
    const bodies = await fetchStep(client, options, step);
    const incoming = step.messages.flatMap((message) => {
      const raw = bodies.get(message.uid);
      return raw ? [toIncoming(message, raw, step.headerOnly, cursor, options)] : [];
    });
    const outcome = await storeBatch(incoming, options);
    const failed = step.messages.map(({ uid }) => uid).filter((uid) => !outcome.storedUids.has(uid));
    missing.push(...failed);
    result.stored += outcome.created;
    result.known += outcome.storedUids.size - outcome.created;
    result.stuck += failed.length;
    for (const uid of outcome.storedUids) options.suspects.delete(uid);
  }
  return { result, missing };
}

interface Step {
  messages: ListedMessage[];
  headerOnly: boolean;
}

/** Suspects come last and alone, so that a mail which breaks the connection keeps no other one from coming in. */
function planSteps(wanted: ListedMessage[], { intake, suspects }: ScanOptions): Step[] {
  const failures = (message: ListedMessage) => suspects.get(message.uid) ?? -1;
  const fits = (message: ListedMessage) => message.size <= intake.maxMessageBytes && failures(message) < FAILURES_ALONE;
  const plain = wanted.filter((message) => fits(message) && failures(message) < 0);
  const large = wanted.filter((message) => message.size > intake.maxMessageBytes && failures(message) < 0);
  const doubtful = wanted.filter((message) => failures(message) >= 0).sort((a, b) => failures(a) - failures(b));
  return [
    ...cutIntoBatches(plain, intake.batchSize).map((messages) => ({ messages, headerOnly: false })),
    ...large.map((message) => ({ messages: [message], headerOnly: true })),
    ...doubtful.map((message) => ({ messages: [message], headerOnly: !fits(message) })),
  ];
}

/** A refused fetch of several mails is tried again one by one; a broken connection makes all of them suspects. */
async function fetchStep(client: Client, options: ScanOptions, step: Step): Promise<Map<number, Buffer>> {
  const { messages, headerOnly } = step;
  try {
    return await (headerOnly ? fetchHeaders(client, messages) : fetchWhole(client, messages));
  } catch (error) {
    if (!(error instanceof ImapTrouble)) throw error;
    const alone = messages.length === 1;
    for (const { uid } of messages) options.suspects.set(uid, (options.suspects.get(uid) ?? -1) + 1);
    if (client.gone.aborted || !client.imap.usable || !wasRefused(error)) throw error;
    options.log.warn({ uids: messages.map(({ uid }) => uid) }, `mails cannot be fetched: ${error.message}`);
    if (alone) return new Map();
  }
  const bodies = new Map<number, Buffer>();
  for (const message of messages) {
    for (const [uid, raw] of await fetchStep(client, options, { messages: [message], headerOnly }))
      bodies.set(uid, raw);
  }
  return bodies;
}

/** The server answered NO or BAD, so that it still listens; after anything else the connection is not to be trusted. */
function wasRefused({ cause }: ImapTrouble): boolean {
  return typeof cause === 'object' && cause !== null && 'responseStatus' in cause;
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
    size: headerOnly ? size : raw.length,
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
