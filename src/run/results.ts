import { join } from 'node:path';
import type { App } from '../app.ts';
import { CONFIG_DIR } from '../config.ts';
import { loadReadContext } from '../reading/load-context.ts';
import { openReadingPool, type ReadingPool } from '../reading/open-reading-pool.ts';
import { loadSigningKey } from '../results/signing/signing-key.ts';
import { writeResult } from '../results/write-result.ts';
import { waitingResults } from '../results/writing.ts';
import type { Running } from './start-worker.ts';

/** Attachments are taken out whole; the largest mail bounds them. */
const LARGEST_FILE = 96 * 1024 * 1024;

/** Writes the files of results whenever it is woken. The processes that open mails run only while there is work. */
export async function runResults(app: App): Promise<Running> {
  const queues = await app.queues();
  let pool: ReadingPool | null = null;
  let stopping = false;
  const worker = queues.work(
    'results',
    async () => {
      const waiting = await waitingResults(app.db, app.clock.now());
      if (waiting.length === 0 || stopping) return;
      pool = await openResultPool(app);
      try {
        for (const resultId of waiting) if (!stopping) await writeOne(app, pool, resultId);
      } finally {
        await pool.close();
        pool = null;
      }
    },
    1,
  );
  return {
    close: async () => {
      stopping = true;
      // What is being read is given up: the next start begins the result anew.
      await pool?.close();
      await worker.close();
    },
  };
}

/** Processes in which the mails of a result are opened again. */
export async function openResultPool({ config }: App): Promise<ReadingPool> {
  const { processes, timeoutSeconds, memoryMb } = config.policy.reading;
  return openReadingPool({
    size: processes,
    timeoutMs: timeoutSeconds * 1000,
    memoryMb,
    resultBytes: LARGEST_FILE,
    context: await loadReadContext(join(CONFIG_DIR, 'consultations')),
  });
}

/** Writes the files of one result, unless they are written or being written. @returns whether it wrote them */
export async function writeOne(app: App, pool: ReadingPool, resultId: number): Promise<boolean> {
  const { db, clock, config, log } = app;
  const key = await loadSigningKey({ keyFile: config.resultKeyFile, dataDir: config.dataDir });
  try {
    const wrote = await writeResult({ db, pool, key, now: () => clock.now() }, resultId);
    if (wrote)
      log.info({ event: 'result-written', result: resultId }, `■ written     the files of result row ${resultId}`);
    return wrote;
  } catch (error) {
    // It is noted with the result; the next tick tries again until it has failed too often.
    log.warn(`result row ${resultId}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
