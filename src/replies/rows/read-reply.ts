import type { Db, Tx } from '../../db/connect.ts';
import { stored } from '../../db/said.ts';
import type { Answers, ReplyStatus } from '../../domain/reply.ts';
import type { Saying } from '../../domain/saying.ts';
import type { EarlierReply } from '../rules/rule.ts';

/** A Member State's reply as stored, with its answers. */
export interface StoredReply {
  id: number;
  reference: string;
  consultation: string;
  memberState: string;
  status: ReplyStatus;
  statusReason: Saying | null;
  receivedAt: Date;
  sender: string | null;
  messageRowId: number;
  messageId: string | null;
  answers: Answers;
}

/** The standing reply of a Member State to a consultation, or null. */
export async function standingReply(
  db: Db | Tx,
  consultation: string,
  memberState: string,
): Promise<EarlierReply | null> {
  const row = await db
    .selectFrom('reply')
    .select(['id', 'reference', 'message_id', 'sender', 'received_at'])
    .where('consultation', '=', consultation)
    .where('member_state', '=', memberState)
    .where('status', '=', 'standing')
    .executeTakeFirst();
  if (!row) return null;
  const answers = await answersOf(db, [row.id]);
  return {
    id: row.id,
    reference: row.reference,
    messageRowId: row.message_id,
    sender: row.sender,
    receivedAt: row.received_at,
    answers: answers.get(row.id) ?? {},
  };
}

/** Every reply to one consultation, or to all, oldest first; or those of one Member State. */
export async function listReplies(db: Db | Tx, consultation?: string, memberState?: string): Promise<StoredReply[]> {
  const rows = await selectReplies(db)
    .$if(consultation !== undefined, (query) => query.where('consultation', '=', consultation ?? ''))
    .$if(memberState !== undefined, (query) => query.where('member_state', '=', memberState ?? ''))
    .orderBy('reply.received_at')
    .orderBy('reply.id')
    .execute();
  return withAnswers(db, rows);
}

/** Where a list of replies goes on: after the one of this id, which was received then. */
export interface AfterReply {
  receivedAt: Date;
  id: number;
}

/** So many replies in the order of `listReplies`, after one of them or from the beginning. */
export async function listRepliesAfter(
  db: Db,
  after: AfterReply | null,
  limit: number,
  consultation?: string,
): Promise<StoredReply[]> {
  const rows = await selectReplies(db)
    .$if(consultation !== undefined, (query) => query.where('consultation', '=', consultation ?? ''))
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('reply.received_at', 'reply.id'),
          '>',
          eb.tuple(after?.receivedAt ?? new Date(0), after?.id ?? 0),
        ),
      ),
    )
    .orderBy('reply.received_at')
    .orderBy('reply.id')
    .limit(limit)
    .execute();
  return withAnswers(db, rows);
}

/** Every reply to one consultation without what its answers rest on: counting needs none, and evidence is large. */
export async function listSaid(db: Db | Tx, consultation: string): Promise<StoredReply[]> {
  const rows = await selectReplies(db)
    .where('consultation', '=', consultation)
    .orderBy('reply.received_at')
    .orderBy('reply.id')
    .execute();
  return withAnswers(db, rows, false);
}

/** One version of a reply, or null. */
export async function readReply(db: Db | Tx, id: number): Promise<StoredReply | null> {
  const rows = await selectReplies(db).where('reply.id', '=', id).execute();
  return (await withAnswers(db, rows))[0] ?? null;
}

/** The reply of this reference; 0, which no reply has, where there is none. */
export async function findReplyId(db: Db | Tx, reference: string): Promise<number> {
  const row = await db.selectFrom('reply').select('id').where('reference', '=', reference).executeTakeFirst();
  return row?.id ?? 0;
}

function selectReplies(db: Db | Tx) {
  return db
    .selectFrom('reply')
    .innerJoin('message', 'message.id', 'reply.message_id')
    .selectAll('reply')
    .select('message.message_id as mail_message_id');
}

type ReplyRow = Awaited<ReturnType<ReturnType<typeof selectReplies>['execute']>>[number];

async function withAnswers(db: Db | Tx, rows: readonly ReplyRow[], withEvidence = true): Promise<StoredReply[]> {
  const answers = await answersOf(
    db,
    rows.map((row) => row.id),
    withEvidence,
  );
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    consultation: row.consultation,
    memberState: row.member_state,
    status: row.status,
    statusReason: row.status_reason === null ? null : stored(row.status_reason, row.status_reason_said),
    receivedAt: row.received_at,
    sender: row.sender,
    messageRowId: row.message_id,
    messageId: row.mail_message_id,
    answers: answers.get(row.id) ?? {},
  }));
}

async function answersOf(db: Db | Tx, replyIds: readonly number[], withEvidence = true): Promise<Map<number, Answers>> {
  const byReply = new Map<number, Answers>();
  if (replyIds.length === 0) return byReply;
  const rows = await db
    .selectFrom('answer')
    .select(['reply_id', 'text_ref', 'decision', 'comments', 'confidence'])
    .$if(withEvidence, (query) => query.select('evidence'))
    .where('reply_id', 'in', replyIds)
    .execute();
  for (const row of rows) {
    const answers = byReply.get(row.reply_id) ?? {};
    answers[row.text_ref] = {
      decision: row.decision,
      comments: row.comments,
      confidence: row.confidence,
      evidence: row.evidence ?? [],
    };
    byReply.set(row.reply_id, answers);
  }
  return byReply;
}
