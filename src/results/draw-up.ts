import type { Tx } from '../db/connect.ts';
import { type Consultation, consultedTexts, lastInstant } from '../domain/consultation.ts';
import type { MemberStates } from '../domain/member-state.ts';
import type { ConsultationResult, CountedReply, NamedState, Reopening } from '../domain/result.ts';
import { tallyReplies } from '../domain/tally.ts';
import { byName, gatherOpenCases, gatherReplies } from './gather-replies.ts';

/** When and by whom a result is drawn up, and which one it follows. */
export interface DrawingUp {
  number: number;
  now: Date;
  by: string;
  why: string | null;
  reopened: Reopening | null;
}

/**
 * Counts the standing replies and writes down what the count rests on. Everything is read in the caller's
 * transaction, which has to see one state of the database throughout (repeatable read).
 */
export async function drawUp(
  tx: Tx,
  consultation: Consultation,
  memberStates: MemberStates,
  { number, now, by, why, reopened }: DrawingUp,
): Promise<ConsultationResult> {
  const { counted, superseded, late } = await gatherReplies(tx, consultation.key, memberStates);
  return {
    format: 'tsb-intake result 1',
    consultation,
    number,
    closedAt: now.toISOString(),
    closedBy: by,
    why,
    reopened,
    texts: countTexts(consultation, counted),
    replies: counted,
    superseded,
    late,
    openCases: await gatherOpenCases(tx, consultation.key, memberStates),
    silent: silentStates(consultation, memberStates, counted),
    mailbox: {
      completeAt: (await mailboxCompleteAt(tx))?.toISOString() ?? null,
      unprocessed: await countUnprocessed(tx, lastInstant(consultation)),
    },
  };
}

function countTexts(consultation: Consultation, replies: readonly CountedReply[]) {
  // Confidence and evidence decide nothing here: what stands is counted as it stands.
  const standing = replies.map(({ answers }) =>
    Object.fromEntries(
      Object.entries(answers).map(([ref, { decision, comments }]) => [
        ref,
        { decision, comments, confidence: 1, evidence: [] },
      ]),
    ),
  );
  const refs = consultedTexts(consultation).map((text) => text.ref);
  return tallyReplies(refs, standing, consultation.thresholdPercent);
}

/** The Member States consulted that have no counted reply, as the membership was at the deadline. */
export function silentStates(
  consultation: Consultation,
  memberStates: MemberStates,
  replies: readonly { memberState: string }[],
): NamedState[] {
  const replied = new Set(replies.map(({ memberState }) => memberState));
  const deadline = lastInstant(consultation);
  return memberStates.all
    .filter(({ code }) => memberStates.isMember(code, deadline) && !replied.has(code))
    .filter(({ code }) => consultation.electorate === null || consultation.electorate.includes(code))
    .map(({ code, name }) => ({ memberState: code, name }))
    .toSorted(byName);
}

/** When the last look through the mailbox began that left nothing behind. */
export async function mailboxCompleteAt(tx: Tx): Promise<Date | null> {
  const row = await tx
    .selectFrom('mailbox')
    .select((eb) => eb.fn.max('complete_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? null;
}

/** How many mails received by then are stored and not yet processed. */
export async function countUnprocessed(tx: Tx, receivedBy: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', '=', 'pending')
    .where('received_at', '<=', receivedBy)
    .executeTakeFirstOrThrow();
  return count;
}
