import { createPostgresBackend, Queue, runMigrations, UnrecoverableError, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type pg from 'pg';
import { openPool } from '../db/connect.ts';
import { PermanentError } from '../domain/errors.ts';
import { type FailedJob, listFailed, retryFailed } from './failed-jobs.ts';
import { type JobData, QUEUES, type QueueName, type TickJob } from './jobs.ts';

/** Where the queues live: on Redis in production, beside the rows in PostgreSQL by default. */
export type QueueBackend = { redisUrl: string } | { databaseUrl: string };

export interface Queues {
  readonly backend: 'redis' | 'postgres';
  /** Wakes the workers for these message rows. The same row waits at most once. */
  wakeMessages(messageRowIds: readonly number[]): Promise<void>;
  /** Has the outbox looked at now; calls while it is being looked at add up to one more look. */
  wakeOutbox(): Promise<void>;
  /** Has the files of results written that wait for them. */
  wakeResults(): Promise<void>;
  /** Has `task` run every so many milliseconds, from one schedule however many processes ask for it. */
  schedule(task: TickJob['task'], everyMs: number): Promise<void>;
  /** Attaches a function to a queue until the returned worker is closed. */
  work<Q extends QueueName>(queue: Q, handle: JobHandler<JobData[Q]>, concurrency: number): QueueWorker;
  /** Has these messages tried again now, whatever their back-off says; those without a job get one. */
  hurryMessages(messageRowIds: readonly number[]): Promise<void>;
  /** Jobs that were given up, the latest first. */
  failedJobs(limit: number): Promise<FailedJob[]>;
  /**
   * Gives failed jobs of a queue another try: this one, or all of them.
   * @returns how many
   */
  retry(queue: QueueName, id?: string): Promise<number>;
  /** Jobs per queue and state. */
  counts(): Promise<Record<QueueName, Record<string, number>>>;
  close(): Promise<void>;
}

/** Rejects with any error to have the job tried again, with PermanentError to give it up. */
export type JobHandler<Data> = (data: Data) => Promise<void>;

export interface QueueWorker {
  /** Waits for the jobs at hand, then stops. */
  close(): Promise<void>;
}

/** Rows remember what has to be done, so finished and failed jobs need not be kept. */
const FORGET = { removeOnComplete: true, removeOnFail: { count: 1000, age: 7 * 24 * 3600 } } as const;
const RETRY = { attempts: 8, backoff: { type: 'exponential', delay: 500, jitter: 0.5 } } as const;

/**
 * Opens the queues on either backend.
 * @param onError told of connection faults; BullMQ connects again by itself
 * @throws the server's error if it cannot be reached
 */
export async function openQueues(where: QueueBackend, onError: (error: Error) => void): Promise<Queues> {
  const backend =
    'redisUrl' in where ? redisBackend(where.redisUrl, onError) : await postgresBackend(where.databaseUrl, onError);
  const queues = Object.fromEntries(QUEUES.map((name) => [name, backend.queue(name)])) as Record<QueueName, Queue>;
  for (const queue of Object.values(queues)) queue.on('error', onError);
  await Promise.all(Object.values(queues).map((queue) => queue.waitUntilReady()));
  const workers = new Set<Worker>();

  async function wakeMessages(ids: readonly number[]): Promise<void> {
    const jobs = ids.map((id) => ({
      name: 'process',
      data: { messageRowId: id },
      opts: { ...FORGET, ...RETRY, removeOnFail: true, jobId: jobIdOf(id) },
    }));
    if (jobs.length > 0) await queues.messages.addBulk(jobs);
  }

  return {
    backend: backend.name,
    wakeMessages,
    async hurryMessages(ids) {
      for (const id of ids) {
        const job = await queues.messages.getJob(jobIdOf(id));
        if (await job?.isDelayed()) await job?.promote();
      }
      await wakeMessages(ids);
    },
    failedJobs: (limit) => listFailed(queues, limit),
    retry: (name, id) => retryFailed(queues[name], id),
    async wakeOutbox() {
      await queues.outbox.add('deliver', {}, { ...FORGET, deduplication: { id: 'deliver', keepLastIfActive: true } });
    },
    async wakeResults() {
      await queues.results.add('write', {}, { ...FORGET, deduplication: { id: 'write', keepLastIfActive: true } });
    },
    async schedule(task, everyMs) {
      await queues.ticks.upsertJobScheduler(task, { every: everyMs }, { name: task, data: { task }, opts: FORGET });
    },
    work(name, handle, concurrency) {
      const worker = backend.worker(name, handle as JobHandler<unknown>, concurrency);
      worker.on('error', onError);
      workers.add(worker);
      return {
        close: async () => {
          workers.delete(worker);
          await worker.close();
        },
      };
    },
    async counts() {
      const counted = await Promise.all(QUEUES.map(async (name) => [name, await queues[name].getJobCounts()]));
      return Object.fromEntries(counted);
    },
    async close() {
      await Promise.all([...workers].map((worker) => worker.close()));
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
      await backend.close();
    },
  };
}

/** One job a message row. Digits alone would be no job id for BullMQ. */
function jobIdOf(messageRowId: number): string {
  return `message-${messageRowId}`;
}

interface Backend {
  name: Queues['backend'];
  queue(name: QueueName): Queue;
  worker(name: QueueName, handle: JobHandler<unknown>, concurrency: number): Worker;
  close(): Promise<void>;
}

function redisBackend(url: string, onError: (error: Error) => void): Backend {
  // Producers fail fast when Redis is away: the rows are stored, and the sweep wakes the workers later.
  const producer = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, lazyConnect: true });
  // Workers wait for Redis to come back, however long that takes.
  const consumer = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  for (const connection of [producer, consumer]) connection.on('error', onError);
  return {
    name: 'redis',
    queue: (name) => new Queue(name, { connection: producer, prefix: 'tsb-intake' }),
    worker: (name, handle, concurrency) =>
      new Worker(name, processor(handle), { connection: consumer, prefix: 'tsb-intake', concurrency }),
    close: async () => {
      producer.disconnect();
      consumer.disconnect();
    },
  };
}

/** BullMQ's own tables live in a schema of their own beside ours. */
const QUEUE_SCHEMA = 'bullmq';

async function postgresBackend(url: string, onError: (error: Error) => void): Promise<Backend> {
  const pool = openPool(url, onError, { max: 16, options: `-c search_path=${QUEUE_SCHEMA},public` });
  await migrateQueueTables(pool);
  return {
    name: 'postgres',
    queue: (name) => new Queue(name, { connection: pool }, createPostgresBackend) as unknown as Queue,
    worker: (name, handle, concurrency) =>
      new Worker(
        name,
        processor(handle),
        { connection: pool, concurrency },
        createPostgresBackend,
      ) as unknown as Worker,
    close: () => pool.end(),
  };
}

async function migrateQueueTables(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
  } finally {
    client.release();
  }
}

function processor(handle: JobHandler<unknown>) {
  return async (job: { data: unknown }): Promise<void> => {
    try {
      await handle(job.data);
    } catch (error) {
      throw error instanceof PermanentError ? new UnrecoverableError(error.message) : error;
    }
  };
}
