import { type Consultation, lastInstant } from './consultation.ts';

/** What decides whether a consultation closes, all of it read at one moment. */
export interface ClosingFacts {
  now: Date;
  /** So long after the deadline the mailbox must have been looked through: clocks differ, and delivery takes time. */
  graceMs: number;
  /** When the last look through the mailbox began that left nothing behind; null if there was none. */
  mailboxCompleteAt: Date | null;
  /** Mails received by the deadline that are not processed yet, of whatever consultation. */
  unprocessed: number;
  /** Whether anything at all came in for this consultation. */
  anythingReceived: boolean;
  /** The latest result, with the deadline that it was drawn up for; null before the first one. */
  latest: { deadline: string; reopened: boolean } | null;
}

/** What stands in the way of closing. `running` and `closed` no person can overrule; the others a person may. */
export type ClosingObstacle =
  | 'running'
  | 'closed'
  | 'reopened'
  | 'mailbox-unknown'
  | 'unprocessed'
  | 'nothing-received';

/**
 * Why the consultation does not close now, or null if it does.
 *
 * It closes once nothing that was received by the deadline can still be on its way to the count. A consultation for
 * which nothing ever came is left to a person: an empty count would let every text proceed (Res. 1 §9.4.5 knows no
 * quorum), and it may as well mean that the wrong mailbox is watched.
 */
export function closingObstacle(consultation: Consultation, facts: ClosingFacts): ClosingObstacle | null {
  const last = lastInstant(consultation).getTime();
  if (facts.now.getTime() <= last) return 'running';
  if (facts.latest && !facts.latest.reopened) return 'closed';
  if (facts.latest && !isExtended(consultation, facts.latest.deadline)) return 'reopened';
  if (facts.mailboxCompleteAt === null || facts.mailboxCompleteAt.getTime() < last + facts.graceMs)
    return 'mailbox-unknown';
  if (facts.unprocessed > 0) return 'unprocessed';
  return facts.anythingReceived ? null : 'nothing-received';
}

/** After a reopening a person closes, unless the deadline was extended: then the new one closes by itself. */
function isExtended({ deadline }: Consultation, before: string): boolean {
  return new Date(deadline).getTime() > new Date(before).getTime();
}
