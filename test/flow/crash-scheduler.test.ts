import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { storeMessage } from '../../src/intake/store-message.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';
import { everyAdministration, writeContacts } from './administrations.ts';
import { type CrashGround, mayChange, openCrashGround, type Step, stepsOf } from './crash-ground.ts';
import { composeReply } from './reply-mail.ts';
import type { WorkerProcess } from './workers.ts';

vi.setConfig({ testTimeout: 1_200_000, hookTimeout: 120_000 });

const PATIENCE = { timeout: 60_000, interval: 20 };
const READY = /health at/;
/** A working day within the step of seven days before the deadline, in the morning or later at both capitals. */
const NOW = new Date('2024-02-05T12:00:00Z');
const SOON_MS = 100;

const database = await createTestDatabase();
const administrations = everyAdministration().slice(0, 2);
const addresses = administrations.map(({ domain }) => `tap@${domain}`);

/** The scheduler is killed before every step of a look at the database that may change something, and started again. */
describeWith('redis-server', 'a scheduler that is killed at any step', () => {
  let ground: CrashGround;

  beforeAll(async () => {
    ground = await openCrashGround(database.url, writeContacts(administrations));
    ground.environment.CLOCK_START = NOW.toISOString();
  });
  afterAll(() => ground.close());

  /** Does `begin` in a scheduler that counts its steps, and waits until `isDone` or the scheduler's end. */
  async function watchOnce(dieAt: number, begin: () => Promise<void>, isDone: () => Promise<boolean>) {
    const worker = await ground.start('scheduler', READY, dieAt);
    let died = false;
    const watched = worker.ended().then(() => {
      died = true;
    });
    await ground.count(worker);
    await begin();
    await expect.poll(async () => died || (await isDone()), PATIENCE).toBe(true);
    await worker.kill();
    await watched;
    return worker;
  }

  async function recover(isDone: () => Promise<boolean>, task: 'remind' | 'sweep'): Promise<WorkerProcess> {
    await ground.forgetJobs();
    const worker = await ground.start('scheduler', READY);
    await ground.queues.schedule(task, SOON_MS);
    await expect.poll(isDone, PATIENCE).toBe(true);
    await worker.stop();
    return worker;
  }

  const reminded = async () => {
    const { rows } = await database.pool.query<{ address: string; to_address: string }>(
      `select address, to_address from reminder
       full join (select * from outbox where kind = 'reminder') as mail on mail.id = reminder.outbox_id`,
    );
    return rows;
  };

  describe('while it reminds', () => {
    const isDone = async () => (await reminded()).length >= addresses.length;
    /** The mailbox was just looked through: without that nobody is reminded. */
    const begin = async () => {
      await database.pool.query(
        `insert into mailbox (name, uid_validity, last_uid, last_scan_at) values ('test', 1, 0, $1)`,
        [new Date(NOW.getTime() + 60_000)],
      );
      await ground.queues.schedule('remind', SOON_MS);
    };
    const reset = async () => {
      await database.pool.query('truncate mailbox, reminder, outbox_attempt, outbox cascade');
      await ground.forgetJobs();
    };

    it('reminds everybody, once each', async () => {
      const steps = firstAndLastOfEach(stepsOf(await watchOnce(0, begin, isDone)).filter(mayChange));
      expect(steps.length).toBeGreaterThan(10);
      for (const { number, label } of steps) {
        await reset();
        await watchOnce(number, begin, isDone);
        await recover(isDone, 'remind');
        const rows = (await reminded()).toSorted((left, right) => (left.address < right.address ? -1 : 1));
        const once = addresses.toSorted().map((address) => ({ address, to_address: address }));
        expect(rows, `${number}, ${label}`).toEqual(once);
      }
    });
  });

  it('wakes for the message that the queue has forgotten, once it runs again', async () => {
    const raw = await composeReply({ state: 'CH' });
    const place = { mailbox: 'test', uidValidity: 1, uid: 1 };
    const message = { raw, headerOnly: false, size: raw.length, receivedAt: NOW, ...place };
    await storeMessage(database.db, message, NOW);
    await recover(async () => (await ground.queues.counts()).messages.waiting === 1, 'sweep');
  });
});

/** What is done for every administration alike, and what is asked at every tick, counts where it comes first and last. */
function firstAndLastOfEach(steps: readonly Step[]): Step[] {
  const labels = steps.map(({ label }) => label);
  return steps.filter(({ label }, at) => labels.indexOf(label) === at || labels.lastIndexOf(label) === at);
}
