import type { Db } from '../db/connect.ts';
import { type Consultation, lastInstant } from '../domain/consultation.ts';
import type { MemberStates } from '../domain/member-state.ts';
import { listSaid, type StoredReply } from '../replies/rows/read-reply.ts';
import { type ConsultationTally, tallyOf } from './tally.ts';

/** The open cases that belong to a consultation, or may. */
export interface Waiting {
  /** Codes of the Member States that they are of. */
  states: ReadonlySet<string>;
  /** Those of which the Member State is not known: how many, and the numbers of the first. */
  unknown: { count: number; first: number[] };
}

const UNKNOWN_TOLD = 20;

/** One consultation as it is now: the count, every version of every reply, and who is silent. */
export interface ConsultationBook {
  consultation: Consultation;
  tally: ConsultationTally;
  /** Every version of every reply, oldest first, without the evidence of its answers. */
  replies: StoredReply[];
  waiting: Waiting;
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

/** Ten thousand cases may be open: they are told together in the database. */
async function readWaiting(db: Db, key: string): Promise<Waiting> {
  const open = db
    .selectFrom('review_case')
    .where('status', '=', 'open')
    .where((eb) => eb.or([eb('consultation', '=', key), eb('consultation', 'is', null)]));
  const unnamed = open.where('member_state', 'is', null);
  const [states, unknown, { count }] = await Promise.all([
    open.select('member_state').where('member_state', 'is not', null).distinct().execute(),
    unnamed.select('id').orderBy('id').limit(UNKNOWN_TOLD).execute(),
    unnamed.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ]);
  return {
    states: new Set(states.flatMap(({ member_state }) => member_state ?? [])),
    unknown: { count, first: unknown.map(({ id }) => id) },
  };
}

/** Everybody who was consulted, and whoever replied besides, by name. */
function statesOf(
  { electorate, ...consultation }: Consultation,
  memberStates: MemberStates,
  replies: readonly StoredReply[],
  waiting: Waiting,
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
      return {
        memberState,
        name: memberStates.nameOf(memberState),
        standing: standing ? 'replied' : waiting.states.has(memberState) ? 'waiting' : late ? 'late' : 'silent',
        reply: standing ?? late,
      } satisfies StateInBook;
    })
    .toSorted((left, right) => left.name.localeCompare(right.name, 'en'));
}
