import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { readBooks } from './books/status.ts';
import type { Db } from './db/connect.ts';
import type { Queues } from './queue/open-queue.ts';

/** What Prometheus may read at /metrics. */
export interface Metrics {
  registry: Registry;
  /** Messages processed by this process, by outcome. */
  processed: Counter<'outcome'>;
  /** Seconds from taking a message up to its outcome being stored. */
  processingSeconds: Histogram;
  /** Deliveries attempted by this process, by outcome. */
  deliveries: Counter<'outcome'>;
}

/** @param sources read at every scrape, so that the figures are the database's own */
export function openMetrics(sources: { db: Db; queues: Queues; now: () => Date }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  addBooks(registry, sources.db);
  addMailbox(registry, sources.db, sources.now);
  addQueues(registry, sources.queues);
  return {
    registry,
    processed: new Counter({
      name: 'tsb_intake_messages_processed_total',
      help: 'Messages processed by this process, by outcome',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    processingSeconds: new Histogram({
      name: 'tsb_intake_processing_seconds',
      help: 'Seconds from taking a message up to storing its outcome',
      buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100],
      registers: [registry],
    }),
    deliveries: new Counter({
      name: 'tsb_intake_deliveries_total',
      help: 'Delivery attempts of this process, by outcome',
      labelNames: ['outcome'],
      registers: [registry],
    }),
  };
}

function addBooks(registry: Registry, db: Db): void {
  new Gauge({
    name: 'tsb_intake_messages',
    help: 'Messages by status; the sum is every message ever seen',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      const { seen: _, outbox: __, ...statuses } = await readBooks(db);
      for (const [status, count] of Object.entries(statuses)) this.set({ status }, count);
    },
  });
  new Gauge({
    name: 'tsb_intake_outbox',
    help: 'Outgoing mails by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { outbox } = await readBooks(db);
      for (const [state, count] of Object.entries(outbox)) this.set({ state }, count);
    },
  });
}

function addMailbox(registry: Registry, db: Db, now: () => Date): void {
  new Gauge({
    name: 'tsb_intake_seconds_since_last_scan',
    help: 'Seconds since the mailbox was last looked through with success',
    labelNames: ['mailbox'],
    registers: [registry],
    async collect() {
      const mailboxes = await db.selectFrom('mailbox').select(['name', 'last_scan_at']).execute();
      for (const { name, last_scan_at } of mailboxes) {
        if (last_scan_at) this.set({ mailbox: name }, (now().getTime() - last_scan_at.getTime()) / 1000);
      }
    },
  });
}

function addQueues(registry: Registry, queues: Queues): void {
  new Gauge({
    name: 'tsb_intake_jobs',
    help: 'Jobs by queue and state',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      for (const [queue, states] of Object.entries(await queues.counts())) {
        for (const [state, count] of Object.entries(states)) this.set({ queue, state }, count);
      }
    },
  });
}
