import type { Db, Tx } from '../db/connect.ts';
import type { MemberStates } from '../domain/member-state.ts';
import type { ReplyStatus } from '../domain/reply.ts';
import type { CountedAnswer, CountedReply, SourceMail, UncountedReply, UnsettledCase } from '../domain/result.ts';
import { PROGRAM } from '../replies/save-reply.ts';

/** Every version of every reply to one consultation, with its mail. */
export interface GatheredReplies {
  counted: CountedReply[];
  superseded: UncountedReply[];
  late: UncountedReply[];
}

/** Reads the replies with what each answer rests on. */
export async function gatherReplies(
  tx: Tx,
  consultation: string,
  memberStates: MemberStates,
): Promise<GatheredReplies> {
  const rows = await selectReplies(tx, consultation);
  const answers = await answersOf(
    tx,
    rows.map((row) => row.id),
  );
  const reasons = await settlementReasons(tx, rows);
  const version = (row: ReplyRow) => ({
    memberState: row.member_state,
    name: memberStates.nameOf(row.member_state),
    reference: row.reference,
    mail: mailOf(row),
    answers: answers.get(row.id) ?? {},
  });
  const ofStatus = (status: ReplyStatus) => rows.filter((row) => row.status === status);
  const uncounted = (row: ReplyRow): UncountedReply => ({ ...version(row), why: row.status_reason });
  const counted = (row: ReplyRow): CountedReply => ({
    ...version(row),
    language: row.language,
    settledBy:
      row.created_by === PROGRAM
        ? null
        : { person: row.created_by, at: row.created_at.toISOString(), why: reasons.get(row.id) ?? null },
  });
  return {
    counted: ofStatus('standing').map(counted).toSorted(byName),
    superseded: ofStatus('superseded').map(uncounted).map(withoutEvidence),
    late: ofStatus('late').map(uncounted).map(withoutEvidence),
  };
}

type ReplyRow = Awaited<ReturnType<typeof selectReplies>>[number];

function selectReplies(tx: Tx, consultation: string) {
  return tx
    .selectFrom('reply')
    .innerJoin('message', 'message.id', 'reply.message_id')
    .selectAll('reply')
    .select(['message.sha256', 'message.message_id as mail_message_id', 'message.subject'])
    .where('consultation', '=', consultation)
    .orderBy('reply.received_at')
    .orderBy('reply.id')
    .execute();
}

function mailOf(row: {
  message_id: number;
  sha256: string;
  mail_message_id: string | null;
  subject: string | null;
  sender: string | null;
  received_at: Date;
}): SourceMail {
  return {
    message: row.message_id,
    sha256: row.sha256,
    messageId: row.mail_message_id,
    subject: row.subject,
    sender: row.sender,
    receivedAt: row.received_at.toISOString(),
  };
}

async function answersOf(tx: Tx, replyIds: number[]): Promise<Map<number, Record<string, CountedAnswer>>> {
  const byReply = new Map<number, Record<string, CountedAnswer>>();
  if (replyIds.length === 0) return byReply;
  const rows = await tx
    .selectFrom('answer')
    .innerJoin('reply', 'reply.id', 'answer.reply_id')
    .selectAll('answer')
    .select('reply.created_by')
    .where('reply_id', 'in', replyIds)
    .orderBy('text_ref')
    .execute();
  for (const row of rows) {
    const answers = byReply.get(row.reply_id) ?? {};
    // A person's word is its own evidence: what they corrected carries no marks.
    const byPerson = row.created_by !== PROGRAM && row.evidence.length === 0;
    answers[row.text_ref] = {
      decision: row.decision,
      comments: row.comments,
      source: byPerson ? 'person' : 'form',
      evidence: row.evidence,
    };
    byReply.set(row.reply_id, answers);
  }
  return byReply;
}

/** Why a person settled or corrected a reply: from the audit of the correction, or from the case that they settled. */
export async function settlementReasons(
  tx: Db | Tx,
  rows: readonly Pick<ReplyRow, 'id' | 'message_id' | 'created_by' | 'created_at'>[],
): Promise<Map<number, string>> {
  const settled = rows.filter((row) => row.created_by !== PROGRAM);
  if (settled.length === 0) return new Map();
  const corrections = await tx
    .selectFrom('audit')
    .select(['subject', 'why'])
    .where(
      'subject',
      'in',
      settled.map(({ id }) => `reply:${id}`),
    )
    .where('why', 'is not', null)
    .orderBy('id')
    .execute();
  const cases = await tx
    .selectFrom('review_case')
    .select(['message_id', 'resolved_at', 'resolution'])
    .where(
      'message_id',
      'in',
      settled.map((row) => row.message_id),
    )
    .where('status', '=', 'resolved')
    .execute();
  return new Map(
    settled.flatMap((row): [number, string][] => {
      const correction = corrections.find(({ subject }) => subject === `reply:${row.id}`)?.why;
      const settling = cases.find(
        (each) => each.message_id === row.message_id && each.resolved_at?.getTime() === row.created_at.getTime(),
      );
      const why = correction ?? settling?.resolution;
      return why ? [[row.id, why]] : [];
    }),
  );
}

function withoutEvidence(reply: UncountedReply): UncountedReply {
  const answers = Object.entries(reply.answers).map(([ref, { decision, comments }]) => [ref, { decision, comments }]);
  return { ...reply, answers: Object.fromEntries(answers) };
}

export function byName(left: { name: string }, right: { name: string }): number {
  return left.name.localeCompare(right.name, 'en');
}

/** The open cases that belong to this consultation, or may: those in which none could be told. */
export async function gatherOpenCases(
  tx: Tx,
  consultation: string,
  memberStates: MemberStates,
): Promise<UnsettledCase[]> {
  const rows = await tx
    .selectFrom('review_case')
    .innerJoin('message', 'message.id', 'review_case.message_id')
    .select([
      'review_case.reference',
      'review_case.member_state',
      'message.id as message_id',
      'message.sha256',
      'message.message_id as mail_message_id',
      'message.subject',
      'message.sender',
      'message.received_at',
    ])
    .where('review_case.status', '=', 'open')
    .where((eb) =>
      eb.or([eb('review_case.consultation', '=', consultation), eb('review_case.consultation', 'is', null)]),
    )
    .orderBy('message.received_at')
    .orderBy('review_case.id')
    .execute();
  const reasons = await reasonsOf(
    tx,
    rows.map((row) => row.message_id),
  );
  return rows.map((row) => ({
    reference: row.reference,
    mail: mailOf(row),
    memberState: row.member_state,
    name: row.member_state ? memberStates.nameOf(row.member_state) : null,
    reasons: reasons.get(row.message_id) ?? [],
  }));
}

async function reasonsOf(tx: Tx, messageRowIds: number[]): Promise<Map<number, string[]>> {
  const byMessage = new Map<number, string[]>();
  if (messageRowIds.length === 0) return byMessage;
  const rows = await tx
    .selectFrom('finding')
    .select(['message_id', 'message', 'text_ref'])
    .where('message_id', 'in', messageRowIds)
    .orderBy('id')
    .execute();
  for (const { message_id, message, text_ref } of rows) {
    const reasons = byMessage.get(message_id) ?? [];
    reasons.push(text_ref ? `${text_ref}: ${message}` : message);
    byMessage.set(message_id, reasons);
  }
  return byMessage;
}
