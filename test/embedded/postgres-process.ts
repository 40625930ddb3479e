import { startEmbeddedPostgres } from '../../src/embedded/postgres.ts';
import { openLog } from '../../src/log.ts';

// Run by postgres.test.ts in a process of its own: uses the embedded server until told to leave.
const server = await startEmbeddedPostgres(String(process.argv[2]), openLog('silent', 'json'));
process.once('message', async () => {
  await server.stop();
  process.exit(0);
});
process.send?.(server.url);
