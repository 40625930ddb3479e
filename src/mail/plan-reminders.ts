import type { Consultation } from '../domain/consultation.ts';
import type { Contact } from '../domain/contact.ts';
import type { MemberStates } from '../domain/member-state.ts';
import { singleAddress } from './address.ts';
import { dueStep, type ReminderStep } from './reminder-steps.ts';

/** What the plan rests on, all of it read at the time of planning. */
export interface ReminderFacts {
  now: Date;
  /** The policy's steps, as ISO 8601 durations before the deadline. */
  steps: readonly string[];
  memberStates: MemberStates;
  contacts: readonly Contact[];
  /** Codes of the Member States with a standing reply. */
  replied: ReadonlySet<string>;
  /** Codes of the Member States whose mail lies with us, unprocessed or in review. */
  withUs: ReadonlySet<string>;
  /** The reminders queued before. */
  reminded: readonly { memberState: string; step: string; address: string }[];
}

export interface PlannedReminder {
  memberState: string;
  /** The Member State's name. */
  name: string;
  address: string;
  language: string | null;
  step: string;
}

export interface ReminderPlan {
  /** null: nothing is due, before the first step or after the deadline. */
  step: ReminderStep | null;
  reminders: PlannedReminder[];
  /** Member States without a reply that cannot be written to: no contact, or a domain only. */
  unreachable: { memberState: string; name: string; contacts: string[] }[];
}

/**
 * Who is to be reminded now, and of which step. A Member State is named only if every condition holds for it; a
 * list that is empty, of whatever kind, means nobody.
 */
export function planReminders(consultation: Consultation, facts: ReminderFacts): ReminderPlan {
  const step = dueStep(consultation, facts.steps, facts.now);
  if (step === null) return { step: null, reminders: [], unreachable: [] };
  const plan: ReminderPlan = { step, reminders: [], unreachable: [] };
  for (const { code, name } of awaited(consultation, facts)) {
    const contacts = facts.contacts.filter((contact) => contact.memberState === code);
    const writable = contacts.filter((contact) => singleAddress(contact.address) !== null);
    if (writable.length === 0) {
      plan.unreachable.push({ memberState: code, name, contacts: contacts.map(({ address }) => address) });
    }
    for (const { address, language } of writable) {
      const reminder = { memberState: code, name, address, language, step: step.step };
      if (!wasReminded(reminder, facts)) plan.reminders.push(reminder);
    }
  }
  return plan;
}

/** The Member States consulted that have not replied, as far as we know. */
function awaited({ electorate }: Consultation, facts: ReminderFacts): { code: string; name: string }[] {
  return facts.memberStates.all.filter(
    ({ code }) =>
      facts.memberStates.isMember(code, facts.now) &&
      (electorate === null || electorate.includes(code)) &&
      !facts.replied.has(code) &&
      !facts.withUs.has(code),
  );
}

function wasReminded(reminder: PlannedReminder, { reminded }: ReminderFacts): boolean {
  return reminded.some(
    (sent) =>
      sent.memberState === reminder.memberState && sent.step === reminder.step && sent.address === reminder.address,
  );
}
