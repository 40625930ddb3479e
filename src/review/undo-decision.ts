import type { Db, Tx } from '../db/connect.ts';
import type { BeforeDecision, CaseDecisionKind } from '../db/review-schema.ts';
import type { Saying } from '../domain/saying.ts';
import { HELD_UNTIL } from '../mail/hold-mail.ts';
import { lockVersions } from '../replies/rows/store-version.ts';
import { caseHistory, tellEvent } from './case-history.ts';
import { CannotDecide, changeCase, type Decider } from './change-case.ts';
import { takeSenderBack } from './enter-sender.ts';
import { say } from './sentences.ts';

/** The latest decision on a case, as far as it can be taken back. */
export interface UndoableDecision {
  kind: CaseDecisionKind;
  actor: string;
  decidedAt: Date;
  /** When its mail goes; null if it sends none, or none that still waits. */
  mailGoesAt: Date | null;
  /** Why it cannot be undone any more; null if it can. */
  tooLate: Saying | null;
}

/** What a person may take back on this case; null if nothing was decided, or all of it was taken back. */
export async function undoableDecision(db: Db | Tx, caseId: number): Promise<UndoableDecision | null> {
  const decision = await latestDecision(db, caseId);
  if (!decision) return null;
  const mails = await mailsOf(db, decision.id);
  return {
    kind: decision.kind,
    actor: decision.actor,
    decidedAt: decision.decidedAt,
    mailGoesAt: mails.find((mail) => isHeld(mail) && mail.goesAt < HELD_UNTIL)?.goesAt ?? null,
    tooLate: await whyTooLate(db, decision, mails),
  };
}

/**
 * Takes the latest decision on a case back: the case, the reply versions and the books are as they were, and its mail
 * is never sent. All of it in the caller's transaction.
 * @throws CannotDecide once the mail was dialled, or if something else has followed
 */
export async function undoDecision(tx: Tx, caseId: number, by: Decider): Promise<CaseDecisionKind> {
  const open = await tx
    .selectFrom('review_case')
    .select(['id', 'version'])
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  const decision = open && (await latestDecision(tx, caseId));
  if (!decision) throw new CannotDecide(say('undo-nothing', { id: caseId }));
  if (decision.reply) await lockVersions(tx, decision.reply.consultation, decision.reply.memberState);
  // Waits for a worker that is about to dial; once that has claimed the mail, its state says so.
  const mails = await mailsOf(tx, decision.id, true);
  const tooLate = await whyTooLate(tx, decision, mails);
  if (tooLate !== null) throw new CannotDecide(tooLate);
  await removeMails(tx, mails);
  if (decision.reply) await tx.deleteFrom('reply').where('id', '=', decision.reply.id).execute();
  await restoreRows(tx, decision.before);
  await takeSenderBack(tx, decision.before, by);
  await tx.updateTable('review_decision').set({ undone_at: by.now }).where('id', '=', decision.id).execute();
  const { draft, askedAt } = decision.before.case;
  await changeCase(
    tx,
    open,
    {
      ...{ status: 'open', resolved_at: null, resolved_by: null, resolution: null, draft },
      asked_at: askedAt ? new Date(askedAt) : null,
    },
    { action: 'review undo', before: { decision: decision.kind }, after: { reply: decision.reply?.reference ?? null } },
    by,
  );
  return decision.kind;
}

interface Decision {
  id: number;
  caseId: number;
  kind: CaseDecisionKind;
  actor: string;
  decidedAt: Date;
  /** The case's version that it made. */
  version: number;
  /** The case's version now. */
  versionNow: number;
  before: BeforeDecision;
  reply: { id: number; reference: string; consultation: string; memberState: string } | null;
}

async function latestDecision(db: Db | Tx, caseId: number): Promise<Decision | null> {
  const row = await db
    .selectFrom('review_decision as decision')
    .innerJoin('review_case', 'review_case.id', 'decision.case_id')
    .leftJoin('reply', 'reply.id', 'decision.reply_id')
    .select(['decision.id', 'decision.case_id', 'decision.kind', 'decision.actor', 'decision.decided_at'])
    .select(['decision.case_version', 'decision.before', 'review_case.version'])
    .select(['reply.id as reply_id', 'reply.reference', 'reply.consultation', 'reply.member_state'])
    .where('decision.case_id', '=', caseId)
    .where('decision.undone_at', 'is', null)
    .orderBy('decision.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { reply_id: id, reference, consultation, member_state: memberState } = row;
  return {
    id: row.id,
    caseId: row.case_id,
    kind: row.kind,
    actor: row.actor,
    decidedAt: row.decided_at,
    version: row.case_version,
    versionNow: row.version,
    before: row.before,
    reply: id && reference && consultation && memberState ? { id, reference, consultation, memberState } : null,
  };
}

interface DecisionMail {
  id: number;
  to: string;
  state: string;
  attempts: number;
  goesAt: Date;
}

async function mailsOf(db: Db | Tx, decisionId: number, lock = false): Promise<DecisionMail[]> {
  return db
    .selectFrom('outbox')
    .innerJoin('review_decision_mail', 'review_decision_mail.outbox_id', 'outbox.id')
    .select(['outbox.id', 'to_address as to', 'state', 'attempts', 'next_attempt_at as goesAt'])
    .where('review_decision_mail.decision_id', '=', decisionId)
    .orderBy('outbox.id')
    .$if(lock, (query) => query.forUpdate(['outbox']))
    .execute();
}

function isHeld(mail: DecisionMail): boolean {
  return mail.state === 'pending' && mail.attempts === 0;
}

async function whyTooLate(db: Db | Tx, decision: Decision, mails: readonly DecisionMail[]): Promise<Saying | null> {
  const gone = mails.find((mail) => !isHeld(mail));
  if (gone) return say('undo-mail-gone', { to: gone.to });
  if (decision.versionNow !== decision.version) {
    const changes = (await caseHistory(db, decision.caseId)).slice(-1);
    return say('undo-changed', { changes: changes.map(tellEvent) });
  }
  if (decision.reply && (await isFollowed(db, decision.reply))) return say('undo-followed');
  return null;
}

async function isFollowed(db: Db | Tx, reply: NonNullable<Decision['reply']>): Promise<boolean> {
  const later = await db
    .selectFrom('reply')
    .select('id')
    .where('consultation', '=', reply.consultation)
    .where('member_state', '=', reply.memberState)
    .where('id', '>', reply.id)
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
}

async function removeMails(tx: Tx, mails: readonly DecisionMail[]): Promise<void> {
  if (mails.length === 0) return;
  const ids = mails.map((mail) => mail.id);
  await tx.deleteFrom('outbox').where('id', 'in', ids).execute();
}

async function restoreRows(tx: Tx, { messages, replies }: BeforeDecision): Promise<void> {
  for (const { id, status, reason, said } of replies) {
    const columns = { status, status_reason: reason, status_reason_said: said ? JSON.stringify(said) : null };
    await tx.updateTable('reply').set(columns).where('id', '=', id).execute();
  }
  for (const { id, status, reason, said, processedAt } of messages) {
    await tx
      .updateTable('message')
      .set({
        ...{ status, reason, reason_said: said ? JSON.stringify(said) : null },
        processed_at: processedAt ? new Date(processedAt) : null,
      })
      .where('id', '=', id)
      .execute();
  }
}
