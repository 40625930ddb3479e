import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ImapConfig } from '../../src/config.ts';
import { startEmbeddedMailServer } from '../../src/embedded/mail-server.ts';
import { mailboxName } from '../../src/intake/mailbox.ts';
import { openLog } from '../../src/log.ts';
import { startDovecot, type TestDovecot } from '../support/dovecot.ts';
import { appendMail, listMail, withImap } from '../support/imap.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { startWatch, type Watch } from '../support/watch.ts';

const database = await createTestDatabase();
const { db } = database;

let cleanups: (() => Promise<void>)[];
beforeEach(async () => {
  cleanups = [];
  await emptyTables(database);
});
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

function watch(...args: Parameters<typeof startWatch> extends [unknown, ...infer Rest] ? Rest : never): Watch {
  const started = startWatch(database, ...args);
  cleanups.push(started.stop);
  return started;
}

async function proxyTo(config: ImapConfig): Promise<{ proxy: TcpProxy; config: ImapConfig }> {
  const proxy = await startTcpProxy(config.port);
  cleanups.push(proxy.close);
  return { proxy, config: { ...config, port: proxy.port } };
}

function mail(subject: string, body = 'Text\r\n'): string {
  return `Subject: ${subject}\r\n\r\n${body}`;
}

const stored = () =>
  db.selectFrom('message').select(['id', 'sha256', 'received_at', 'size', 'oversize']).orderBy('id').execute();
const storedCount = async () => (await stored()).length;
const locatedCount = async () => (await db.selectFrom('message_location').select('uid').execute()).length;
const unmarked = async () =>
  (await db.selectFrom('message_location').select('uid').where('marked_at', 'is', null).execute()).length;

