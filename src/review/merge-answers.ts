import type { Tx } from '../db/connect.ts';
import { type Consultation, isLate } from '../domain/consultation.ts';
import type { TextRef } from '../domain/text-ref.ts';
import { readReply } from '../replies/rows/read-reply.ts';
import { CannotDecide } from './change-case.ts';
import type { CorrectedForm } from './corrected-form.ts';
import { say } from './sentences.ts';

interface Named extends CorrectedForm {
  consultation: Consultation;
  memberState: string;
}

/**
 * Puts a case's answers and those of an earlier reply of the same Member State together, text by text.
 * @throws CannotDecide if the two cannot be one reply
 */
export async function mergeAnswers(
  tx: Tx,
  form: Named,
  receivedAt: Date,
  { replyId, texts }: { replyId: number; texts: readonly TextRef[] },
): Promise<Named & { receivedAt: Date; mergedWith: number }> {
  const earlier = await readReply(tx, replyId);
  if (earlier?.consultation !== form.consultation.key || earlier.memberState !== form.memberState)
    throw new CannotDecide(say('merge-which'));
  // Res. 1 §9.4.6: what came after the deadline is kept and never counted, in part as little as whole.
  if (isLate(form.consultation, receivedAt) || earlier.status === 'late') throw new CannotDecide(say('merge-late'));
  const answers = { ...form.answers };
  for (const ref of texts) {
    const answer = earlier.answers[ref];
    if (!answer) throw new CannotDecide(say('merge-no-answer', { reference: earlier.reference, text: ref }));
    answers[ref] = answer;
  }
  return {
    ...form,
    answers,
    open: form.open.filter((ref) => !texts.includes(ref)),
    receivedAt: new Date(Math.max(receivedAt.getTime(), earlier.receivedAt.getTime())),
    mergedWith: replyId,
  };
}
