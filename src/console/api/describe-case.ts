import type { App } from '../../app.ts';
import { listReplies } from '../../replies/rows/read-reply.ts';
import { caseHistory } from '../../review/case-history.ts';
import { correctedForm } from '../../review/corrected-form.ts';
import { plainDoubt } from '../../review/read-doubts.ts';
import { undoableDecision } from '../../review/undo-decision.ts';
import { findCase } from '../routes/review-case.ts';
import { readDeciding } from '../routes/review-decisions.ts';

/**
 * A case as the JSON interface gives it.
 * @throws Refusal if there is no such case
 */
export async function describeCase(app: App, id: string) {
  const found = await findCase(app, id);
  const { register } = await readDeciding(app);
  const form = correctedForm({ ...found, doubts: found.reasons }, register.consultations);
  const { consultation, memberState } = form;
  const [history, undo, earlier] = await Promise.all([
    caseHistory(app.db, found.id),
    undoableDecision(app.db, found.id),
    consultation && memberState ? listReplies(app.db, consultation.key, memberState) : [],
  ]);
  return {
    ...{ id: found.id, reference: found.reference, status: found.status, version: found.version },
    ...{ messageId: found.messageId, sender: found.sender, subject: found.subject },
    receivedAt: found.receivedAt.toISOString(),
    openedAt: found.openedAt.toISOString(),
    consultation: form.consultation?.key ?? null,
    memberState: form.memberState,
    assignedTo: found.assignedTo,
    askedAt: found.askedAt?.toISOString() ?? null,
    resolution: found.resolution,
    resolvedBy: found.resolvedBy,
    answers: form.answers,
    open: form.open,
    earlier: earlier.map(({ reference, status, receivedAt }) => ({
      reference,
      status,
      receivedAt: receivedAt.toISOString(),
    })),
    reasons: found.reasons.map(plainDoubt),
    history: history.map(({ version, at, actor, action, why }) => ({
      version,
      at: at.toISOString(),
      actor,
      action,
      why,
    })),
    undo: undo && {
      decision: undo.kind,
      actor: undo.actor,
      mailGoesAt: undo.mailGoesAt?.toISOString() ?? null,
      tooLate: undo.tooLate?.message ?? null,
    },
  };
}
