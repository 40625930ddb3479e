import { recordAudit } from '../db/audit.ts';
import type { Db } from '../db/connect.ts';
import type { Consultation } from '../domain/consultation.ts';
import { announceOutcome } from '../mail/announce-outcome.ts';
import type { RemindingContext } from '../mail/reminders/remind.ts';
import { standingResult } from './read-results.ts';
import { ResultError } from './result-error.ts';
import { say } from './sentences.ts';

/** What was announced: the number of the result, and how many mails this call put in the outbox. */
export interface Announced {
  number: number;
  queued: number;
}

/**
 * Tells the Member States that were consulted what the standing result says (WTSA Res. 1 §9.6.1). A person starts it:
 * nothing is announced by itself. Calling it again reaches only who was not told yet.
 * @throws ResultError that says so if no result stands
 */
export async function announceResult(
  db: Db,
  consultation: Consultation,
  context: RemindingContext,
  by: { actor: string; why: string | null },
): Promise<Announced> {
  const result = await standingResult(db, consultation.key);
  if (!result) throw new ResultError(say('result-not-standing', { key: consultation.key }));
  const { number, replies, texts } = result;
  const corrected = await wasAnnouncedBefore(db, consultation.key, number);
  const queued = await announceOutcome(db, consultation, { replies, texts, corrected }, number, context);
  await recordAudit(db, {
    at: context.now,
    actor: by.actor,
    action: 'outcome announced',
    subject: `consultation:${consultation.key}`,
    after: { result: number, mails: queued },
    why: by.why,
  });
  return { number, queued };
}

/** How many mails announce this result so far. */
export async function countAnnouncements(db: Db, consultation: string, number: number): Promise<number> {
  const { count } = await announcements(db, consultation)
    .where('dedupe_key', 'like', `${prefix(consultation, number)}%`)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Whether Member States were told of an earlier result, which this one then corrects. */
async function wasAnnouncedBefore(db: Db, consultation: string, number: number): Promise<boolean> {
  const { count } = await announcements(db, consultation)
    .where('dedupe_key', 'not like', `${prefix(consultation, number)}%`)
    .executeTakeFirstOrThrow();
  return Number(count) > 0;
}

function announcements(db: Db, consultation: string) {
  return db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('kind', '=', 'outcome')
    .where('consultation', '=', consultation);
}

function prefix(consultation: string, number: number): string {
  return `outcome:${consultation}:${number}:`;
}
