import { serve } from '../src/console/server.ts';
import { ConfigError } from '../src/domain/errors.ts';
import { runIntake } from '../src/run/intake.ts';
import { closeAll, startWorker } from '../src/run/start-worker.ts';

// Watches the mailbox. One at a time does; a second one waits until the first is gone.
await startWorker(async (app) => {
  const { imap } = app.config;
  if (!imap) throw new ConfigError('IMAP_URL', 'name the mailbox, or run `npm start`, which brings its own');
  const intake = await runIntake(app, imap);
  const health = await serve(app, { console: false, watchesMailbox: true });
  app.log.info(`watching ${imap.folder} on ${imap.host}; health at ${health.url}/healthz`);
  return closeAll(health, intake);
});
