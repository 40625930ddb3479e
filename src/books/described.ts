import type { Db } from '../db/connect.ts';
import { listReplies } from '../replies/read-reply.ts';
import { readCases } from '../review/read-cases.ts';
import { plainDoubt } from '../review/read-doubts.ts';

/** Rows as commands and the JSON interface give them: the contract with other programs. */

/** Every version of every reply, oldest first; of one consultation, or of all. */
export async function describeReplies(db: Db, consultation?: string) {
  const replies = await listReplies(db, consultation);
  return replies.map(({ consultation: key, memberState, status, receivedAt, messageId, answers }) => ({
    consultation: key,
    memberState,
    status,
    receivedAt: receivedAt.toISOString(),
    messageId,
    texts: answers,
  }));
}

/** The open cases, oldest first. */
export async function describeCases(db: Db) {
  const cases = await readCases(db);
  return cases.map(({ id, messageId, reasons }) => ({ id, messageId, reasons: reasons.map(plainDoubt) }));
}

/** Outgoing mail, oldest first. */
export async function describeOutbox(db: Db) {
  const mails = await db
    .selectFrom('outbox')
    .select(['kind', 'to_address', 'in_reply_to', 'state'])
    .orderBy('id')
    .execute();
  return mails.map((mail) => ({
    kind: mail.kind,
    to: mail.to_address,
    inReplyTo: mail.in_reply_to,
    state: mail.state === 'sending' ? ('pending' as const) : mail.state,
  }));
}
