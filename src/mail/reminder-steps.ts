import { type Consultation, lastInstant } from '../domain/consultation.ts';

/** A step of the policy in its time: due from its own instant until the next step's, the last one until the deadline. */
export interface ReminderStep {
  /** As written in the policy: P7D, PT24H. */
  step: string;
  from: Date;
  /** Exclusive. */
  until: Date;
}

/**
 * The policy's steps for this consultation, in order of time. A step that lies before the announcement is left out:
 * it would remind of what was announced that very day.
 * @param steps ISO 8601 durations before the deadline
 */
export function reminderSteps(consultation: Consultation, steps: readonly string[]): ReminderStep[] {
  const deadline = lastInstant(consultation).getTime() + 1;
  const announced = new Date(consultation.announced).getTime();
  const starts = steps
    .map((step) => ({ step, from: new Date(consultation.deadline).getTime() - durationMs(step) }))
    .filter(({ from }) => from > announced && from < deadline)
    .toSorted((left, right) => left.from - right.from)
    // Two ways of writing the same duration (P1D, PT24H) are one step.
    .filter(({ from }, index, all) => all[index - 1]?.from !== from);
  return starts.map(({ step, from }, index) => ({
    step,
    from: new Date(from),
    until: new Date(starts[index + 1]?.from ?? deadline),
  }));
}

/** The step that is due now: never more than one, so that a worker that was down sends the latest only. */
export function dueStep(consultation: Consultation, steps: readonly string[], now: Date): ReminderStep | null {
  return reminderSteps(consultation, steps).find(({ from, until }) => from <= now && now < until) ?? null;
}

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

function durationMs(duration: string): number {
  const [, days = '0', hours = '0', minutes = '0'] = DURATION.exec(duration) ?? [];
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000;
}
