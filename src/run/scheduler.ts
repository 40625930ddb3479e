import type { App } from '../app.ts';
import { remindDue } from '../mail/remind.ts';
import { sweep } from '../queue/sweep.ts';
import { listConsultations } from '../register/consultations.ts';
import type { Running } from './start-worker.ts';

const SWEEP_EVERY_MS = 15_000;
const REMIND_EVERY_MS = 60_000;

/** Looks at the database at regular times: what was forgotten, and who is to be reminded. */
export async function runScheduler(app: App): Promise<Running> {
  const queues = await app.queues();
  const worker = queues.work('ticks', ({ task }) => (task === 'sweep' ? sweepOnce(app) : remindAll(app)), 1);
  await keepSchedules();
  // A flushed Redis forgets the schedules as well.
  const renewal = setInterval(() => {
    keepSchedules().catch((error: Error) => app.log.warn(`schedules: ${error.message}`));
  }, SWEEP_EVERY_MS);

  async function keepSchedules(): Promise<void> {
    await queues.schedule('sweep', SWEEP_EVERY_MS);
    await queues.schedule('remind', REMIND_EVERY_MS);
  }

  return {
    close: async () => {
      clearInterval(renewal);
      await worker.close();
    },
  };
}

async function sweepOnce(app: App): Promise<void> {
  const swept = await sweep(app.db, await app.queues(), app.clock.now());
  if (swept.messages > 0) app.log.debug(`sweep: ${swept.messages} messages wait`);
}

/** So old may the last look through the mailbox be for anybody to be reminded. */
const MAILBOX_KNOWN_MS = 10 * 60_000;

/** Reminds for every consultation whose time it is; nobody while the mailbox is not known, which may hold the reply. */
export async function remindAll(app: App): Promise<void> {
  if (!(await isMailboxKnown(app))) {
    app.log.info('reminders wait until the mailbox is read');
    return;
  }
  const queues = await app.queues();
  for (const consultation of await listConsultations(app.db)) {
    const reminded = await remindDue(app.db, consultation, {
      now: app.clock.now(),
      steps: app.config.policy.reminders,
      memberStates: app.memberStates,
      languages: app.answering.languages,
      outbox: app.answering.outbox,
    });
    if (reminded.length === 0) continue;
    const [first] = reminded;
    app.log.info(
      { event: 'reminded', consultation: consultation.key, step: first?.step, count: reminded.length },
      `✉ reminding   ${reminded.length} contacts without a reply to ${consultation.key} (step ${first?.step})`,
    );
    await queues.wakeOutbox();
  }
}

async function isMailboxKnown({ db, clock }: App): Promise<boolean> {
  const { at } = await db
    .selectFrom('mailbox')
    .select((eb) => eb.fn.max('last_scan_at').as('at'))
    .executeTakeFirstOrThrow();
  const unread = await db
    .selectFrom('message')
    .select('id')
    .where('status', '=', 'pending')
    .limit(1)
    .executeTakeFirst();
  return at !== null && clock.now().getTime() - at.getTime() < MAILBOX_KNOWN_MS && unread === undefined;
}
