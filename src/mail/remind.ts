import { recordAudit } from '../db/audit.ts';
import type { Db, Tx } from '../db/connect.ts';
import { type Consultation, isLate } from '../domain/consultation.ts';
import type { MemberStates } from '../domain/member-state.ts';
import { readContacts, repliedStates, statesWithUs } from './awaited-replies.ts';
import type { LanguageFiles } from './language-files.ts';
import { type OutboxSettings, queueMail } from './outbox.ts';
import { type ClaimedMail, recordNotSent } from './outbox-rows.ts';
import { type PlannedReminder, planReminders, type ReminderPlan } from './plan-reminders.ts';
import { renderMail } from './render.ts';

export interface PlanningContext {
  now: Date;
  /** The policy's steps, as ISO 8601 durations before the deadline. */
  steps: readonly string[];
  memberStates: MemberStates;
}

export interface RemindingContext extends PlanningContext {
  languages: LanguageFiles;
  outbox: OutboxSettings;
}

/** Plans from the rows as they are now, and changes nothing: `remind --dry-run` shows exactly this. */
export async function remindersDue(
  db: Db | Tx,
  consultation: Consultation,
  context: PlanningContext,
): Promise<ReminderPlan> {
  const { key } = consultation;
  const contacts = await readContacts(db);
  const reminded = await db
    .selectFrom('reminder')
    .select(['member_state as memberState', 'step', 'address'])
    .where('consultation', '=', key)
    .execute();
  const replied = await repliedStates(db, key);
  const withUs = await statesWithUs(db, key, contacts);
  return planReminders(consultation, { ...context, contacts, replied, withUs, reminded });
}

/**
 * Queues the reminders that are due, each in a transaction of its own in which the conditions are read again.
 * Calling it twice, or in two processes at once, queues none twice.
 * @returns those queued by this call
 */
export async function remindDue(
  db: Db,
  consultation: Consultation,
  context: RemindingContext,
): Promise<PlannedReminder[]> {
  const { reminders } = await remindersDue(db, consultation, context);
  const queued: PlannedReminder[] = [];
  for (const reminder of reminders) {
    const done = await db.transaction().execute((tx) => queueReminder(tx, consultation, reminder, context));
    if (done) queued.push(reminder);
  }
  return queued;
}

async function queueReminder(
  tx: Tx,
  consultation: Consultation,
  reminder: PlannedReminder,
  context: RemindingContext,
): Promise<boolean> {
  const { memberState, step, address } = reminder;
  if ((await whyNotRemind(tx, consultation, memberState, address, context.now)) !== null) return false;
  const rendered = renderMail(context.languages, 'reminder', reminder.language, {
    consultation,
    memberState: reminder.name,
    reference: null,
  });
  const mail = {
    ...rendered,
    kind: 'reminder' as const,
    dedupeKey: `reminder:${consultation.key}:${memberState}:${step}:${address}`,
    to: address,
    answers: null,
    replyId: null,
  };
  const result = await queueMail(tx, mail, context.outbox, context.now);
  if (result.outcome !== 'queued') return false;
  await tx
    .insertInto('reminder')
    .values({ consultation: consultation.key, member_state: memberState, step, address, outbox_id: result.outboxId })
    .execute();
  return true;
}

/** Why this Member State must not be reminded at this address, read from the rows as they are now; null if it may. */
async function whyNotRemind(
  db: Db | Tx,
  consultation: Consultation,
  memberState: string,
  address: string,
  now: Date,
): Promise<string | null> {
  if (isLate(consultation, now)) return 'the deadline has passed';
  const contacts = await readContacts(db);
  if (!contacts.some((contact) => contact.memberState === memberState && contact.address === address)) {
    return 'the address is no longer in the register';
  }
  if ((await repliedStates(db, consultation.key)).has(memberState)) return 'the Member State has replied';
  if ((await statesWithUs(db, consultation.key, contacts)).has(memberState)) return 'its reply is being looked at';
  return null;
}

/**
 * Why a mail that is about to be sent is not wanted any more, or null. Only reminders can become unwanted: an
 * acknowledgement tells what has happened.
 */
export async function whyNotWanted(db: Db | Tx, mail: ClaimedMail, now: Date): Promise<string | null> {
  if (mail.kind !== 'reminder') return null;
  const row = await db
    .selectFrom('reminder')
    .innerJoin('consultation', 'consultation.key', 'reminder.consultation')
    .select(['reminder.consultation', 'reminder.member_state', 'reminder.address', 'consultation.data'])
    .where('outbox_id', '=', mail.id)
    .executeTakeFirst();
  if (!row) return 'it belongs to no reminder';
  const later = await db
    .selectFrom('reminder')
    .select('step')
    .where('consultation', '=', row.consultation)
    .where('member_state', '=', row.member_state)
    .where('address', '=', row.address)
    .where('outbox_id', '>', mail.id)
    .executeTakeFirst();
  if (later) return `a later reminder has taken its place (${later.step})`;
  return whyNotRemind(db, row.data, row.member_state, row.address, now);
}

/**
 * Takes back a claimed reminder that is not wanted any more. One that was never dialled disappears from the outbox,
 * leaving an audit entry; the same step may come again if the reason for taking it back falls away. One that was
 * dialled before may have arrived: it stays, as `failed` with the reason.
 */
export async function dropReminder(tx: Tx, mail: ClaimedMail, why: string, now: Date): Promise<void> {
  if (mail.attempts > 1) {
    const response = `not sent again: ${why}`;
    await recordNotSent(tx, mail, { outcome: 'permanent', response, retryAt: null }, now);
  } else {
    await removeUndialled(tx, mail.id);
  }
  await recordAudit(tx, {
    at: now,
    actor: 'tsb-intake',
    action: 'reminder-dropped',
    subject: `outbox:${mail.id}`,
    before: { to: mail.to_address, subject: mail.subject },
    why,
  });
}

async function removeUndialled(tx: Tx, outboxId: number): Promise<void> {
  await tx.deleteFrom('reminder').where('outbox_id', '=', outboxId).execute();
  await tx.deleteFrom('outbox_attempt').where('outbox_id', '=', outboxId).execute();
  await tx.deleteFrom('outbox').where('id', '=', outboxId).execute();
}
