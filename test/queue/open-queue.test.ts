import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PermanentError } from '../../src/domain/errors.ts';
import { openQueues, type QueueBackend, type Queues } from '../../src/queue/open-queue.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { describeWith } from '../support/services.ts';

const database = await createTestDatabase();

/** What every backend has to do alike. */
function suite(where: () => QueueBackend): void {
  let queues: Queues;
  const faults: string[] = [];
  beforeAll(async () => {
    queues = await openQueues(where(), (error) => faults.push(error.message));
  });
  afterAll(() => queues.close());

  it('hands every message row to a worker once, however often it is woken meanwhile', async () => {
    const seen: number[] = [];
    await queues.wakeMessages([1, 2, 3]);
    await queues.wakeMessages([2, 3, 4]);
    const worker = queues.work('messages', async ({ messageRowId }) => void seen.push(messageRowId), 2);
    await expect.poll(() => seen.toSorted()).toEqual([1, 2, 3, 4]);
    await worker.close();
  });

  it('wakes for a row again once it was done: the rows decide what is left', async () => {
    const seen: number[] = [];
    const worker = queues.work('messages', async ({ messageRowId }) => void seen.push(messageRowId), 1);
    await queues.wakeMessages([7]);
    await expect.poll(() => seen).toEqual([7]);
    // A job is removed just after its handler is done.
    await sleep(100);
    await queues.wakeMessages([7]);
    await expect.poll(() => seen).toEqual([7, 7]);
    await worker.close();
  });

  it('tries again after a passing fault, and not after one for good', async () => {
    const tries: number[] = [];
    const worker = queues.work(
      'messages',
      async ({ messageRowId }) => {
        tries.push(messageRowId);
        if (messageRowId === 11 && tries.filter((id) => id === 11).length < 3) throw new Error('not yet');
        if (messageRowId === 12) throw new PermanentError('never');
      },
      1,
    );
    await queues.wakeMessages([11, 12]);
    await expect.poll(() => tries.filter((id) => id === 11).length, { timeout: 15_000 }).toBe(3);
    expect(tries.filter((id) => id === 12)).toEqual([12]);
    await worker.close();
  });

  it('does not let one job that fails hold up the others', async () => {
    const done: number[] = [];
    const worker = queues.work(
      'messages',
      async ({ messageRowId }) => {
        if (messageRowId === 20) throw new Error('poison');
        done.push(messageRowId);
      },
      1,
    );
    await queues.wakeMessages([20, 21, 22]);
    await expect.poll(() => done.toSorted()).toEqual([21, 22]);
    await worker.close();
  });

  it('adds up wake-ups of the outbox while it is being looked at to exactly one more look', async () => {
    let looks = 0;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const worker = queues.work(
      'outbox',
      async () => {
        looks += 1;
        if (looks === 1) await held;
      },
      1,
    );
    await queues.wakeOutbox();
    await expect.poll(() => looks).toBe(1);
    await queues.wakeOutbox();
    await queues.wakeOutbox();
    await queues.wakeOutbox();
    release();
    await expect.poll(() => looks).toBe(2);
    await sleep(300);
    expect(looks).toBe(2);
    await worker.close();
  });

  it('runs a schedule for as long as it is asked for, once however many ask', async () => {
    let ticks = 0;
    await Promise.all([queues.schedule('sweep', 200), queues.schedule('sweep', 200)]);
    const worker = queues.work(
      'ticks',
      async ({ task }) => {
        if (task === 'sweep') ticks += 1;
      },
      1,
    );
    await expect.poll(() => ticks, { timeout: 5000 }).toBeGreaterThanOrEqual(3);
    const { ticks: counted } = await queues.counts();
    expect(counted.delayed).toBe(1);
    await worker.close();
  });

  it('tries a message again at once when a person asks for it, whatever its back-off', async () => {
    const tries: number[] = [];
    const worker = queues.work(
      'messages',
      async ({ messageRowId }) => {
        tries.push(messageRowId);
        if (tries.length < 7) throw new Error('not yet');
      },
      1,
    );
    await queues.wakeMessages([31]);
    // The seventh attempt would come half a minute after the sixth.
    await expect
      .poll(async () => {
        await queues.hurryMessages([31]);
        return tries.length;
      })
      .toBeGreaterThanOrEqual(7);
    await worker.close();
  });

  it('lists the jobs that were given up, and gives one or all of them another try', async () => {
    const done: string[] = [];
    let broken = true;
    const worker = queues.work(
      'ticks',
      async ({ task }) => {
        // The schedule of the test before goes on.
        if (task === 'sweep') return;
        if (broken) throw new PermanentError(`no ${task} today`);
        done.push(task);
      },
      1,
    );
    await queues.schedule('purge', 3_600_000);
    await queues.schedule('close', 3_600_000);
    const failed = async () => (await queues.failedJobs(10)).map(({ queue, name, why }) => `${queue} ${name}: ${why}`);
    await expect
      .poll(async () => (await failed()).toSorted())
      .toEqual(['ticks close: no close today', 'ticks purge: no purge today']);
    broken = false;
    const [first] = await queues.failedJobs(10);
    expect(await queues.retry('ticks', first?.id ?? '')).toBe(1);
    await expect.poll(() => done).toEqual([first?.name]);
    expect(await queues.retry('ticks', first?.id ?? '')).toBe(0);
    expect(await queues.retry('ticks')).toBe(1);
    await expect.poll(() => done.toSorted()).toEqual(['close', 'purge']);
    expect(await queues.failedJobs(10)).toEqual([]);
    await worker.close();
  });

  it('reports no fault in all this', () => {
    expect(faults).toEqual([]);
  });
}

describe('queues beside the rows in PostgreSQL', () => suite(() => ({ databaseUrl: database.url })));

describeWith('redis-server', 'queues on Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  suite(() => ({ redisUrl: redis.url }));
});
