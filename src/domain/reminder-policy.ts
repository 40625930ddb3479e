import { z } from 'zod';

/** How each part of a policy is written, for whoever wrote it otherwise, in English. */
export const POLICY_MENDS = {
  steps: 'write an ISO 8601 duration such as P7D or PT24H',
  timeOfDay: 'write a time of day such as 09:00',
  quietDays: 'write weekend, a day of the week (SA), a day of every year (12-25) or one day (2026-12-31)',
  digestHoursBefore: 'write a number of hours, 0 or more',
};

const duration = z.string().regex(/^P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?$/, {
  message: POLICY_MENDS.steps,
});

/** `weekend`: the weekend of each Member State's own country. */
const quietDay = z.string().regex(/^(weekend|MO|TU|WE|TH|FR|SA|SU|(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))$/, {
  message: POLICY_MENDS.quietDays,
});

/** When whoever has no standing reply is reminded; each consultation may have a policy of its own. */
export const reminderPolicySchema = z.strictObject({
  /** Durations before the deadline. */
  steps: z.array(duration),
  /** The time at each capital at which reminders go out; null: exactly the duration before the deadline. */
  timeOfDay: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, POLICY_MENDS.timeOfDay)
    .nullable(),
  /** Days on which no reminder goes out: it goes out earlier instead. */
  quietDays: z.array(quietDay),
  /** So long before the first mail of a step staff are told who will get one; 0: not at all. */
  digestHoursBefore: z.number(POLICY_MENDS.digestHoursBefore).min(0, POLICY_MENDS.digestHoursBefore),
});

export type ReminderPolicy = z.infer<typeof reminderPolicySchema>;
