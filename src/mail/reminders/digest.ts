import type { Db, Tx } from '../../db/connect.ts';
import type { Consultation } from '../../domain/consultation.ts';
import { type BouncedAddress, bouncedAddresses } from '../outbox/bounces.ts';
import { queueMail } from '../outbox/outbox.ts';
import { capitalOf } from '../text/capitals.ts';
import { renderMail } from '../text/render.ts';
import type { DigestData } from '../text/write-digest.ts';
import { readContacts, statesWithUs } from './awaited-replies.ts';
import { forecastStep, type ReminderFacts, type ReminderPlan } from './plan-reminders.ts';
import { type RemindingContext, reminderFacts } from './remind.ts';
import { reminderSteps } from './reminder-steps.ts';

const HOUR_MS = 3_600_000;

/** A step in its time: from the first capital at which it begins to the last one at which it ends. */
export interface StepTimes {
  step: string;
  from: Date;
  until: Date;
}

/** When each step of the policy goes out over all Member States consulted, in order of time. */
export function stepTimes(consultation: Consultation, facts: ReminderFacts): StepTimes[] {
  const { electorate } = consultation;
  const codes = facts.memberStates.all.flatMap(({ code }) =>
    electorate === null || electorate.includes(code) ? [code] : [],
  );
  const all = codes.flatMap((code) => reminderSteps(consultation, facts.policy, capitalOf(code)));
  const steps = [...new Set(all.map(({ step }) => step))].map((step) => {
    const ours = all.filter((each) => each.step === step);
    return {
      step,
      from: new Date(Math.min(...ours.map(({ from }) => from.getTime()))),
      until: new Date(Math.max(...ours.map(({ until }) => until.getTime()))),
    };
  });
  return steps.toSorted((left, right) => left.from.getTime() - right.from.getTime());
}

/** The step that staff have to be told of now: the last one whose notice has begun and which is not over. */
function stepToAnnounce(consultation: Consultation, facts: ReminderFacts): StepTimes | null {
  const notice = facts.policy.digestHoursBefore * HOUR_MS;
  if (notice === 0) return null;
  const begun = stepTimes(consultation, facts).filter(
    ({ from, until }) => from.getTime() - notice <= facts.now.getTime() && facts.now < until,
  );
  return begun.at(-1) ?? null;
}

/**
 * Tells staff who is about to be reminded, once for each step and deadline. Call it before `remindDue`, so that no
 * reminder goes out unannounced.
 * @returns the step that was announced by this call
 */
export async function announceStep(
  db: Db,
  consultation: Consultation,
  context: RemindingContext,
): Promise<string | null> {
  const facts = await reminderFacts(db, consultation, context);
  const times = stepToAnnounce(consultation, facts);
  if (times === null) return null;
  const dedupeKey = `digest:${consultation.key}:${times.step}:${consultation.deadline}`;
  const known = await db.selectFrom('outbox').select('id').where('dedupe_key', '=', dedupeKey).executeTakeFirst();
  if (known) return null;
  const data = await digestData(db, consultation, facts, times);
  // Nobody will be written to, as matters stand: there is nothing to hold.
  if (data.reminders.length === 0) return null;
  const mail = {
    ...renderMail(context.languages, 'digest', 'en', data),
    kind: 'digest' as const,
    dedupeKey,
    to: consultation.contact.email,
    answers: null,
    replyId: null,
    about: { consultation: consultation.key },
  };
  const queued = await db.transaction().execute((tx) => queueMail(tx, mail, context.outbox, context.now));
  return queued.outcome === 'queued' ? times.step : null;
}

async function digestData(
  db: Db | Tx,
  consultation: Consultation,
  facts: ReminderFacts,
  { step, from }: StepTimes,
): Promise<DigestData> {
  const plan = forecastStep(consultation, facts, step);
  const withUs = await statesWithUs(db, consultation.key, await readContacts(db));
  return {
    consultation,
    step,
    from,
    reminders: plan.reminders.map(({ name, address, from: sendAt }) => ({ name, address, sendAt })),
    withUs: [...withUs].map((code) => facts.memberStates.nameOf(code)).toSorted(),
    bounced: bouncedContacts(facts, await bouncedAddresses(db)),
    unreachable: unreachableNames(plan),
    holdCommand: `npm run --silent intake -- remind hold ${consultation.key} ${step} --why "..."`,
  };
}

function bouncedContacts({ contacts, memberStates }: ReminderFacts, bounced: readonly BouncedAddress[]) {
  return bounced.flatMap(({ address, status, action }) =>
    contacts
      .filter((contact) => contact.address === address)
      .map(({ memberState }) => ({ name: memberStates.nameOf(memberState), address, why: status ?? action })),
  );
}

function unreachableNames({ unreachable }: ReminderPlan): string[] {
  return unreachable.map(({ name }) => name);
}
