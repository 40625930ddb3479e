import { serve } from '../src/console/server.ts';
import { runResults } from '../src/run/results.ts';
import { runScheduler } from '../src/run/scheduler.ts';
import { closeAll, startWorker } from '../src/run/start-worker.ts';

// Looks at the database at regular times: forgotten rows, due reminders, consultations at their end, whose results it
// writes.
await startWorker(async (app) => {
  const scheduler = await runScheduler(app);
  const results = await runResults(app);
  const health = await serve(app, { console: false, watchesMailbox: false });
  app.log.info(`scheduling; health at ${health.url}/healthz`);
  return closeAll(health, scheduler, results);
});
