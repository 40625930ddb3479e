import type { Db, Tx } from '../../db/connect.ts';
import type { OutboxState } from '../../db/mail-schema.ts';
import type { Consultation } from '../../domain/consultation.ts';
import type { ReminderPolicy } from '../../domain/reminder-policy.ts';
import { stepTimes } from './digest.ts';
import { forecastStep, type PlannedReminder, type ReminderPlan } from './plan-reminders.ts';
import { type PlanningContext, reminderFacts } from './remind.ts';
import { heldSteps } from './reminder-policies.ts';

/** The reminders of a consultation, past and to come, as staff look at them. */
export interface ReminderSchedule {
  consultation: Consultation;
  policy: ReminderPolicy;
  /** Whether the consultation has a policy of its own. */
  isOwnPolicy: boolean;
  steps: ScheduledStep[];
}

export interface ScheduledStep {
  step: string;
  /** From the first capital at which it begins to the last one at which it ends. */
  from: Date;
  until: Date;
  stage: 'planned' | 'running' | 'over';
  held: { heldBy: string; heldAt: Date; why: string } | null;
  /** Who would get it, as matters stand now; nobody once it is over. */
  planned: PlannedReminder[];
  unreachable: ReminderPlan['unreachable'];
  sent: SentReminder[];
}

export interface SentReminder {
  outboxId: number;
  memberState: string;
  address: string;
  state: OutboxState;
  sentAt: Date | null;
}

/** Reads the schedule from the rows as they are now. */
export async function reminderSchedule(
  db: Db | Tx,
  consultation: Consultation,
  context: PlanningContext,
): Promise<ReminderSchedule> {
  const facts = await reminderFacts(db, consultation, context);
  const own = await db
    .selectFrom('reminder_policy')
    .select('consultation')
    .where('consultation', '=', consultation.key)
    .executeTakeFirst();
  const held = await heldSteps(db, consultation.key);
  const sent = await sentReminders(db, consultation);
  const steps = stepTimes(consultation, facts).map(({ step, from, until }): ScheduledStep => {
    const stage = context.now < from ? 'planned' : context.now < until ? 'running' : 'over';
    const plan = stage === 'over' ? null : forecastStep(consultation, facts, step);
    return {
      ...{ step, from, until, stage },
      held: held.find((each) => each.step === step) ?? null,
      planned: plan?.reminders ?? [],
      unreachable: plan?.unreachable ?? [],
      sent: sent.filter((each) => each.step === step),
    };
  });
  return { consultation, policy: facts.policy, isOwnPolicy: own !== undefined, steps };
}

async function sentReminders(db: Db | Tx, { key, deadline }: Consultation) {
  return db
    .selectFrom('reminder')
    .innerJoin('outbox', 'outbox.id', 'reminder.outbox_id')
    .select(['reminder.step', 'reminder.member_state as memberState', 'reminder.address'])
    .select(['outbox.id as outboxId', 'outbox.state', 'outbox.sent_at as sentAt'])
    .where('reminder.consultation', '=', key)
    .where('reminder.deadline', '=', new Date(deadline))
    .orderBy('outbox.id')
    .execute();
}

/**
 * Checks that a consultation has this step.
 * @throws Error that names the steps it has
 */
export function mustHaveStep({ consultation, steps }: ReminderSchedule, step: string): void {
  if (steps.some((each) => each.step === step)) return;
  const known = steps.map((each) => each.step).join(', ');
  throw new Error(`${consultation.key} has no reminder ${step}. It has ${known || 'none'}.`);
}
