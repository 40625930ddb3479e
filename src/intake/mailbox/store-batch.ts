import type { Clock } from '../../clock.ts';
import type { Db } from '../../db/connect.ts';
import type { Log } from '../../log.ts';
import { type IncomingMessage, type StoredMessage, storeMessages } from '../store-message.ts';
import { withinTime } from './time-limit.ts';

const ENQUEUE_MS = 10_000;

export interface BatchOptions {
  db: Db;
  enqueue(messageRowIds: number[]): Promise<void>;
  clock: Clock;
  log: Log;
}

export interface BatchOutcome {
  storedUids: Set<number>;
  /** How many of them were new. */
  created: number;
}

/**
 * Stores mails and then wakes the workers for the new ones. If the database takes offence at one mail, the others are
 * stored without it.
 * @throws the database's error if the database itself fails
 */
export async function storeBatch(incoming: IncomingMessage[], options: BatchOptions): Promise<BatchOutcome> {
  const stored = await storeWhatCanBe(incoming, options);
  const created = new Set(stored.filter(({ isNew }) => isNew).map(({ messageRowId }) => messageRowId));
  if (created.size > 0) await wake([...created], options);
  return { storedUids: new Set(stored.map(({ uid }) => uid)), created: created.size };
}

type StoredHere = StoredMessage & { uid: number };

async function storeWhatCanBe(incoming: IncomingMessage[], options: BatchOptions): Promise<StoredHere[]> {
  try {
    const stored = await storeMessages(options.db, incoming, options.clock.now());
    return incoming.flatMap(({ uid }, index) => (stored[index] ? [{ ...stored[index], uid }] : []));
  } catch (error) {
    if (!isAboutTheMail(error)) throw error;
    if (incoming.length === 1) {
      options.log.error({ uid: incoming[0]?.uid }, `a mail cannot be stored: ${(error as Error).message}`);
      return [];
    }
  }
  const stored: StoredHere[] = [];
  for (const message of incoming) stored.push(...(await storeWhatCanBe([message], options)));
  return stored;
}

/** SQLSTATE classes that blame the server, the connection or the moment: then no mail would fare better. */
const OUTAGE = /^(08|25|28|3D|40|42|53|55|57|58|XX)/;

function isAboutTheMail(error: unknown): boolean {
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  return typeof severity === 'string' && typeof code === 'string' && !OUTAGE.test(code);
}

/** A queue that is down is no reason to stop: the rows are committed, and the sweep finds them. */
async function wake(messageRowIds: number[], { enqueue, log }: BatchOptions): Promise<void> {
  try {
    await withinTime(enqueue(messageRowIds), ENQUEUE_MS);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    log.warn(`the queue cannot be told of ${messageRowIds.length} new mails (${why}); the next sweep will`);
  }
}
