import type { Db } from '../db/connect.ts';
import type { Answer, ReplyStatus } from '../domain/reply.ts';
import type { Saying } from '../domain/saying.ts';
import { listReplies } from '../replies/rows/read-reply.ts';
import { PROGRAM } from '../replies/save-reply.ts';
import { settlementReasons } from './gather-replies.ts';

/** One version of a Member State's reply, with its mail and whoever settled it. */
export interface ReplyVersion {
  id: number;
  reference: string;
  status: ReplyStatus;
  statusReason: Saying | null;
  receivedAt: Date;
  sender: string | null;
  messageRowId: number;
  mailSha256: string;
  settledBy: { person: string; at: Date; why: string | null } | null;
  answers: Record<string, Answer>;
}

/** The versions of one Member State's reply to a consultation, the latest first. */
export async function listVersions(db: Db, consultation: string, memberState: string): Promise<ReplyVersion[]> {
  const replies = await listReplies(db, consultation, memberState);
  if (replies.length === 0) return [];
  const rows = await db
    .selectFrom('reply')
    .innerJoin('message', 'message.id', 'reply.message_id')
    .select(['reply.id', 'reply.message_id', 'reply.created_by', 'reply.created_at', 'message.sha256'])
    .where(
      'reply.id',
      'in',
      replies.map(({ id }) => id),
    )
    .execute();
  const reasons = await settlementReasons(db, rows);
  return replies
    .map(({ id, reference, status, statusReason, receivedAt, sender, messageRowId, answers }) => {
      const row = rows.find((each) => each.id === id);
      const settled = row !== undefined && row.created_by !== PROGRAM;
      return {
        ...{ id, reference, status, statusReason, receivedAt, sender, messageRowId, answers },
        mailSha256: row?.sha256 ?? '',
        settledBy: settled ? { person: row.created_by, at: row.created_at, why: reasons.get(id) ?? null } : null,
      };
    })
    .toSorted((left, right) => right.id - left.id);
}
