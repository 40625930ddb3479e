import type { MessageStatus } from '../db/column-types.ts';
import type { Db } from '../db/connect.ts';

/** A mail that belongs to a case: an answer to what it asked, or what it answers itself. */
export interface ThreadMail {
  messageRowId: number;
  receivedAt: Date;
  sender: string | null;
  subject: string | null;
  status: MessageStatus;
  /** Its own case, if it has one: the latest. */
  caseId: number | null;
}

/** The mails around a case, by the references that they carry. */
export interface CaseThread {
  /** Mails that came in as answers to this case, oldest first. */
  answers: ThreadMail[];
  /** The case that this case's own mail answers. */
  answersCase: number | null;
  /** The reply that it answers: the reference printed in its acknowledgement. */
  answersReply: string | null;
}

export async function readThread(db: Db, caseId: number, messageRowId: number): Promise<CaseThread> {
  const [rows, own] = await Promise.all([
    db
      .selectFrom('message_thread')
      .innerJoin('message', 'message.id', 'message_thread.message_id')
      .select(['message.id', 'message.received_at', 'message.sender', 'message.subject', 'message.status'])
      .select((eb) =>
        eb
          .selectFrom('review_case')
          .select((inner) => inner.fn.max('review_case.id').as('id'))
          .whereRef('review_case.message_id', '=', 'message.id')
          .as('own_case'),
      )
      .where('message_thread.case_id', '=', caseId)
      .orderBy('message.received_at')
      .limit(50)
      .execute(),
    db
      .selectFrom('message_thread')
      .leftJoin('reply', 'reply.id', 'message_thread.reply_id')
      .select(['message_thread.case_id', 'reply.reference'])
      .where('message_thread.message_id', '=', messageRowId)
      .executeTakeFirst(),
  ]);
  const answers = rows.map((row) => ({
    messageRowId: row.id,
    receivedAt: row.received_at,
    sender: row.sender,
    subject: row.subject,
    status: row.status,
    caseId: row.own_case,
  }));
  return { answers, answersCase: own?.case_id ?? null, answersReply: own?.reference ?? null };
}
