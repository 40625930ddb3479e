import { recordAudit } from '../db/audit.ts';
import type { Tx } from '../db/connect.ts';
import { reasonColumns } from '../db/said.ts';
import { isLate } from '../domain/consultation.ts';
import type { Finding } from '../domain/finding.ts';
import type { Thread, ThreadedCase } from './find-thread.ts';
import { type CorrectedAnswers, undoubtedAnswers } from './join-answers.ts';
import type { MessageRow } from './rows/message-row.ts';
import type { EarlierReply } from './rules/rule.ts';
import { say } from './sentences.ts';
import type { MessageUnderstanding } from './understand-message.ts';

/**
 * The answers that a mail corrects: those of the State's standing reply, where it answers the acknowledgement of one, or
 * those of the case that it answers. Only the same Member State can correct, in time, and nothing that came after it.
 */
export async function correctedBy(
  tx: Tx,
  message: MessageRow,
  understanding: MessageUnderstanding,
  thread: Thread | null,
  earlier: EarlierReply | null,
): Promise<CorrectedAnswers | null> {
  const { consultation } = understanding;
  if (!thread || !consultation || isLate(consultation, message.receivedAt)) return null;
  if (thread.case) {
    return concerns(thread.case, message, understanding) ? answersOfCase(tx, thread.case, thread.reference) : null;
  }
  const same =
    thread.reply?.consultation === consultation.key && thread.reply.memberState === understanding.memberState;
  if (!same || !earlier || message.receivedAt < earlier.receivedAt) return null;
  return { reference: earlier.reference, answers: earlier.answers };
}

async function answersOfCase(tx: Tx, { messageRowId, understood }: ThreadedCase, reference: string) {
  const rows = await tx
    .selectFrom('finding')
    .select(['code', 'text_ref', 'message'])
    .where('message_id', '=', messageRowId)
    .execute();
  const findings = rows.map(
    ({ code, text_ref, message }): Finding => ({ code, message, ...(text_ref ? { text: text_ref } : {}) }),
  );
  const answers = undoubtedAnswers(understood.answers, findings);
  return answers && { reference, answers };
}

/** Whether the case is still open, came before this mail, and is about the same Member State and consultation. */
function concerns(
  { isOpen, receivedAt, understood }: ThreadedCase,
  message: MessageRow,
  { consultation, memberState }: MessageUnderstanding,
): boolean {
  const sameConsultation = understood.consultation === null || understood.consultation === consultation?.key;
  return isOpen && receivedAt <= message.receivedAt && understood.memberState === memberState && sameConsultation;
}

/**
 * Settles the case that a corrected form answers, once that form was accepted: the latest reply stands, and nobody need
 * decide about the earlier one any more. It is kept, with the reason.
 */
export async function settleCorrectedCase(
  tx: Tx,
  message: MessageRow,
  understanding: MessageUnderstanding,
  thread: Thread | null,
  now: Date,
): Promise<void> {
  const corrected = thread?.case;
  if (!corrected || !concerns(corrected, message, understanding)) return;
  const saying = say('settled-by-corrected', { message: message.id });
  const why = saying.message;
  const settled = await tx
    .updateTable('review_case')
    .set((eb) => ({
      status: 'resolved',
      resolved_at: now,
      resolved_by: 'tsb-intake',
      resolution: why,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', corrected.id)
    .where('status', '=', 'open')
    .returning('version')
    .executeTakeFirst();
  if (!settled) return;
  await tx
    .updateTable('message')
    .set({ status: 'superseded', ...reasonColumns(saying), processed_at: now })
    .where('id', '=', corrected.messageRowId)
    .execute();
  await recordAudit(tx, {
    ...{ at: now, actor: 'tsb-intake', action: 'case settled by its answer', subject: `case:${corrected.id}` },
    before: corrected.understood,
    after: { message: message.id, version: settled.version },
    why,
  });
}
