import { serve } from '../src/console/server.ts';
import { announceConsole } from '../src/run/announce-console.ts';
import { openMailServers, showDemonstration } from '../src/run/embedded-mail.ts';
import { runIntake } from '../src/run/intake.ts';
import { runOutbox } from '../src/run/outbox.ts';
import { runReplies } from '../src/run/replies.ts';
import { runResults } from '../src/run/results.ts';
import { runScheduler } from '../src/run/scheduler.ts';
import { showTallies } from '../src/run/show-tally.ts';
import { closeAll, startWorker } from '../src/run/start-worker.ts';

// Every worker in one process, with embedded servers in place of whatever is not configured: `npm start`.
await startWorker(async (app) => {
  const servers = await openMailServers(app);
  const replies = await runReplies(app);
  const outbox = await runOutbox(app, servers.smtpUrl);
  const scheduler = await runScheduler(app);
  const results = await runResults(app);
  const pages = await serve(app, { console: true, watchesMailbox: true });
  await announceConsole(app, pages.url);
  showDemonstration(app, servers);
  const intake = await runIntake(app, servers.imap);
  const tallies = showTallies(app);
  return closeAll(pages, intake, tallies, scheduler, results, replies, outbox);
}, 'readable');
