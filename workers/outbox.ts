import { serve } from '../src/console/server.ts';
import { ConfigError } from '../src/domain/errors.ts';
import { runOutbox } from '../src/run/outbox.ts';
import { closeAll, startWorker } from '../src/run/start-worker.ts';

// Delivers the outbox over SMTP.
await startWorker(async (app) => {
  const { smtpUrl } = app.config;
  if (!smtpUrl) throw new ConfigError('SMTP_URL', 'name the SMTP server, or run `npm start`, which brings its own');
  const outbox = await runOutbox(app, smtpUrl);
  const health = await serve(app, { console: false, watchesMailbox: false });
  app.log.info(`delivering the outbox; health at ${health.url}/healthz`);
  return closeAll(health, outbox);
});
