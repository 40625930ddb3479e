import { type App, remindingContext } from '../app.ts';
import { announceStep } from '../mail/reminders/digest.ts';
import { remindDue } from '../mail/reminders/remind.ts';
import { listConsultations } from '../register/consultations.ts';

/** So old may the last look through the mailbox be for anybody to be reminded. */
const MAILBOX_KNOWN_MS = 10 * 60_000;

/**
 * Tells staff of the steps that are about to go out, and reminds for every consultation whose time it is; nobody while
 * the mailbox is not known, which may hold the reply.
 */
export async function remindAll(app: App): Promise<void> {
  if (!(await isMailboxKnown(app))) {
    app.log.info('reminders wait until the mailbox is read');
    return;
  }
  const queues = await app.queues();
  const context = await remindingContext(app);
  for (const consultation of await listConsultations(app.db)) {
    const announced = await announceStep(app.db, consultation, context);
    if (announced !== null) app.log.info(`✉ staff told  who gets the reminder ${announced} of ${consultation.key}`);
    const reminded = await remindDue(app.db, consultation, context);
    if (reminded.length === 0 && announced === null) continue;
    await queues.wakeOutbox();
    if (reminded.length === 0) continue;
    const [first] = reminded;
    app.log.info(
      { event: 'reminded', consultation: consultation.key, step: first?.step, count: reminded.length },
      `✉ reminding   ${reminded.length} contacts without a reply to ${consultation.key} (step ${first?.step})`,
    );
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
