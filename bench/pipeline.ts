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
console.log(`Redis, PostgreSQL: ${ratio(onRedis, before, between)} of the floor`);
console.log(`embedded PostgreSQL: ${ratio(onPostgres, between, after)} of the floor`);

function ratio(seconds: number, floorBefore: number, floorAfter: number): string {
  return ((floorBefore + floorAfter) / 2 / seconds).toFixed(2);
}

/** @returns seconds */
async function measureFloor(imap: ImapConfig): Promise<number> {
  const output = execFileSync(process.execPath, ['bench/pipeline/floor.ts', JSON.stringify(imap)], {
    encoding: 'utf8',
  });
  const { forms, seconds } = JSON.parse(output);
  if (forms !== count) throw new Error(`the floor read ${forms} forms of ${count}`);
  console.log(`floor: ${(count / seconds).toFixed(1)} messages a second`);
  return seconds;
}

async function measurePipeline(
  name: string,
  open: () => Promise<Backend & { close(): Promise<void> }>,
): Promise<number> {
  const backend = await open();
  try {
    const imap = await fillFolder(name.split(/\W/)[0] ?? name);
    const { seconds, books } = await runWorkers(imap, count, backend);
    const { accepted, superseded, review, outbox } = books;
    console.log(
      `${name}: ${(count / seconds).toFixed(1)} messages a second; ` +
        `${accepted} accepted, ${superseded} superseded, ${review} in review, ${outbox.pending} answers in the outbox`,
    );
    return seconds;
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
