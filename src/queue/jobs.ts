/**
 * The queues and what their jobs carry. A job is a wake-up: it names a row or nothing at all, never holds mail. Jobs
 * may be lost, doubled or run late; the rows in the database decide what is left to do.
 */
export const QUEUES = ['messages', 'outbox', 'ticks', 'results'] as const;

export type QueueName = (typeof QUEUES)[number];

/** Process one stored message. */
export interface MessageJob {
  messageRowId: number;
}

/** Deliver whatever is due in the outbox. */
export type OutboxJob = Record<string, never>;

/** Write the files of whatever result waits for them. */
export type ResultsJob = Record<string, never>;

/** A regular look at the database: what was forgotten, what is due. */
export interface TickJob {
  task: 'sweep' | 'remind' | 'close' | 'alert' | 'purge';
}

export interface JobData {
  messages: MessageJob;
  outbox: OutboxJob;
  ticks: TickJob;
  results: ResultsJob;
}
