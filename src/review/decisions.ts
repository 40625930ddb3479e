import type { Tx } from '../db/connect.ts';
import type { BeforeDecision, CaseDecisionKind } from '../db/review-schema.ts';
import type { Decider, TakenCase } from './change-case.ts';

export interface DecisionToRecord {
  kind: CaseDecisionKind;
  /** The case as it was before. */
  taken: TakenCase;
  /** The case's version after it. */
  version: number;
  by: Decider;
  messages: BeforeDecision['messages'];
  replies: BeforeDecision['replies'];
  replyId: number | null;
  /** Outbox rows of the mails that the decision sends. */
  mails: readonly number[];
}

/** Keeps the way back from a decision, in its transaction. */
export async function recordDecision(tx: Tx, decision: DecisionToRecord): Promise<number> {
  const { taken, by } = decision;
  const before: BeforeDecision = {
    case: { draft: taken.draft, askedAt: taken.askedAt?.toISOString() ?? null },
    messages: decision.messages,
    replies: decision.replies,
  };
  const { id } = await tx
    .insertInto('review_decision')
    .values({
      case_id: taken.id,
      kind: decision.kind,
      actor: by.actor,
      decided_at: by.now,
      case_version: decision.version,
      before: JSON.stringify(before),
      reply_id: decision.replyId,
      undone_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (decision.mails.length > 0) {
    await tx
      .insertInto('review_decision_mail')
      .values(decision.mails.map((outboxId) => ({ decision_id: id, outbox_id: outboxId })))
      .execute();
  }
  return id;
}

/** Holds mails back, so that what they tell can still be undone. */
export async function holdMails(tx: Tx, outboxIds: readonly number[], until: Date): Promise<void> {
  if (outboxIds.length === 0) return;
  await tx
    .updateTable('outbox')
    .set({ next_attempt_at: until })
    .where('id', 'in', outboxIds)
    .where('state', '=', 'pending')
    .execute();
}

/** The row of a mail's message, and the reply that stands, as they are now. */
export async function snapshotMessages(tx: Tx, ids: readonly number[]): Promise<BeforeDecision['messages']> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('message')
    .select(['id', 'status', 'reason', 'reason_said', 'processed_at'])
    .where('id', 'in', ids)
    .execute();
  return rows.map(({ id, status, reason, reason_said, processed_at }) => ({
    id,
    status,
    reason,
    said: reason_said,
    processedAt: processed_at?.toISOString() ?? null,
  }));
}

/** The versions of a Member State's reply that a new one may take the place of. */
export async function snapshotStanding(
  tx: Tx,
  consultation: string,
  memberState: string,
): Promise<{ replies: BeforeDecision['replies']; messageRowIds: number[] }> {
  const rows = await tx
    .selectFrom('reply')
    .select(['id', 'status', 'status_reason', 'status_reason_said', 'message_id'])
    .where('consultation', '=', consultation)
    .where('member_state', '=', memberState)
    .where('status', '=', 'standing')
    .execute();
  return {
    replies: rows.map((row) => ({
      ...{ id: row.id, status: row.status, reason: row.status_reason, said: row.status_reason_said },
    })),
    messageRowIds: rows.map((row) => row.message_id),
  };
}
