import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Config, ImapConfig } from '../config.ts';
import type { Db } from '../db/connect.ts';
import type { Log } from '../log.ts';
import type { Policy } from '../policy.ts';
import { describeDatabaseFailure, describeFailure, type Failure } from './mailbox/describe-error.ts';
import { lockMailbox } from './mailbox/lock.ts';
import { ImapTrouble } from './mailbox/open-client.ts';
import { retryDelay } from './mailbox/retry-delay.ts';
import { runSession } from './mailbox/run-session.ts';
import type { ScanResult } from './mailbox/scan-mailbox.ts';

export interface WatchOptions {
  config: ImapConfig;
  intake: Policy['intake'];
  processed: Config['processed'];
  db: Db;
  /** For the connection that holds the mailbox's lock. */
  databaseUrl: string;
  /** Wakes the workers for new messages; called after they are committed. May fail: the sweep finds them. */
  enqueue(messageRowIds: number[]): Promise<void>;
  clock: Clock;
  log: Log;
  /** Ends the watch. */
  signal: AbortSignal;
  /** Told what happens, for metrics. */
  events?: Partial<WatchEvents>;
  /** Other times than the usual ones, for tests. */
  pace?: Partial<Pace>;
}

export interface WatchEvents {
  /** Another intake owns the mailbox; this one waits. */
  waiting(): void;
  /** A scan came to its end. */
  scanned(result: ScanResult): void;
  /** The session or the database failed; a new attempt follows. */
  failed(failure: Failure): void;
}

export interface Pace {
  /** How long a command without mail may take. */
  commandMs: number;
  retryDelay: typeof retryDelay;
}

const USUAL_PACE: Pace = { commandMs: 30_000, retryDelay };

/** The mailbox's name in the database. */
export function mailboxName({ user, host, port, folder }: ImapConfig): string {
  return `${user}@${host}:${port}/${folder}`;
}

/**
 * Brings every mail of a mailbox into the database, once each, for as long as the signal allows: at once when the server
 * tells of it, and by a look of its own every `scanEverySeconds`. Only one intake works on a mailbox at a time. Failures
 * of server, line and database are logged and waited out. Resolves when the signal is aborted and all is closed.
 */
export async function watchMailbox(options: WatchOptions): Promise<void> {
  const { signal } = options;
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      await watchAsOwner(options, () => {
        failures = 0;
      });
    } catch (error) {
      if (!signal.aborted) await report(options, error, failures);
    }
  }
}

async function watchAsOwner(options: WatchOptions, onOwned: () => void): Promise<void> {
  const name = mailboxName(options.config);
  const lock = await lockMailbox(options.databaseUrl, name, options.signal, () => {
    options.log.info('another intake owns this mailbox; waiting until it ends');
    options.events?.waiting?.();
  });
  try {
    onOwned();
    const signal = AbortSignal.any([options.signal, lock.lost]);
    await watchSessions({ ...options, signal }, name, lock.check);
    if (!options.signal.aborted) throw lock.lost.reason;
  } finally {
    await lock.release();
  }
}

async function watchSessions(options: WatchOptions, name: string, checkLock: () => Promise<void>): Promise<void> {
  const memory = { suspects: new Map<number, number>(), verified: new Set<string>() };
  let failures = 0;
  while (!options.signal.aborted) {
    const onScan = async (result: ScanResult) => {
      if (failures > 0) options.log.info('the mailbox is watched again');
      failures = 0;
      if (result.stored > 0)
        options.log.info(result.stored === 1 ? '1 new mail stored' : `${result.stored} new mails stored`);
      options.events?.scanned?.(result);
      await checkLock();
    };
    try {
      const { commandMs } = { ...USUAL_PACE, ...options.pace };
      await runSession({ ...options, name, folder: options.config.folder, ...memory, commandMs, onScan });
    } catch (error) {
      failures++;
      if (!options.signal.aborted) await report(options, error, failures);
    }
  }
}

/** Says what failed and waits until the next attempt is due. */
async function report(options: WatchOptions, error: unknown, failures: number): Promise<void> {
  const failure =
    error instanceof ImapTrouble ? describeFailure(error.cause, options.config) : describeDatabaseFailure(error);
  const pace = { ...USUAL_PACE, ...options.pace };
  const ms = pace.retryDelay(failure.kind, failures, Math.random());
  options.log.warn(`mailbox: ${failure.words}; next attempt in ${Math.ceil(ms / 1000)} s`);
  options.events?.failed?.(failure);
  await sleep(ms, undefined, { signal: options.signal }).catch(() => {});
}
