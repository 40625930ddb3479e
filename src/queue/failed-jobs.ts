import type { Queue } from 'bullmq';
import { QUEUES, type QueueName } from './jobs.ts';

export interface FailedJob {
  queue: QueueName;
  id: string;
  /** What it was to do. */
  name: string;
  why: string;
  attempts: number;
  failedAt: Date | null;
}

/** Jobs that were given up, the latest first. */
export async function listFailed(queues: Record<QueueName, Queue>, limit: number): Promise<FailedJob[]> {
  const listed = await Promise.all(
    QUEUES.map(async (queue) => {
      const jobs = await queues[queue].getFailed(0, limit - 1);
      return jobs.map((job) => ({
        queue,
        id: String(job.id),
        name: job.name,
        why: job.failedReason ?? '',
        attempts: job.attemptsMade,
        failedAt: job.finishedOn ? new Date(job.finishedOn) : null,
      }));
    }),
  );
  const latest = (job: FailedJob) => job.failedAt?.getTime() ?? 0;
  return listed
    .flat()
    .toSorted((left, right) => latest(right) - latest(left))
    .slice(0, limit);
}

/**
 * Gives a failed job, or all of them, another try.
 * @returns how many; 0 if there is none any more
 */
export async function retryFailed(queue: Queue, id?: string): Promise<number> {
  if (id === undefined) {
    const count = await queue.getFailedCount();
    if (count > 0) await queue.retryJobs({ state: 'failed' });
    return count;
  }
  const job = await queue.getJob(id);
  if (!(await job?.isFailed())) return 0;
  await job?.retry('failed');
  return 1;
}
