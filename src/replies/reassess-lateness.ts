import type { Tx } from '../db/connect.ts';
import { reasonColumns, statusColumns } from '../db/said.ts';
import { type Consultation, isLate } from '../domain/consultation.ts';
import type { ReplyStatus } from '../domain/reply.ts';
import type { Saying } from '../domain/saying.ts';
import { lockVersions } from './rows/store-version.ts';
import { say } from './sentences.ts';

/** A reply that counts otherwise than before, because the deadline moved. */
export interface ReassessedReply {
  memberState: string;
  reference: string;
  before: ReplyStatus;
  after: ReplyStatus;
}

interface Version {
  id: number;
  messageRowId: number;
  reference: string;
  status: ReplyStatus;
  receivedAt: Date;
}

/**
 * Judges every reply to a consultation by its deadline as it is now: what was late may be in time, and the latest one in
 * time stands. Call it in the transaction that moves the deadline, with the consultation's row locked.
 */
export async function reassessLateness(tx: Tx, consultation: Consultation): Promise<ReassessedReply[]> {
  const states = await tx
    .selectFrom('reply')
    .select('member_state')
    .distinct()
    .where('consultation', '=', consultation.key)
    .orderBy('member_state')
    .execute();
  const changes: ReassessedReply[] = [];
  for (const { member_state: memberState } of states) {
    await lockVersions(tx, consultation.key, memberState);
    const versions = await versionsOf(tx, consultation.key, memberState);
    changes.push(...(await judge(tx, versions, consultation, memberState)));
  }
  return changes;
}

/** The latest received comes last; of one mail, the latest correction. */
async function versionsOf(tx: Tx, consultation: string, memberState: string): Promise<Version[]> {
  return tx
    .selectFrom('reply')
    .select(['id', 'message_id as messageRowId', 'reference', 'status', 'received_at as receivedAt'])
    .where('consultation', '=', consultation)
    .where('member_state', '=', memberState)
    .orderBy('received_at')
    .orderBy('message_id')
    .orderBy('revision')
    .execute();
}

async function judge(tx: Tx, versions: Version[], consultation: Consultation, memberState: string) {
  const standing = versions.findLast(({ receivedAt }) => !isLate(consultation, receivedAt));
  const judged = versions.map((version) => ({
    ...version,
    before: version.status,
    after: afterwards(version, standing),
  }));
  const changed = judged.filter(({ before, after }) => before !== after);
  // At no moment may two replies stand, so the one that stands from now on comes last.
  for (const version of changed.toSorted((left, right) => rank(left.after) - rank(right.after))) {
    await setStatus(tx, version, say('deadline-moved', { deadline: consultation.deadline }));
  }
  return changed.map(({ reference, before, after }) => ({ memberState, reference, before, after }));

  function afterwards(version: Version, stands: Version | undefined): ReplyStatus {
    if (isLate(consultation, version.receivedAt)) return 'late';
    return version.id === stands?.id ? 'standing' : 'superseded';
  }
}

function rank(status: ReplyStatus): number {
  return status === 'standing' ? 1 : 0;
}

/** The books follow: a mail is `superseded` if its last version is, and accepted otherwise. */
async function setStatus(tx: Tx, version: Version & { after: ReplyStatus }, reason: Saying): Promise<void> {
  await tx
    .updateTable('reply')
    .set({ status: version.after, ...statusColumns(version.after === 'standing' ? null : reason) })
    .where('id', '=', version.id)
    .execute();
  const last = await tx
    .selectFrom('reply')
    .select('status')
    .where('message_id', '=', version.messageRowId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const judged = say('judged-again', { status: last.status, why: reason });
  await tx
    .updateTable('message')
    .set({ status: last.status === 'superseded' ? 'superseded' : 'accepted', ...reasonColumns(judged) })
    .where('id', '=', version.messageRowId)
    .where('status', 'in', ['accepted', 'superseded'])
    .execute();
}
