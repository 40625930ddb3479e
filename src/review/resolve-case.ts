import { recordAudit } from '../db/audit.ts';
import type { Db, Tx } from '../db/connect.ts';
import type { Understood } from '../db/schema.ts';
import type { Consultation } from '../domain/consultation.ts';
import type { Register } from '../domain/register.ts';
import type { Answers } from '../domain/reply.ts';
import { type Answering, acknowledge } from '../replies/acknowledge.ts';
import { readHeader } from '../replies/read-header.ts';
import { lockVersions, type StoredVersion, storeVersion } from '../replies/store-version.ts';

/** What a person decided about a case. */
export type Resolution =
  | { decision: 'accept'; consultation: Consultation; memberState: string; answers: Answers }
  | { decision: 'ignore' };

/** Who decides, why, and when. */
export interface Decider {
  actor: string;
  why: string;
  now: Date;
}

export interface ResolvedCase {
  messageRowId: number;
  /** The version that the person's answers became; null if the mail was set aside. */
  version: StoredVersion | null;
}

/**
 * Settles a case as a person decided: the answers become a new version, or the mail is set aside with the reason.
 * @throws Error that names the case if it does not exist or was settled by somebody else meanwhile
 */
export async function resolveCase(
  tx: Tx,
  caseId: number,
  resolution: Resolution,
  by: Decider,
  answering: { answering: Answering; register: Register },
): Promise<ResolvedCase> {
  const open = await takeCase(tx, caseId);
  const version = resolution.decision === 'accept' ? await accept(tx, open, resolution, by) : null;
  const status = version === null ? 'ignored' : version.status === 'superseded' ? 'superseded' : 'accepted';
  await tx
    .updateTable('message')
    .set({ status, reason: `${status} by ${by.actor}: ${by.why}`, processed_at: by.now })
    .where('id', '=', open.messageRowId)
    .execute();
  await tx
    .updateTable('review_case')
    .set({
      status: 'resolved',
      resolved_at: by.now,
      resolved_by: by.actor,
      resolution: `${resolution.decision}: ${by.why}`,
    })
    .where('id', '=', caseId)
    .execute();
  await recordAudit(tx, {
    at: by.now,
    actor: by.actor,
    action: `review ${resolution.decision}`,
    subject: `case:${caseId}`,
    before: open.understood,
    after: resolution.decision === 'accept' ? { ...resolution, consultation: resolution.consultation.key } : {},
    why: by.why,
  });
  if (version && resolution.decision === 'accept') await answer(tx, open, resolution, version, by.now, answering);
  return { messageRowId: open.messageRowId, version };
}

/** Tells the administration what its reply was settled to be. */
async function answer(
  tx: Tx,
  open: OpenCase,
  resolution: Extract<Resolution, { decision: 'accept' }>,
  version: StoredVersion,
  now: Date,
  { answering, register }: { answering: Answering; register: Register },
): Promise<void> {
  const { raw } = await tx
    .selectFrom('message_raw')
    .select('raw')
    .where('message_id', '=', open.messageRowId)
    .executeTakeFirstOrThrow();
  await acknowledge(tx, answering, {
    message: { id: open.messageRowId, receivedAt: open.receivedAt },
    mail: await readHeader(raw),
    // A person has looked at the mail: what the server thought of its sender is settled by that.
    authentication: 'none',
    understanding: { ...resolution, language: open.understood.language, accompanying: [] },
    verdict: { status: 'accepted', findings: [], version, opened: null },
    register,
    now,
  });
}

interface OpenCase {
  messageRowId: number;
  receivedAt: Date;
  understood: Understood;
}

/** Locks the case, so that two people cannot settle it both. */
async function takeCase(tx: Tx, caseId: number): Promise<OpenCase> {
  const row = await tx
    .selectFrom('review_case')
    .innerJoin('message', 'message.id', 'review_case.message_id')
    .select(['review_case.status', 'review_case.understood', 'message.id as messageRowId', 'message.received_at'])
    .where('review_case.id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Error(`There is no case ${caseId}. \`reviews\` lists the open ones.`);
  if (row.status !== 'open')
    throw new Error(`Case ${caseId} is settled already. \`review show ${caseId}\` tells by whom.`);
  return { messageRowId: row.messageRowId, receivedAt: row.received_at, understood: row.understood };
}

async function accept(
  tx: Tx,
  open: OpenCase,
  resolution: Extract<Resolution, { decision: 'accept' }>,
  by: Decider,
): Promise<StoredVersion> {
  await lockVersions(tx, resolution.consultation.key, resolution.memberState);
  return storeVersion(tx, {
    consultation: resolution.consultation,
    memberState: resolution.memberState,
    messageRowId: open.messageRowId,
    receivedAt: open.receivedAt,
    sender: open.understood.sender,
    language: open.understood.language,
    answers: resolution.answers,
    createdBy: by.actor,
    now: by.now,
  });
}

/**
 * Has the stored message of a case processed again, as if it had just come in; the case is settled by that.
 * @returns the message's row id, to be enqueued after commit
 */
export async function reprocessCase(db: Db, caseId: number, by: Decider): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { messageRowId } = await takeCase(tx, caseId);
    await tx
      .updateTable('review_case')
      .set({ status: 'resolved', resolved_at: by.now, resolved_by: by.actor, resolution: `processed again: ${by.why}` })
      .where('id', '=', caseId)
      .execute();
    await tx
      .updateTable('message')
      .set({ status: 'pending', reason: null, attempts: 0, processed_at: null, content_digest: null })
      .where('id', '=', messageRowId)
      .execute();
    await recordAudit(tx, {
      at: by.now,
      actor: by.actor,
      action: 'review reprocess',
      subject: `case:${caseId}`,
      why: by.why,
    });
    return messageRowId;
  });
}
