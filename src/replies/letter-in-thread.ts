import type { Tx } from '../db/connect.ts';
import type { Consultation } from '../domain/consultation.ts';
import type { Thread } from './find-thread.ts';
import { standingReply } from './rows/read-reply.ts';
import { say } from './sentences.ts';
import type { MessageUnderstanding } from './understand-message.ts';

/**
 * A letter without a form, in answer to the acknowledgement of a reply: it may bring the document that was missing, or
 * say anything else. A person reads it, with the reply that it belongs to at hand: accepted as it is, it adds its files to
 * that reply.
 */
export async function letterInThread(
  tx: Tx,
  understanding: MessageUnderstanding,
  thread: Thread | null,
  consultations: readonly Consultation[],
): Promise<MessageUnderstanding> {
  const [finding, ...others] = understanding.findings;
  const isLetter = finding?.code === 'form-not-found' && others.length === 0 && understanding.consultation === null;
  const answered = thread?.reply;
  if (!isLetter || !answered || answered.memberState !== understanding.memberState) return understanding;
  const consultation = consultations.find(({ key }) => key === answered.consultation);
  const standing = await standingReply(tx, answered.consultation, answered.memberState);
  if (!consultation || !standing) return understanding;
  const files = understanding.accompanying.join(', ') || null;
  return {
    ...understanding,
    consultation,
    answers: standing.answers,
    findings: [{ ...finding, ...say('letter-in-thread', { reference: standing.reference, files }) }],
  };
}