/** What any server must show; `open` gives a fresh mailbox. */
function sharedBehaviour(open: () => Promise<ImapConfig>): void {
  let config: ImapConfig;
  beforeEach(async () => {
    config = await open();
  });

  test('mails that wait are stored with their INTERNALDATE, enqueued, marked, and the scan is recorded', async () => {
    await appendMail(config, [mail('one'), mail('two')], new Date('2024-02-08T23:59:59Z'));
    const { until, enqueued } = watch(config);
    await until(async () => (await storedCount()) === 2 && (await unmarked()) === 0);
    const rows = await stored();
    expect(rows.map(({ received_at }) => received_at)).toEqual(Array(2).fill(new Date('2024-02-08T23:59:59Z')));
    expect(enqueued.sort()).toEqual(rows.map(({ id }) => id));
    expect((await listMail(config)).map(({ flags }) => flags.includes('Stored'))).toEqual([true, true]);
    expect(await db.selectFrom('mailbox').select(['name', 'last_uid']).execute()).toEqual([
      { name: mailboxName(config), last_uid: 2 },
    ]);
  });

  test('a new mail is stored at once when the server tells of it', async () => {
    const { until, scans } = watch(config, { scanEverySeconds: 3600 });
    await until(() => scans.length === 1);
    await appendMail(config, [mail('new')]);
    await until(async () => (await storedCount()) === 1);
  });

  test('a mail that comes while the connection is deaf is found by the next scan', async () => {
    const { proxy, config: through } = await proxyTo(config);
    const { until, scans, failures } = watch(through, { scanEverySeconds: 0.5 });
    await until(() => scans.length > 0);
    proxy.deafen();
    await appendMail(config, [mail('unheard')]);
    await until(() => failures.length > 0);
    proxy.hear();
    await until(async () => (await storedCount()) === 1);
    expect(failures[0]).toMatchObject({ kind: 'broken' });
  });

  test('100 cut connections: one connection at a time, one row a mail', async () => {
    const { proxy, config: through } = await proxyTo(config);
    const { until, enqueued } = watch(through, { scanEverySeconds: 0.2 });
    for (let cut = 1; cut <= 100; cut++) {
      await appendMail(config, [mail(`number ${cut}`)]);
      await until(() => proxy.total() >= cut);
      await sleep((cut % 30) * 3);
      proxy.cut();
    }
    await until(async () => (await storedCount()) === 100 && (await unmarked()) === 0);
    expect(proxy.peak()).toBe(1);
    expect(proxy.total()).toBeGreaterThanOrEqual(100);
    expect(new Set(enqueued).size).toBe(100);
    expect(enqueued).toHaveLength(100);
  });

  test('the same mail twice, and mails without Message-ID, make one row each', async () => {
    await appendMail(config, [mail('a'), mail('a'), mail('b'), 'no header at all']);
    const { until, enqueued } = watch(config);
    await until(async () => (await locatedCount()) === 4 && (await unmarked()) === 0);
    expect(await storedCount()).toBe(3);
    expect(enqueued).toHaveLength(3);
  });

  test('of two intakes one works and the other waits, and takes over when the first ends', async () => {
    const first = watch(config);
    await first.until(() => first.scans.length > 0);
    const second = watch(config);
    await second.until(() => second.waiting());
    await appendMail(config, [mail('one')]);
    await first.until(async () => (await storedCount()) === 1);
    expect(second.scans).toEqual([]);
    await first.stop();
    await appendMail(config, [mail('two')]);
    await second.until(async () => (await storedCount()) === 2);
    expect(first.enqueued.length + second.enqueued.length).toBe(2);
  });

  test('an intake whose lock was lost starts over', async () => {
    const { until, scans, failures } = watch(config);
    await until(() => scans.length > 0);
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
        and database = (select oid from pg_database where datname = current_database())`,
    );
    await until(() => failures.length > 0 && scans.length > 1);
    expect(failures[0]?.kind).toBe('database');
    await appendMail(config, [mail('after')]);
    await until(async () => (await storedCount()) === 1);
  });

  test('what was stored but not marked before a crash is marked by the next intake, and not enqueued again', async () => {
    await appendMail(config, [mail('one'), mail('two')]);
    const crash = new AbortController();
    const first = watch(config, { signal: crash.signal, enqueue: async () => crash.abort() });
    await first.until(async () => (await storedCount()) === 2);
    await first.stop();
    expect(await unmarked()).toBe(2);
    const second = watch(config);
    await second.until(async () => (await unmarked()) === 0);
    expect(second.enqueued).toEqual([]);
    expect((await listMail(config)).every(({ flags }) => flags.includes('Stored'))).toBe(true);
  });

  test('a queue that is down stops nothing', async () => {
    await appendMail(config, [mail('one')]);
    const { until } = watch(config, { enqueue: () => Promise.reject(new Error('Redis is down')) });
    await until(async () => (await storedCount()) === 1 && (await unmarked()) === 0);
  });

  test('a mail above the limit is not downloaded: its header is', async () => {
    await appendMail(config, [mail('huge', 'x'.repeat(200_000)), mail('small')]);
    const { proxy, config: through } = await proxyTo(config);
    const { until } = watch(through, { maxMessageBytes: 100_000 });
    await until(async () => (await storedCount()) === 2);
    const huge = await db
      .selectFrom('message')
      .innerJoin('message_raw', 'message_raw.message_id', 'message.id')
      .select(['raw', 'size', 'oversize'])
      .where('oversize', '=', true)
      .executeTakeFirstOrThrow();
    expect(huge.raw.toString()).toBe('Subject: huge\r\n\r\n');
    expect(huge.size).toBe(mail('huge', 'x'.repeat(200_000)).length);
    expect(proxy.bytesFromServer()).toBeLessThan(100_000);
  });

  test('stored mails are moved to a folder, which is made when it is missing', async () => {
    await appendMail(config, [mail('one'), mail('two')]);
    const { until } = watch(config, { processed: { folder: 'Done' } });
    await until(async () => (await storedCount()) === 2 && (await unmarked()) === 0);
    expect(await listMail(config)).toEqual([]);
    expect(await listMail({ ...config, folder: 'Done' })).toHaveLength(2);
  });

  test('a gap of ten days is filled without fetching again what is known', async () => {
    const { proxy, config: through } = await proxyTo(config);
    await appendMail(config, [mail('before', 'x'.repeat(200_000))]);
    const first = watch(through);
    await first.until(async () => (await storedCount()) === 1 && (await unmarked()) === 0);
    await first.stop();
    const before = proxy.bytesFromServer();
    const days = Array.from({ length: 10 }, (_, day) => new Date(Date.UTC(2024, 0, 10 + day)));
    for (const day of days)
      await appendMail(
        config,
        [1, 2, 3, 4].map((nth) => mail(`${nth} of ${day}`)),
        day,
      );
    const second = watch(through);
    await second.until(async () => (await storedCount()) === 41);
    expect(before).toBeGreaterThan(200_000);
    expect(proxy.bytesFromServer() - before).toBeLessThan(100_000);
  });

  test('a wrong password is told as such, without the password', async () => {
    const { until, failures } = watch({ ...config, pass: 'not-the-password' });
    await until(() => failures.length > 0);
    expect(failures[0]).toMatchObject({ kind: 'login-refused' });
    expect(failures[0]?.words).toMatch(/refuses the login .* check user and password in IMAP_URL/);
    expect(JSON.stringify(failures)).not.toContain('not-the-password');
  });
}

describe('on the embedded mail server', () => {
  sharedBehaviour(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'tsb-watch-'));
    const server = await startEmbeddedMailServer({
      dataDir,
      ports: { imap: 0, smtp: 0 },
      address: 'tsbdir@itu.int',
      clock: { now: () => new Date() },
      log: openLog('silent', 'json'),
    });
    cleanups.push(async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    });
    return server.imap;
  });
});

describeWith('dovecot', 'on Dovecot', () => {
  let dovecot: TestDovecot;
  let users = 0;
  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(() => dovecot.remove());
  sharedBehaviour(async () => dovecot.config(`user${++users}`));

  test('a folder that is deleted and made anew (UIDVALIDITY changes): known mails make no new row', async () => {
    const config = dovecot.config(`user${++users}`, 'Replies');
    await withImap(config, (client) => client.mailboxCreate('Replies'));
    await appendMail(config, [mail('one'), mail('two')]);
    const { until, enqueued } = watch(config, { scanEverySeconds: 0.3 });
    await until(async () => (await storedCount()) === 2 && (await unmarked()) === 0);
    await withImap(config, async (client) => {
      await client.mailboxDelete('Replies');
      await client.mailboxCreate('Replies');
    });
    await appendMail(config, [mail('three'), mail('one'), mail('two')]);
    await until(async () => (await locatedCount()) === 5 && (await unmarked()) === 0);
    expect(await storedCount()).toBe(3);
    expect(enqueued).toHaveLength(3);
  });

  test('a missing folder is named', async () => {
    const { until, failures } = watch(dovecot.config(`user${++users}`, 'Nowhere'), {
      pace: { commandMs: 10_000, retryDelay: () => 20 },
    });
    await until(() => failures.length > 0);
    expect(failures[0]?.words).toMatch(/there is no folder "Nowhere"/);
  });

  test('the server going away and coming back is waited out', async () => {
    const config = dovecot.config(`user${++users}`);
    const { until, scans, failures } = watch(config);
    await until(() => scans.length > 0);
    await dovecot.stop();
    await until(() => failures.some(({ kind }) => kind === 'unreachable'));
    await dovecot.start();
    await appendMail(config, [mail('after')]);
    await until(async () => (await storedCount()) === 1);
  });
});
