import type { Db } from '../db/connect.ts';
import { listReplies, type StoredReply } from '../replies/rows/read-reply.ts';
import { listOpenCases, type OpenCase } from '../review/read-cases.ts';
import { plainDoubt } from '../review/read-doubts.ts';

/** Rows as commands and the JSON interface give them: the contract with other programs. */

/** Every version of every reply, oldest first; of one consultation, or of all. */
export async function describeReplies(db: Db, consultation?: string) {
  return (await listReplies(db, consultation)).map(describeReply);
}

export function describeReply({ consultation, memberState, status, receivedAt, messageId, answers }: StoredReply) {
  return { consultation, memberState, status, receivedAt: receivedAt.toISOString(), messageId, texts: answers };
}

/** The open cases, oldest first. */
export async function describeCases(db: Db) {
  return (await listOpenCases(db)).map(describeOpenCase);
}

export function describeOpenCase({ id, messageId, reasons }: OpenCase) {
  return { id, messageId, reasons: reasons.map(plainDoubt) };
}

/** Outgoing mail, oldest first. */
export async function describeOutbox(db: Db) {
  return (await listOutbox(db)).map(({ shown }) => shown);
}

/** The same with the number of each mail: all, or so many after one of them. */
export async function listOutbox(db: Db, slice?: { after: number; limit: number }) {
  const mails = await db
    .selectFrom('outbox')
    .select(['id', 'kind', 'to_address', 'in_reply_to', 'state'])
    .$if(slice !== undefined, (query) => query.where('id', '>', slice?.after ?? 0).limit(slice?.limit ?? 0))
    .orderBy('id')
    .execute();
  return mails.map((mail) => ({
    key: mail.id,
    shown: {
      kind: mail.kind,
      to: mail.to_address,
      inReplyTo: mail.in_reply_to,
      state: mail.state === 'sending' ? ('pending' as const) : mail.state,
    },
  }));
}
