import { recordAudit } from '../db/audit.ts';
import type { Db, Tx } from '../db/connect.ts';
import { type ClosingFacts, type ClosingObstacle, closingObstacle } from '../domain/closing.ts';
import { type Consultation, lastInstant } from '../domain/consultation.ts';
import type { MemberStates } from '../domain/member-state.ts';
import { findConsultation } from '../register/consultations.ts';
import { countUnprocessed, drawUp, mailboxCompleteAt } from './draw-up.ts';
import { listResults, readResult, type StoredResult } from './read-results.ts';
import { ResultError } from './result-error.ts';
import { say } from './sentences.ts';

export interface ClosingContext {
  now: Date;
  graceMs: number;
  memberStates: MemberStates;
}

/** Who closes a consultation by hand, and why. */
export interface Closer {
  actor: string;
  why: string;
  /** Closes although something may still be on its way to the count. The result says what it was. */
  anyway: boolean;
}

export type Closed = { closed: StoredResult } | { obstacle: ClosingObstacle; facts: ClosingFacts };

/** Obstacles that only a person who says so may overrule; the result keeps what was known of the mailbox. */
const NEEDS_ANYWAY: readonly ClosingObstacle[] = ['mailbox-unknown', 'unprocessed'];
/** Obstacles that are gone as soon as a person closes at all. */
const PERSON_SUFFICES: readonly ClosingObstacle[] = ['reopened', 'nothing-received'];

/**
 * Closes a consultation if its time has come: draws up the result and stores it, once. Called by two processes at the
 * same time it closes once; the other finds it closed. The deadline is read in the same moment as everything else, so
 * that one extended just now is heeded.
 * @param closer null: the program itself, which overrules nothing
 * @throws ResultError that says so if there is no such consultation
 */
export async function closeConsultation(
  db: Db,
  key: string,
  context: ClosingContext,
  closer: Closer | null,
): Promise<Closed> {
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => closeIn(tx, await readConsultation(tx, key), context, closer));
  } catch (error) {
    if (!isRace(error)) throw error;
    const facts = await db.transaction().execute(async (tx) => readFacts(tx, await readConsultation(tx, key), context));
    return { obstacle: 'closed', facts };
  }
}

/** What stands in the way of closing now, for whoever waits for it; null if nothing does. */
export async function checkClosing(
  db: Db,
  consultation: Consultation,
  context: Omit<ClosingContext, 'memberStates'>,
): Promise<{ obstacle: ClosingObstacle | null; facts: ClosingFacts }> {
  return db.transaction().execute(async (tx) => {
    const facts = await readFacts(tx, consultation, context);
    return { obstacle: closingObstacle(consultation, facts), facts };
  });
}

/** Locked, so that nobody corrects it between the count and the commit. */
async function readConsultation(tx: Tx, key: string): Promise<Consultation> {
  const consultation = await findConsultation(tx, key, true);
  if (!consultation) throw new ResultError(say('consultation-none', { key }));
  return consultation;
}

async function closeIn(
  tx: Tx,
  consultation: Consultation,
  context: ClosingContext,
  closer: Closer | null,
): Promise<Closed> {
  const facts = await readFacts(tx, consultation, context);
  const obstacle = obstacleFor(consultation, facts, closer);
  if (obstacle) return { obstacle, facts };
  const before = (await listResults(tx, consultation.key)).at(-1) ?? null;
  const actor = closer?.actor ?? 'tsb-intake';
  const data = await drawUp(tx, consultation, context.memberStates, {
    number: (before?.number ?? 0) + 1,
    now: context.now,
    by: actor,
    why: closer?.why ?? null,
    reopened: before?.reopening
      ? { number: before.number, ...before.reopening, at: before.reopening.at.toISOString() }
      : null,
  });
  const { id } = await tx
    .insertInto('result')
    .values({
      consultation: consultation.key,
      number: data.number,
      closed_at: context.now,
      closed_by: actor,
      why: data.why,
      data: JSON.stringify(data),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('result_writing')
    .values({ result_id: id, state: 'waiting', step: null, step_said: null, error: null, updated_at: context.now })
    .execute();
  await recordAudit(tx, {
    at: context.now,
    actor,
    action: 'consultation closed',
    subject: `consultation:${consultation.key}`,
    after: { result: data.number, replies: data.replies.length, texts: data.texts },
    why: data.why,
  });
  const closed = await readResult(tx, id);
  if (!closed) throw new Error(`result ${id} was inserted and not found`);
  return { closed };
}

/** What stands in the way of this closer: a person may overrule what the program may not. */
function obstacleFor(consultation: Consultation, facts: ClosingFacts, closer: Closer | null): ClosingObstacle | null {
  const obstacle = closingObstacle(consultation, facts);
  if (obstacle === null || closer === null) return obstacle;
  if (!PERSON_SUFFICES.includes(obstacle)) return NEEDS_ANYWAY.includes(obstacle) && closer.anyway ? null : obstacle;
  // What a reopening hid: the mailbox must still have been read.
  const unread = closingObstacle(consultation, { ...facts, latest: null, anythingReceived: true });
  return unread === null || closer.anyway ? null : unread;
}

async function readFacts(
  tx: Tx,
  consultation: Consultation,
  context: Omit<ClosingContext, 'memberStates'>,
): Promise<ClosingFacts> {
  const latest = (await listResults(tx, consultation.key)).at(-1);
  return {
    now: context.now,
    graceMs: context.graceMs,
    mailboxCompleteAt: await mailboxCompleteAt(tx),
    unprocessed: await countUnprocessed(tx, lastInstant(consultation)),
    anythingReceived: await isAnythingReceived(tx, consultation.key),
    latest: latest ? { deadline: latest.deadline, reopened: latest.reopening !== null } : null,
  };
}

async function isAnythingReceived(tx: Tx, consultation: string): Promise<boolean> {
  const reply = await tx
    .selectFrom('reply')
    .select('id')
    .where('consultation', '=', consultation)
    .limit(1)
    .executeTakeFirst();
  if (reply) return true;
  const open = await tx
    .selectFrom('review_case')
    .select('id')
    .where('status', '=', 'open')
    .where('consultation', '=', consultation)
    .limit(1)
    .executeTakeFirst();
  return open !== undefined;
}

/** Two closed at once: the number was taken (unique), or the rows read had changed (serialization). */
function isRace(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return code === '23505' || code === '40001';
}
