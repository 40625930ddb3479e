import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './domain/errors.ts';
import { type ReminderPolicy, reminderPolicySchema } from './domain/reminder-policy.ts';

/** What an installation decides for itself: config/policy.json. */
const policySchema = z.strictObject({
  /** Steps before the deadline at which whoever has no standing reply is reminded. */
  reminders: reminderPolicySchema.shape.steps,
  /** At what time and on which days they go out, and when staff are told before. */
  reminding: reminderPolicySchema.omit({ steps: true }),
  acknowledgementsPerRecipientPerDay: z.int().min(1),
  /** Blank forms sent to whoever asks for one. */
  formsPerRecipientPerDay: z.int().min(1),
  mail: z.strictObject({
    retryForHours: z.number().positive(),
    firstRetrySeconds: z.number().positive(),
    maxRetrySeconds: z.number().positive(),
  }),
  intake: z.strictObject({
    scanEverySeconds: z.number().positive(),
    /** A larger mail is not downloaded: its header is, and staff get a case. */
    maxMessageBytes: z.int().positive(),
    batchSize: z.int().positive(),
  }),
  reading: z.strictObject({
    processes: z.int().min(1),
    timeoutSeconds: z.number().positive(),
    memoryMb: z.int().min(128),
  }),
  processing: z.strictObject({ attempts: z.int().min(1) }),
  /** When a console session ends by itself: without any page asked for, and at the longest. */
  access: z.strictObject({ sessionIdleMinutes: z.number().positive(), sessionHours: z.number().positive() }),
  closing: z.strictObject({
    /** So long after the deadline the mailbox must have been looked through before a consultation closes. */
    graceMinutes: z.number().min(0),
  }),
  retention: z.strictObject({
    /** So many days after its consultation has closed the body of a mail is deleted; null keeps all. */
    purgeBodiesAfterDays: z.int().min(1).nullable(),
  }),
  /** For so long the mail of a person's decision waits, in which the decision can be taken back. */
  review: z.strictObject({ undoSeconds: z.number().nonnegative() }),
});

export type Policy = z.infer<typeof policySchema>;

/** How Member States are reminded where a consultation has no policy of its own. */
export function usualReminderPolicy({ reminders, reminding }: Policy): ReminderPolicy {
  return { steps: reminders, ...reminding };
}

/** @throws ConfigError naming the first key of config/policy.json that is wrong */
export function loadPolicy(folder: string): Policy {
  const parsed = policySchema.safeParse(JSON.parse(readFileSync(resolve(folder, 'policy.json'), 'utf8')));
  if (!parsed.success) throw ConfigError.of(parsed.error, 'config/policy.json: ');
  return parsed.data;
}
