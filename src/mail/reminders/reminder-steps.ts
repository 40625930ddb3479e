import { type Consultation, lastInstant } from '../../domain/consultation.ts';
import type { ReminderPolicy } from '../../domain/reminder-policy.ts';
import type { Capital } from '../text/capitals.ts';
import { dayBefore, instantAt, localDay, weekday } from '../text/local-time.ts';

/** A step of the policy in its time: due from its own instant until the next step's, the last one until the deadline. */
export interface ReminderStep {
  /** As written in the policy: P7D, PT24H. */
  step: string;
  from: Date;
  /** Exclusive. */
  until: Date;
}

/** Whatever the policy calls quiet, no step is moved by more than this. */
const MOST_QUIET_DAYS = 60;

/**
 * The policy's steps for one Member State, in order of time. A step goes out at the policy's time of day at the capital
 * and never on a quiet day: at the latest such time that leaves the administration the duration that the step promises.
 * One that would lie before the announcement is left out: it would remind of what was announced that very day. Of
 * several that quiet days move to the same time the last one is kept.
 */
export function reminderSteps(
  consultation: Consultation,
  policy: ReminderPolicy,
  capital: Capital,
): readonly ReminderStep[] {
  const known = calendars.get(policy) ?? new Map<string, readonly ReminderStep[]>();
  calendars.set(policy, known);
  const key = [consultation.deadline, consultation.announced, capital.zone, ...capital.weekend].join(' ');
  const steps = known.get(key) ?? calculateSteps(consultation, policy, capital);
  known.set(key, steps);
  return steps;
}

/** Clocks of 194 capitals cost time, and a page asks for the same steps again and again. */
const calendars = new WeakMap<ReminderPolicy, Map<string, readonly ReminderStep[]>>();

function calculateSteps(consultation: Consultation, policy: ReminderPolicy, capital: Capital): ReminderStep[] {
  const deadline = lastInstant(consultation).getTime() + 1;
  const announced = new Date(consultation.announced).getTime();
  const starts = distinct(policy.steps)
    .flatMap((step) => {
      const nominal = new Date(consultation.deadline).getTime() - durationMs(step);
      const from = sendingTime(nominal, policy, capital);
      return from === null ? [] : [{ step, nominal, from }];
    })
    .filter(({ from }) => from > announced && from < deadline)
    .toSorted((left, right) => left.from - right.from || left.nominal - right.nominal)
    .filter(({ from }, index, all) => all[index + 1]?.from !== from);
  return starts.map(({ step, from }, index) => ({
    step,
    from: new Date(from),
    until: new Date(starts[index + 1]?.from ?? deadline),
  }));
}

/** Two ways of writing the same duration (P1D, PT24H) are one step. */
function distinct(steps: readonly string[]): string[] {
  return steps.filter((step, index) => steps.findIndex((other) => durationMs(other) === durationMs(step)) === index);
}

/** The latest instant, not after the nominal one, at which the policy lets a reminder go out. */
function sendingTime(nominal: number, policy: ReminderPolicy, capital: Capital): number | null {
  const { zone } = capital;
  let day = localDay(new Date(nominal), zone);
  for (let count = 0; count <= MOST_QUIET_DAYS; count++) {
    const time =
      policy.timeOfDay === null ? nominal - count * DAY_MS : instantAt(day, policy.timeOfDay, zone).getTime();
    if (time <= nominal && !isQuiet(localDay(new Date(time), zone), policy, capital)) return time;
    day = dayBefore(day);
  }
  return null;
}

const DAY_MS = 24 * 3_600_000;
const WEEKDAYS = ['', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** @param day ISO date at the capital */
export function isQuiet(day: string, { quietDays }: ReminderPolicy, { weekend }: Capital): boolean {
  return quietDays.some((quiet) => {
    if (quiet === 'weekend') return weekend.includes(weekday(day));
    return quiet === WEEKDAYS[weekday(day)] || quiet === day.slice(5) || quiet === day;
  });
}

/**
 * The step that is due now: never more than one, so that a worker that was down sends the latest only; and none on a
 * quiet day, when what was missed waits for the next day that is not.
 */
export function dueStep(
  consultation: Consultation,
  policy: ReminderPolicy,
  capital: Capital,
  now: Date,
): ReminderStep | null {
  const step = reminderSteps(consultation, policy, capital).find(({ from, until }) => from <= now && now < until);
  return step && !isQuiet(localDay(now, capital.zone), policy, capital) ? step : null;
}

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

function durationMs(duration: string): number {
  const [, days = '0', hours = '0', minutes = '0'] = DURATION.exec(duration) ?? [];
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000;
}
