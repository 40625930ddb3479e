import type { FormIssuer } from '../../blank-forms/issue-forms.ts';
import { recordAudit } from '../../db/audit.ts';
import type { Db, Tx } from '../../db/connect.ts';
import { type Consultation, isLate } from '../../domain/consultation.ts';
import type { MemberStates } from '../../domain/member-state.ts';
import type { ReminderPolicy } from '../../domain/reminder-policy.ts';
import type { StateNames } from '../../domain/state-names.ts';
import { formReference } from '../form-reference.ts';
import { bouncedAddresses } from '../outbox/bounces.ts';
import { type OutboxSettings, type OutgoingMail, queueMail } from '../outbox/outbox.ts';
import { type ClaimedMail, recordNotSent } from '../outbox/outbox-rows.ts';
import type { LanguageFiles } from '../text/language-files.ts';
import { renderMail } from '../text/render.ts';
import { readContacts, repliedStates, statesWithUs } from './awaited-replies.ts';
import { type PlannedReminder, planReminders, type ReminderFacts, type ReminderPlan } from './plan-reminders.ts';
import { heldSteps, reminderPolicyOf } from './reminder-policies.ts';

export interface PlanningContext {
  now: Date;
  /** The installation's policy, for consultations without one of their own. */
  policy: ReminderPolicy;
  memberStates: MemberStates;
}

export interface RemindingContext extends PlanningContext {
  languages: LanguageFiles;
  stateNames: StateNames;
  forms: FormIssuer;
  outbox: OutboxSettings;
}

/** Plans from the rows as they are now, and changes nothing: `remind --dry-run` shows exactly this. */
export async function remindersDue(
  db: Db | Tx,
  consultation: Consultation,
  context: PlanningContext,
): Promise<ReminderPlan> {
  return planReminders(consultation, await reminderFacts(db, consultation, context));
}

/** Everything that a plan rests on, as the rows are now. */
export async function reminderFacts(
  db: Db | Tx,
  consultation: Consultation,
  { now, policy, memberStates }: PlanningContext,
): Promise<ReminderFacts> {
  const { key } = consultation;
  const contacts = await readContacts(db);
  const reminded = await db
    .selectFrom('reminder')
    .select(['member_state as memberState', 'step', 'address', 'deadline'])
    .where('consultation', '=', key)
    .execute();
  const bounced = (await bouncedAddresses(db)).filter(({ permanent }) => permanent);
  return {
    now,
    policy: await reminderPolicyOf(db, key, policy),
    memberStates,
    contacts,
    reminded,
    replied: await repliedStates(db, key),
    withUs: await statesWithUs(db, key, contacts),
    held: new Set((await heldSteps(db, key)).map(({ step }) => step)),
    bounced: new Set(bounced.map(({ address }) => address)),
  };
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
    const mail = await writeReminder(db, consultation, reminder, context);
    const done = await db.transaction().execute((tx) => queueReminder(tx, consultation, reminder, mail, context));
    if (done) queued.push(reminder);
  }
  return queued;
}

/** The mail with the form made out to the administration. */
export async function writeReminder(
  db: Db,
  consultation: Consultation,
  { memberState, address, contactName, language: asked, step }: PlannedReminder,
  { languages, stateNames, forms, now }: RemindingContext,
): Promise<OutgoingMail> {
  const reference = await formReference(db, consultation.key, memberState, now);
  const { language } = languages.in(asked);
  const stateName = stateNames(memberState, language);
  const addressee = { memberState, stateName, address: contactName ? [contactName] : [], email: address, reference };
  return {
    ...renderMail(languages, 'reminder', language, { consultation, memberState: stateName, reference }),
    kind: 'reminder',
    dedupeKey: `reminder:${consultation.key}:${memberState}:${step}:${consultation.deadline}:${address}`,
    to: address,
    answers: null,
    replyId: null,
    about: { consultation: consultation.key, memberState },
    attachments: await forms.issue({ consultation, language, addressee }),
  };
}

async function queueReminder(
  tx: Tx,
  consultation: Consultation,
  reminder: PlannedReminder,
  mail: OutgoingMail,
  context: RemindingContext,
): Promise<boolean> {
  if ((await whyNotRemind(tx, consultation, reminder, context.now)) !== null) return false;
  const result = await queueMail(tx, mail, context.outbox, context.now);
  if (result.outcome !== 'queued') return false;
  const { memberState, step, address } = reminder;
  const key = { consultation: consultation.key, member_state: memberState, step, address };
  await tx
    .insertInto('reminder')
    .values({ ...key, deadline: consultation.deadline, outbox_id: result.outboxId })
    .execute();
  return true;
}

/** Why this Member State must not be reminded at this address, read from the rows as they are now; null if it may. */
async function whyNotRemind(
  db: Db | Tx,
  consultation: Consultation,
  { memberState, address, step }: Pick<PlannedReminder, 'memberState' | 'address' | 'step'>,
  now: Date,
): Promise<string | null> {
  if (isLate(consultation, now)) return 'the deadline has passed';
  if ((await heldSteps(db, consultation.key)).some((held) => held.step === step)) return 'staff hold this step back';
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
    .select(['reminder.consultation', 'reminder.member_state', 'reminder.address', 'reminder.step'])
    .select(['reminder.deadline', 'consultation.data'])
    .where('outbox_id', '=', mail.id)
    .executeTakeFirst();
  if (!row) return 'it belongs to no reminder';
  if (row.deadline.getTime() !== new Date(row.data.deadline).getTime()) return 'it tells a deadline that was changed';
  const later = await db
    .selectFrom('reminder')
    .select('step')
    .where('consultation', '=', row.consultation)
    .where('member_state', '=', row.member_state)
    .where('address', '=', row.address)
    .where('outbox_id', '>', mail.id)
    .executeTakeFirst();
  if (later) return `a later reminder has taken its place (${later.step})`;
  return whyNotRemind(db, row.data, { memberState: row.member_state, address: row.address, step: row.step }, now);
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
