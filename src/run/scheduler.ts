import type { App } from '../app.ts';
import { ALERT_EVERY_MS, lookForAlerts } from '../operations/look-for-alerts.ts';
import { purgeBodies } from '../operations/purge-bodies.ts';
import { carryOutReprocessing } from '../operations/reprocessing.ts';
import type { TickJob } from '../queue/jobs.ts';
import { sweep } from '../queue/sweep.ts';
import { listConsultations } from '../register/consultations.ts';
import { closeConsultation } from '../results/close-consultation.ts';
import { waitingResults } from '../results/writing.ts';
import { remindAll } from './reminders.ts';
import type { Running } from './start-worker.ts';

const SWEEP_EVERY_MS = 15_000;
const REMIND_EVERY_MS = 60_000;
const CLOSE_EVERY_MS = 60_000;
const PURGE_EVERY_MS = 3_600_000;

const TASKS: Record<TickJob['task'], (app: App) => Promise<void>> = {
  sweep: sweepOnce,
  remind: remindAll,
  close: closeDue,
  alert: lookForAlerts,
  purge: purgeDue,
};

/** Looks at the database at regular times: what was forgotten, who is to be reminded, what has come to its end. */
export async function runScheduler(app: App): Promise<Running> {
  const queues = await app.queues();
  const worker = queues.work('ticks', ({ task }) => TASKS[task](app), 1);
  await keepSchedules();
  // A flushed Redis forgets the schedules as well.
  const renewal = setInterval(() => {
    keepSchedules().catch((error: Error) => app.log.warn(`schedules: ${error.message}`));
  }, SWEEP_EVERY_MS);

  async function keepSchedules(): Promise<void> {
    await queues.schedule('sweep', SWEEP_EVERY_MS);
    await queues.schedule('remind', REMIND_EVERY_MS);
    await queues.schedule('close', CLOSE_EVERY_MS);
    await queues.schedule('alert', ALERT_EVERY_MS);
    await queues.schedule('purge', PURGE_EVERY_MS);
  }

  return {
    close: async () => {
      clearInterval(renewal);
      await worker.close();
    },
  };
}

async function sweepOnce(app: App): Promise<void> {
  const queues = await app.queues();
  await carryOutReprocessing(app.db, app.clock.now(), (ids) => queues.hurryMessages(ids));
  const swept = await sweep(app.db, queues, app.clock.now());
  if (swept.messages > 0) app.log.debug(`sweep: messages that wait: ${swept.messages}`);
}

const DAY_MS = 24 * 3_600_000;

/** Retention, where policy asks for it. */
async function purgeDue({ db, clock, config, log }: App): Promise<void> {
  const days = config.policy.retention.purgeBodiesAfterDays;
  if (days === null) return;
  const now = clock.now();
  const { messages } = await purgeBodies(db, new Date(now.getTime() - days * DAY_MS), 'tsb-intake', now);
  if (messages > 0) log.info({ event: 'purged', count: messages }, `retention: bodies of mails deleted: ${messages}`);
}

/**
 * Closes every consultation whose deadline is over and for which nothing can still be on its way to the count, and has
 * the files written of every result that waits for them.
 */
export async function closeDue(app: App): Promise<void> {
  const { db, clock, config, memberStates, log } = app;
  for (const consultation of await listConsultations(db)) {
    const context = { now: clock.now(), graceMs: config.policy.closing.graceMinutes * 60_000, memberStates };
    const outcome = await closeConsultation(db, consultation.key, context, null);
    if ('obstacle' in outcome) {
      if (outcome.obstacle !== 'running') log.debug(`${consultation.key} does not close: ${outcome.obstacle}`);
      continue;
    }
    const { number, data } = outcome.closed;
    log.info(
      { event: 'closed', consultation: consultation.key, result: number, replies: data.replies.length },
      `■ closed      ${consultation.key}: ${data.replies.length} replies counted, ${data.openCases.length} cases open (result ${number})`,
    );
  }
  if ((await waitingResults(db, clock.now())).length > 0) await (await app.queues()).wakeResults();
}
