import { serve } from '../src/console/server.ts';
import { runReplies } from '../src/run/replies.ts';
import { closeAll, startWorker } from '../src/run/start-worker.ts';

// Reads stored mails, decides, stores, and queues the answers. Several may run side by side.
await startWorker(async (app) => {
  const replies = await runReplies(app);
  const health = await serve(app, { console: false, watchesMailbox: false });
  app.log.info(`processing messages; health at ${health.url}/healthz`);
  return closeAll(health, replies);
});
