import type { Tx } from '../db/connect.ts';
import { type Consultation, isLate } from '../domain/consultation.ts';
import type { TextRef } from '../domain/text-ref.ts';
import { readReply } from '../replies/read-reply.ts';
import { CannotDecide } from './change-case.ts';
import type { CorrectedForm } from './corrected-form.ts';

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
    throw new CannotDecide('Choose one of the replies of the same Member State to the same consultation.');
  // Res. 1 §9.4.6: what came after the deadline is kept and never counted, in part as little as whole.
  if (isLate(form.consultation, receivedAt) || earlier.status === 'late')
    throw new CannotDecide('One of the two came after the deadline: a late answer never counts, so they stay apart.');
  const answers = { ...form.answers };
  for (const ref of texts) {
    const answer = earlier.answers[ref];
    if (!answer) throw new CannotDecide(`The earlier reply ${earlier.reference} has no answer for ${ref}.`);
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
