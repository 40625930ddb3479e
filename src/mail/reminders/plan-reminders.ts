import type { Consultation } from '../../domain/consultation.ts';
import type { Contact } from '../../domain/contact.ts';
import type { MemberStates } from '../../domain/member-state.ts';
import type { ReminderPolicy } from '../../domain/reminder-policy.ts';
import { singleAddress } from '../address.ts';
import { capitalOf, UTC } from '../text/capitals.ts';
import { dueStep, type ReminderStep, reminderSteps } from './reminder-steps.ts';

/** What the plan rests on, all of it read at the time of planning. */
export interface ReminderFacts {
  now: Date;
  policy: ReminderPolicy;
  memberStates: MemberStates;
  contacts: readonly Contact[];
  /** Codes of the Member States with a standing reply. */
  replied: ReadonlySet<string>;
  /** Codes of the Member States whose mail lies with us, unprocessed or in review. */
  withUs: ReadonlySet<string>;
  /** The reminders queued before, with the deadline that they told. */
  reminded: readonly { memberState: string; step: string; address: string; deadline: Date }[];
  /** Steps that staff hold back. */
  held: ReadonlySet<string>;
  /** Addresses that do not exist any more, by the report of their own mail server. */
  bounced: ReadonlySet<string>;
}

export interface PlannedReminder {
  memberState: string;
  /** The Member State's name. */
  name: string;
  address: string;
  /** What the register calls the contact. */
  contactName: string | null;
  language: string | null;
  step: string;
  /** When the step begins at the capital. */
  from: Date;
}

export interface ReminderPlan {
  /** null: nothing is due, before the first step, on a quiet day, or after the deadline. */
  step: ReminderStep | null;
  reminders: PlannedReminder[];
  /** Member States without a reply that cannot be written to: no contact, a domain only, or an address that bounced. */
  unreachable: { memberState: string; name: string; contacts: string[] }[];
}

/**
 * Who is to be reminded now, and of which step. A Member State is named only if every condition holds for it; a
 * list that is empty, of whatever kind, means nobody.
 */
export function planReminders(consultation: Consultation, facts: ReminderFacts): ReminderPlan {
  const plan = planSteps(consultation, facts, (code) =>
    dueStep(consultation, facts.policy, capitalOf(code), facts.now),
  );
  return { ...plan, step: plan.step ?? dueStep(consultation, facts.policy, UTC, facts.now) };
}

/** Who would be reminded in this step, as matters stand now, whenever it is due at each capital. */
export function forecastStep(consultation: Consultation, facts: ReminderFacts, step: string): ReminderPlan {
  const stepOf = (code: string) =>
    reminderSteps(consultation, facts.policy, capitalOf(code)).find((each) => each.step === step) ?? null;
  return planSteps(consultation, { ...facts, held: new Set() }, stepOf);
}

function planSteps(
  consultation: Consultation,
  facts: ReminderFacts,
  stepOf: (memberState: string) => ReminderStep | null,
): ReminderPlan {
  const plan: ReminderPlan = { step: null, reminders: [], unreachable: [] };
  for (const { code, name } of awaited(consultation, facts)) {
    const step = stepOf(code);
    if (step === null) continue;
    if (plan.step === null || step.from > plan.step.from) plan.step = step;
    if (facts.held.has(step.step)) continue;
    const contacts = facts.contacts.filter((contact) => contact.memberState === code);
    const writable = contacts.filter(({ address }) => singleAddress(address) !== null && !facts.bounced.has(address));
    if (writable.length === 0) {
      plan.unreachable.push({ memberState: code, name, contacts: contacts.map(({ address }) => address) });
    }
    for (const { address, language, name: contactName } of writable) {
      const reminder = { memberState: code, name, address, contactName, language, step: step.step, from: step.from };
      if (!wasReminded(reminder, consultation, facts)) plan.reminders.push(reminder);
    }
  }
  return plan;
}

/** The Member States consulted that have not replied, as far as we know, and whose reply would count. */
function awaited({ electorate }: Consultation, facts: ReminderFacts): { code: string; name: string }[] {
  return facts.memberStates.all.filter(
    ({ code }) =>
      facts.memberStates.isMember(code, facts.now) &&
      !facts.memberStates.hasLostVote(code, facts.now) &&
      (electorate === null || electorate.includes(code)) &&
      !facts.replied.has(code) &&
      !facts.withUs.has(code),
  );
}

function wasReminded(reminder: PlannedReminder, { deadline }: Consultation, { reminded }: ReminderFacts): boolean {
  const told = new Date(deadline).getTime();
  return reminded.some(
    (sent) =>
      sent.memberState === reminder.memberState &&
      sent.step === reminder.step &&
      sent.address === reminder.address &&
      sent.deadline.getTime() === told,
  );
}
