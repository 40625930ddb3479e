import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { readBooks, readReasons } from '../../books/status.ts';
import { readAlerts, silenceOf } from '../../operations/alerts.ts';
import { countFailedMessages, listFailedMessages } from '../../operations/failed-messages.ts';
import { lookForAlerts } from '../../operations/look-for-alerts.ts';
import { giveUpMailbox, readMailboxes } from '../../operations/mailbox-watch.ts';
import { latestReprocessings } from '../../operations/reprocessing.ts';
import { QUEUES } from '../../queue/jobs.ts';
import { readFields } from '../shell/fields.ts';
import { guard } from '../shell/guard.ts';
import { readListPlace } from '../shell/list.ts';
import { operationsContent, type QueueState } from '../views/operations.ts';
import { words } from '../words/words.ts';

const { operations: said } = words;
const PATH = '/operations';
const WEEK_MS = 7 * 24 * 3_600_000;
/** Failed jobs shown; the rest come up as these are dealt with. */
const JOBS_SHOWN = 50;
const REPROCESSINGS_SHOWN = 5;
/** A queue that does not answer must not keep the page from showing what else there is. */
const QUEUE_PATIENCE_MS = 3000;

/** The state of the machinery: mailbox, queues, mails that could not be processed, the books. */
export function addOperations(server: FastifyInstance, app: App): void {
  server.get(PATH, (request, reply) => show(app, request, reply));

  server.post(`${PATH}/retry`, guard('reviewer'), async (request, reply) => {
    const { queue, job } = readFields(request.body, {
      queue: z.enum(QUEUES),
      job: z.string().min(1).max(200).optional(),
    });
    const count = await (await app.queues()).retry(queue, job);
    return reply.goTo(PATH, { kind: 'done', text: said.queues.retried(count) });
  });

  server.post(`${PATH}/mailbox/give-up`, guard('manager'), async (request, reply) => {
    const { name } = readFields(request.body, { name: z.string().min(1).max(500) });
    const now = app.clock.now();
    const known = (await readMailboxes(app.db)).find((each) => each.name === name);
    const silent = known && silenceOf(known, app.config.policy.intake.scanEverySeconds, now);
    if (!silent) return reply.goTo(PATH, { kind: 'problem', text: said.mailbox.stillWatched });
    await giveUpMailbox(app.db, name, request.actor.name, now);
    await lookForAlerts(app);
    return reply.goTo(PATH, { kind: 'done', text: said.mailbox.givenUp(name) });
  });
}

async function show(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db, clock, config } = app;
  const now = clock.now();
  const place = readListPlace(request.url, { sorts: ['received'] });
  const [mailboxes, books, reasons, queues, failed, failedCount, alerts, reprocessings] = await Promise.all([
    readMailboxes(db),
    readBooks(db),
    readReasons(db),
    readQueues(app),
    listFailedMessages(db, place),
    countFailedMessages(db),
    readAlerts(db, new Date(now.getTime() - WEEK_MS)),
    latestReprocessings(db, REPROCESSINGS_SHOWN),
  ]);
  const { scanEverySeconds } = config.policy.intake;
  const shown = {
    mailboxes,
    books,
    reasons,
    queues,
    failed,
    failedCount,
    place,
    alerts,
    reprocessings,
    scanEverySeconds,
    now,
  };
  return reply.page({
    title: said.title,
    section: 'operations',
    content: operationsContent(request, shown),
    wide: true,
  });
}

async function readQueues(app: App): Promise<QueueState> {
  try {
    const queues = await soon(app.queues());
    const [counts, failed] = await soon(Promise.all([queues.counts(), queues.failedJobs(JOBS_SHOWN)]));
    return { counts, failed };
  } catch (error) {
    return { away: error instanceof Error ? error.message : String(error) };
  }
}

function soon<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(said.queues.noAnswer)), QUEUE_PATIENCE_MS);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
