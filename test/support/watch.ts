import type { ImapConfig } from '../../src/config.ts';
import type { Failure } from '../../src/intake/mailbox/describe-error.ts';
import type { ScanResult } from '../../src/intake/mailbox/scan-mailbox.ts';
import { type WatchOptions, watchMailbox } from '../../src/intake/mailbox.ts';
import { openLog } from '../../src/log.ts';
import type { TestDatabase } from './postgres.ts';

export interface Watch {
  scans: ScanResult[];
  failures: Failure[];
  enqueued: number[];
  waiting(): boolean;
  /** Resolves once this holds; checked at everything that the watch tells. */
  until(holds: () => boolean | Promise<boolean>): Promise<void>;
  stop(): Promise<void>;
}

/** An intake that runs in the background of a test, quick to try again, with a scan of its own once a minute. */
export function startWatch(
  database: TestDatabase,
  config: ImapConfig,
  change: Partial<WatchOptions> & { scanEverySeconds?: number; maxMessageBytes?: number } = {},
): Watch {
  const controller = new AbortController();
  const scans: ScanResult[] = [];
  const failures: Failure[] = [];
  const enqueued: number[] = [];
  let waiting = false;
  const done = watchMailbox({
    config,
    intake: {
      scanEverySeconds: change.scanEverySeconds ?? 60,
      maxMessageBytes: change.maxMessageBytes ?? 1_000_000,
      batchSize: 10,
    },
    processed: { keyword: 'Stored' },
    db: database.db,
    databaseUrl: database.url,
    enqueue: async (ids) => void enqueued.push(...ids),
    clock: { now: () => new Date() },
    log: openLog('silent', 'json'),
    signal: controller.signal,
    pace: { commandMs: 1_000, retryDelay: () => 20 },
    events: {
      scanned: (result) => void scans.push(result),
      failed: (failure) => void failures.push(failure),
      waiting: () => {
        waiting = true;
      },
    },
    ...change,
  });
  return {
    scans,
    failures,
    enqueued,
    waiting: () => waiting,
    until: async (holds) => {
      while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    stop: async () => {
      controller.abort();
      await done;
    },
  };
}
