import { sql } from 'kysely';
import type { Tx } from '../../db/connect.ts';
import { newReference } from '../../db/new-reference.ts';
import { reasonColumns, statusColumns } from '../../db/said.ts';
import type { Consultation } from '../../domain/consultation.ts';
import { isLate } from '../../domain/consultation.ts';
import type { Answers, ReplyStatus } from '../../domain/reply.ts';
import type { Saying } from '../../domain/saying.ts';
import type { EarlierReply } from '../rules/rule.ts';
import { say } from '../sentences.ts';
import { standingReply } from './read-reply.ts';

/** A new version of a Member State's reply, from a mail or from a person's correction of one. */
export interface NewVersion {
  consultation: Consultation;
  memberState: string;
  messageRowId: number;
  receivedAt: Date;
  sender: string | null;
  language: string | null;
  answers: Answers;
  createdBy: string;
  now: Date;
  /** The reply that a person merged it with, whose place it takes whichever came first. */
  mergedWith?: number | null;
}

export interface StoredVersion {
  replyId: number;
  reference: string;
  status: ReplyStatus;
  /** The standing reply whose place it took. */
  supersedes: { reference: string; receivedAt: Date } | null;
}

/**
 * Makes all replies of one Member State to one consultation wait for each other until the transaction ends, so that
 * two mails read at the same time cannot both stand. Until then nobody moves the consultation's deadline either; always
 * in this order, so that the two never wait for each other.
 */
export async function lockVersions(tx: Tx, consultation: string, memberState: string): Promise<void> {
  await sql`select from consultation where key = ${consultation} for share`.execute(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reply ${consultation} ${memberState}`}, 0))`.execute(tx);
}

/**
 * Stores a version and settles which one stands: the latest received before the deadline (policy; the Resolution is
 * silent). All versions are kept with the reason why they do not stand. Call after `lockVersions`.
 */
export async function storeVersion(tx: Tx, version: NewVersion): Promise<StoredVersion> {
  const earlier = await standingReply(tx, version.consultation.key, version.memberState);
  const correctsOwn = earlier?.messageRowId === version.messageRowId;
  const settled = settle({ ...version, consultation: await withCurrentDeadline(tx, version.consultation) }, earlier);
  if (settled.status === 'standing' && earlier) {
    const replaced = say('replaced-by', { received: version.receivedAt.toISOString() });
    await supersede(tx, earlier.id, replaced, correctsOwn);
  }
  const reference = newReference(version.consultation.key.replace('/', '-'), version.memberState);
  const { id } = await tx
    .insertInto('reply')
    .values({
      reference,
      consultation: version.consultation.key,
      member_state: version.memberState,
      message_id: version.messageRowId,
      revision: await nextRevision(tx, version.messageRowId),
      received_at: version.receivedAt,
      sender: version.sender,
      language: version.language,
      status: settled.status,
      ...statusColumns(settled.reason),
      created_at: version.now,
      created_by: version.createdBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await storeAnswers(tx, id, version.answers);
  return { replyId: id, reference, status: settled.status, supersedes: settled.status === 'standing' ? earlier : null };
}

/** What a worker knows of a consultation may be seconds old: staff may have extended it meanwhile. */
async function withCurrentDeadline(tx: Tx, consultation: Consultation): Promise<Consultation> {
  const { data } = await tx
    .selectFrom('consultation')
    .select('data')
    .where('key', '=', consultation.key)
    .executeTakeFirstOrThrow();
  return { ...consultation, deadline: data.deadline };
}

function settle(version: NewVersion, earlier: EarlierReply | null): { status: ReplyStatus; reason: Saying | null } {
  if (isLate(version.consultation, version.receivedAt)) {
    return { status: 'late', reason: say('received-after', { deadline: version.consultation.deadline }) };
  }
  if (earlier && earlier.id !== version.mergedWith && isBefore(version, earlier)) {
    return { status: 'superseded', reason: say('later-stands', { received: earlier.receivedAt.toISOString() }) };
  }
  return { status: 'standing', reason: null };
}

/** Mail servers tell time in seconds: within one, the order in which the mailbox numbered the mails decides. */
function isBefore(version: NewVersion, earlier: EarlierReply): boolean {
  const difference = version.receivedAt.getTime() - earlier.receivedAt.getTime();
  return difference < 0 || (difference === 0 && version.messageRowId < earlier.messageRowId);
}

/** A message whose reply was replaced by another mail's is `superseded` in the books; one corrected by staff is not. */
async function supersede(tx: Tx, replyId: number, reason: Saying, sameMessage: boolean): Promise<void> {
  const { message_id } = await tx
    .updateTable('reply')
    .set({ status: 'superseded', ...statusColumns(reason) })
    .where('id', '=', replyId)
    .returning('message_id')
    .executeTakeFirstOrThrow();
  if (sameMessage) return;
  await tx
    .updateTable('message')
    .set({ status: 'superseded', ...reasonColumns(reason) })
    .where('id', '=', message_id)
    .where('status', '=', 'accepted')
    .execute();
}

async function nextRevision(tx: Tx, messageRowId: number): Promise<number> {
  const row = await tx
    .selectFrom('reply')
    .select((eb) => eb.fn.max('revision').as('last'))
    .where('message_id', '=', messageRowId)
    .executeTakeFirst();
  return row?.last === null || row?.last === undefined ? 0 : row.last + 1;
}

async function storeAnswers(tx: Tx, replyId: number, answers: Answers): Promise<void> {
  const rows = Object.entries(answers).map(([text, answer]) => ({
    reply_id: replyId,
    text_ref: text,
    decision: answer.decision,
    comments: answer.comments,
    confidence: answer.confidence,
    evidence: JSON.stringify(answer.evidence),
  }));
  if (rows.length > 0) await tx.insertInto('answer').values(rows).execute();
}
