import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ImapConfig } from '../src/config.ts';
import { startEmbeddedPostgres } from '../src/embedded/postgres.ts';
import { openLog } from '../src/log.ts';
import { startDovecot } from '../test/support/dovecot.ts';
import { withImap } from '../test/support/imap.ts';
import { startRedis } from '../test/support/redis.ts';
import { startSystemPostgres } from '../test/support/system-postgres.ts';
import { makeMails } from './pipeline/make-mails.ts';
import { type Backend, runWorkers } from './pipeline/run-workers.ts';

/**
 * Measures the whole way of a mail (fetched, stored, queued, read, decided, saved, answered in the outbox) against the
 * floor: the same mails fetched, taken apart and read in one process that stores nothing.
 * Run: npm run bench:pipeline -- --messages 2000
 *
 * The processor time is counted too: it says the same on a machine that has other work to do.
 *
 * Needs dovecot, redis-server, PostgreSQL and LibreOffice. The figures of one run belong together; only their ratios
 * mean anything on another machine.
 */
const { values } = parseArgs({ options: { messages: { type: 'string', default: '2000' } } });
const count = Number(values.messages);
/** Long before the deadline of Circular 142. */
const RECEIVED = new Date('2024-01-05T10:00:00Z');

const dovecot = await startDovecot();
console.log(`${count} mails are made`);
const mails = await makeMails(count);

const waiting = await fillFolder('floor');
const before = await measureFloor(waiting);
const onRedis = await measurePipeline('Redis, PostgreSQL', openProduction);
const between = await measureFloor(waiting);
const onPostgres = await measurePipeline('embedded PostgreSQL for rows and queue', openEmbedded);
const after = await measureFloor(waiting);
await dovecot.remove();

// Each against the floor on both sides of it: the machine may have been busier at one end of the run than at the other.
compare('Redis, PostgreSQL', onRedis, before, between);
compare('embedded PostgreSQL for rows and queue', onPostgres, between, after);

function compare(name: string, pipeline: Cost, ...floors: [Cost, Cost]): void {
  const mean = (key: keyof Cost) => (floors[0][key] + floors[1][key]) / 2;
  const speed = mean('seconds') / pipeline.seconds;
  const work = pipeline.processorSeconds / mean('processorSeconds');
  console.log(`${name}: ${speed.toFixed(2)} of the floor; the workers use ${work.toFixed(2)} times its processor time`);
}

/** What the mails together cost. */
interface Cost {
  seconds: number;
  /** Without that of the servers. */
  processorSeconds: number;
}

function tell(name: string, { seconds, processorSeconds }: Cost): void {
  const milliseconds = ((1000 * processorSeconds) / count).toFixed(1);
  console.log(`${name}: ${(count / seconds).toFixed(1)} messages a second, ${milliseconds} ms processor time each`);
}

async function measureFloor(imap: ImapConfig): Promise<Cost> {
  const output = execFileSync(process.execPath, ['bench/pipeline/floor.ts', JSON.stringify(imap)], {
    encoding: 'utf8',
  });
  const { forms, ...cost } = JSON.parse(output);
  if (forms !== count) throw new Error(`the floor read ${forms} forms of ${count}`);
  tell('floor', cost);
  return cost;
}

async function measurePipeline(name: string, open: () => Promise<Backend & { close(): Promise<void> }>): Promise<Cost> {
  const backend = await open();
  try {
    const imap = await fillFolder(name.split(/\W/)[0] ?? name);
    const { books, ...cost } = await runWorkers(imap, count, backend);
    const { accepted, superseded, review, outbox } = books;
    tell(name, cost);
    console.log(
      `  ${accepted} accepted, ${superseded} superseded, ${review} in review, ${outbox.pending} answers in the outbox`,
    );
    return cost;
  } finally {
    await backend.close();
  }
}

/** Puts all mails into a folder of a user's own. */
async function fillFolder(user: string): Promise<ImapConfig> {
  const inbox = dovecot.config(user);
  await withImap(inbox, async (client) => {
    await client.mailboxCreate('Waiting');
    for (const mail of mails) await client.append('Waiting', mail, [], RECEIVED);
  });
  return dovecot.config(user, 'Waiting');
}

async function openProduction() {
  const [postgres, redis] = await Promise.all([startSystemPostgres(), startRedis()]);
  const close = async () => void (await Promise.all([postgres.stop(), redis.stop()]));
  return { databaseUrl: postgres.url, redisUrl: redis.url, close };
}

async function openEmbedded() {
  const directory = await mkdtemp(join(tmpdir(), 'tsb-bench-'));
  const postgres = await startEmbeddedPostgres(directory, openLog('silent', 'json'));
  const close = async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
  return { databaseUrl: postgres.url, redisUrl: null, close };
}
