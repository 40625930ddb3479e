import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';
import { startHookedSmtp } from './hooked-smtp.ts';
import { attemptRows, deliver, handClock, outboxRows, queueMails } from './outbox-case.ts';

const database = await createTestDatabase();
const { db, pool } = database;
beforeEach(() => emptyTables(database));

/** How long to wait for something that will happen; a busy machine starts a process slowly. */
const PATIENCE = { timeout: 20_000 };
/** After which a mail is due again that nobody holds. */
const CLAIM_SECONDS = 5;
const messageIdOf = (raw: string) => /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim();

function startProcess(port: number, step: 'claim' | 'deliver') {
  const script = resolve(import.meta.dirname, 'delivery-process.ts');
  return spawn(process.execPath, [script, database.url, `smtp://127.0.0.1:${port}`, step], { stdio: 'inherit' });
}

/** Ends the sessions of a killed process that still wait for a lock, so that nothing of it is done afterwards. */
async function endWaitingSessions(): Promise<void> {
  await expect
    .poll(async () => {
      const { rows } = await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length;
    }, PATIENCE)
    .toBeGreaterThan(0);
}

/** The database may take a moment to notice that a killed process is gone. */
async function deliverUntilSent(port: number, clock: { now(): Date }): Promise<void> {
  const smtpUrl = `smtp://127.0.0.1:${port}`;
  await expect.poll(async () => (await deliver({ db, smtpUrl, clock })).sent, PATIENCE).toBe(1);
}

describe('a delivering process that is killed', () => {
  test('before it dials: the mail is sent once', async () => {
    const taken: string[] = [];
    const port = await startHookedSmtp(async (raw) => void taken.push(raw));
    await queueMails(db, ['a@x.example']);
    const [, signal] = await once(startProcess(port, 'claim'), 'exit');
    expect(signal).toBe('SIGKILL');
    expect(await outboxRows(db)).toMatchObject([{ state: 'sending', attempts: 1 }]);

    const clock = handClock();
    const smtpUrl = `smtp://127.0.0.1:${port}`;
    const early = await deliver({ db, smtpUrl, clock });
    expect(early.sent).toBe(0);
    expect(early.nextDueAt?.getTime()).toBeGreaterThan(clock.now().getTime());
    clock.advance(CLAIM_SECONDS);
    expect(await deliver({ db, smtpUrl, clock })).toMatchObject({ sent: 1, nextDueAt: null });
    expect(taken).toHaveLength(1);
    expect(await attemptRows(db)).toMatchObject([
      { outcome: 'transient', response: expect.stringContaining('may have been delivered') },
      { outcome: 'sent' },
    ]);
  });

  test('while the server takes the mail: it is sent again at once, the server having taken it once', async () => {
    const taken: string[] = [];
    const child = Promise.withResolvers<ReturnType<typeof startProcess>>();
    let first = true;
    const port = await startHookedSmtp(async (raw) => {
      if (!first) return void taken.push(raw);
      first = false;
      const process = await child.promise;
      process.kill('SIGKILL');
      await once(process, 'exit');
    });
    await queueMails(db, ['a@x.example']);
    child.resolve(startProcess(port, 'deliver'));
    await once(await child.promise, 'exit');
    expect(await outboxRows(db)).toMatchObject([{ state: 'sending', attempts: 1 }]);

    const clock = handClock();
    clock.advance(CLAIM_SECONDS);
    await deliverUntilSent(port, clock);
    expect(taken).toHaveLength(1);
    expect(await outboxRows(db)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  test("between the server's 250 and its own commit: one duplicate at most, under the same Message-ID", async () => {
    const taken: string[] = [];
    const lock = await pool.connect();
    const port = await startHookedSmtp(async (raw) => {
      taken.push(raw);
      if (taken.length > 1) return;
      // The child gets its 250, and then cannot record it.
      await lock.query('begin');
      await lock.query('select * from outbox_attempt for update');
    });
    await queueMails(db, ['a@x.example']);
    const child = startProcess(port, 'deliver');
    await expect
      .poll(async () => {
        const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        return (await pool.query(waiting)).rows.length;
      }, PATIENCE)
      .toBe(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await endWaitingSessions();
    await lock.query('rollback');
    lock.release();
    expect(taken).toHaveLength(1);
    expect(await outboxRows(db)).toMatchObject([{ state: 'sending' }]);

    const clock = handClock();
    clock.advance(CLAIM_SECONDS);
    await deliverUntilSent(port, clock);
    clock.advance(24 * 3600);
    await deliver({ db, smtpUrl: `smtp://127.0.0.1:${port}`, clock });
    expect(taken).toHaveLength(2);
    expect(messageIdOf(taken[0] ?? '')).toMatch(/^<.+@itu\.int>$/);
    expect(messageIdOf(taken[1] ?? '')).toBe(messageIdOf(taken[0] ?? ''));
    expect(await attemptRows(db)).toMatchObject([
      { outcome: 'transient', response: expect.stringContaining('may have been delivered') },
      { outcome: 'sent' },
    ]);
  });
});
