import { join } from 'node:path';
import type { App } from '../app.ts';
import { CONFIG_DIR } from '../config.ts';
import { noteAttemptFailed } from '../operations/failed-messages.ts';
import { loadReadContext } from '../reading/load-context.ts';
import { openReadingPool } from '../reading/open-reading-pool.ts';
import { readRegister } from '../register/read-register.ts';
import { processMessage } from '../replies/process-message.ts';
import { narrateMessage } from './narrate.ts';
import { readingContext } from './reading-context.ts';
import type { Running } from './start-worker.ts';

/** Processes stored messages as the queue names them. */
export async function runReplies(app: App): Promise<Running> {
  const { config, db, clock, log } = app;
  const [queues, metrics] = await Promise.all([app.queues(), app.metrics()]);
  const reading = config.policy.reading;
  // More than are read at a time, so that the database works while the readers do.
  const atOnce = reading.processes * 4;
  const configured = await loadReadContext(join(CONFIG_DIR, 'consultations'));
  const context = readingContext(db, configured);
  const pool = await openReadingPool({
    size: reading.processes,
    timeoutMs: reading.timeoutSeconds * 1000,
    memoryMb: reading.memoryMb,
    context: await context(),
    onProgress: (text) => log.info(`Reading ${text}`),
  });
  const processing = {
    // Each message in work holds a connection.
    db: app.openPool(atOnce),
    clock,
    register: readRegister(db, app.memberStates),
    readMessage: async (raw: Uint8Array) => {
      pool.update(await context());
      return pool.readMessage(raw);
    },
    authservIds: config.authservIds,
    maxAttempts: config.policy.processing.attempts,
    answering: app.answering,
  };
  const worker = queues.work(
    'messages',
    async ({ messageRowId }) => {
      const stop = metrics.processingSeconds.startTimer();
      const processed = await processMessage(processing, messageRowId).catch(async (error) => {
        await noteAttemptFailed(db, messageRowId, error);
        throw error;
      });
      stop();
      if (!processed) return;
      metrics.processed.inc({ outcome: processed.status });
      narrateMessage(log, processed, app.memberStates);
      if (processed.acknowledgement.queued) await queues.wakeOutbox();
    },
    atOnce,
  );
  return {
    close: async () => {
      await worker.close();
      await pool.close();
    },
  };
}
