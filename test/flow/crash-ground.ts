import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { openQueues, type Queues } from '../../src/queue/open-queue.ts';
import { startRedis } from '../support/redis.ts';
import { startProcess, type WorkerProcess } from './workers.ts';

const PRELOAD = ['--import', join(import.meta.dirname, 'die-at.ts')];

/** One step of a worker, as `die-at.ts` tells it. */
export interface Step {
  number: number;
  /** The server's port and the beginning of what was sent there. */
  label: string;
}

/** Where workers are killed: a Redis, a folder, and the environment that they are started in. */
export interface CrashGround {
  environment: Record<string, string>;
  queues: Queues;
  /**
   * Starts a worker.
   * @param readyWhen what it says once it is at work
   * @param dieAt the step that it does not live to do: its number, counted from `count` on, or words that it sends;
   * 0 lets it live
   */
  start(name: string, readyWhen: RegExp, dieAt?: number | string): Promise<WorkerProcess>;
  /** Has the worker count its steps from now on. */
  count(worker: WorkerProcess): Promise<void>;
  /** Takes every job away, so that only the rows can bring the work back. */
  forgetJobs(): Promise<void>;
  close(): Promise<void>;
}

export async function openCrashGround(databaseUrl: string, contacts: string): Promise<CrashGround> {
  const redis = await startRedis();
  const directory = await mkdtemp(join(tmpdir(), 'tsb-crash-'));
  await writeFile(join(directory, 'contacts.csv'), contacts);
  const environment: Record<string, string> = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redis.url,
    DATA_DIR: directory,
    CONTACTS_FILE: join(directory, 'contacts.csv'),
    NODE_COMPILE_CACHE: join(directory, 'compiled'),
  };
  const store = new Redis(redis.url);
  const queues = await openQueues({ redisUrl: redis.url }, () => {});
  const started: WorkerProcess[] = [];
  return {
    environment,
    queues,
    async start(name, readyWhen, dieAt = 0) {
      const worker = startProcess(name, { ...environment, DIE_AT: String(dieAt) }, PRELOAD);
      started.push(worker);
      await worker.says(readyWhen);
      return worker;
    },
    async count(worker) {
      worker.signal('SIGUSR2');
      await worker.says(/counting steps/);
    },
    forgetJobs: async () => void (await store.flushall()),
    async close() {
      await Promise.all(started.map((worker) => worker.kill()));
      await queues.close();
      store.disconnect();
      await redis.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The steps that a worker has told so far. */
export function stepsOf(worker: WorkerProcess): Step[] {
  const told = worker.output().matchAll(/^step (\d+), (.*)$/gm);
  return [...told].map(([, number, label = '']) => ({ number: Number(number), label }));
}

/** A query that only reads, or a part of a login, as the PostgreSQL protocol frames them. */
const ONLY_READS = /^port \d+: ([PQ] .{0,4}select |p \S?(\d?SCRAM|c=)| ?b user )/;

/** Whether a step may change a row, a job or a mailbox: a death before one that only reads leaves what the next death leaves. */
export function mayChange({ label }: Step): boolean {
  return !ONLY_READS.test(label);
}
