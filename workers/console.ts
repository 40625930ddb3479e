import { serve } from '../src/console/server.ts';
import { announceConsole } from '../src/run/announce-console.ts';
import { closeAll, startWorker } from '../src/run/start-worker.ts';

// The pages for staff, with health and metrics.
await startWorker(async (app) => {
  const pages = await serve(app, { console: true, watchesMailbox: false });
  await announceConsole(app, pages.url);
  return closeAll(pages);
});
