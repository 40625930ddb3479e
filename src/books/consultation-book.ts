import type { Db } from '../db/connect.ts';
import { type Consultation, lastInstant } from '../domain/consultation.ts';
import type { MemberStates } from '../domain/member-state.ts';
import { listSaid, type StoredReply } from '../replies/read-reply.ts';
import { type ConsultationTally, tallyOf } from './tally.ts';

/** An open case that belongs to a consultation, or may. */
export interface WaitingCase {
  id: number;
  memberState: string | null;
  receivedAt: Date;
}

/** One consultation as it is now: the count, every version of every reply, and who is silent. */
export interface ConsultationBook {
  consultation: Consultation;
  tally: ConsultationTally;
  /** Every version of every reply, oldest first, without the evidence of its answers. */
  replies: StoredReply[];
  waiting: WaitingCase[];
  states: StateInBook[];
}

/** How a Member State stands towards a consultation; a reply that is counted outweighs everything else. */
export type Standing = 'replied' | 'waiting' | 'late' | 'silent';

export interface StateInBook {
  memberState: string;
  name: string;
  standing: Standing;
  /** The version that stands, else the latest late one. */
  reply: StoredReply | null;
}

export async function readConsultationBook(
  db: Db,
  consultation: Consultation,
  memberStates: MemberStates,
): Promise<ConsultationBook> {
  const [replies, waiting] = await Promise.all([listSaid(db, consultation.key), readWaiting(db, consultation.key)]);
  const tally = tallyOf(consultation, replies);
  return { consultation, tally, replies, waiting, states: statesOf(consultation, memberStates, replies, waiting) };
}

/** Ten thousand cases may be open: what was understood of them stays in the database. */
async function readWaiting(db: Db, key: string): Promise<WaitingCase[]> {
  const rows = await db
    .selectFrom('review_case')
    .innerJoin('message', 'message.id', 'review_case.message_id')
    .select(['review_case.id', 'review_case.member_state', 'message.received_at'])
    .where('review_case.status', '=', 'open')
    .where((eb) => eb.or([eb('review_case.consultation', '=', key), eb('review_case.consultation', 'is', null)]))
    .orderBy('message.received_at')
    .execute();
  return rows.map(({ id, member_state, received_at }) => ({
    id,
    memberState: member_state,
    receivedAt: received_at,
  }));
}

/** Everybody who was consulted, and whoever replied besides, by name. */
function statesOf(
  { electorate, ...consultation }: Consultation,
  memberStates: MemberStates,
  replies: readonly StoredReply[],
  waiting: readonly WaitingCase[],
): StateInBook[] {
  const deadline = lastInstant({ ...consultation, electorate });
  const consulted = memberStates.all
    .filter(({ code }) => memberStates.isMember(code, deadline) && (electorate?.includes(code) ?? true))
    .map(({ code }) => code);
  const codes = new Set([...consulted, ...replies.map(({ memberState }) => memberState)]);
  return [...codes]
    .map((memberState) => {
      const own = replies.filter((reply) => reply.memberState === memberState);
      const standing = own.find(({ status }) => status === 'standing') ?? null;
      const late = own.findLast(({ status }) => status === 'late') ?? null;
      const waits = waiting.some((each) => each.memberState === memberState);
      return {
        memberState,
        name: memberStates.nameOf(memberState),
        standing: standing ? 'replied' : waits ? 'waiting' : late ? 'late' : 'silent',
        reply: standing ?? late,
      } satisfies StateInBook;
    })
    .toSorted((left, right) => left.name.localeCompare(right.name, 'en'));
}
