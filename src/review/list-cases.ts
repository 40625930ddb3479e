import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import type { Database } from '../db/schema.ts';
import type { FindingCode } from '../domain/finding.ts';
import type { Doubt } from './corrected-form.ts';
import { readDoubtsOf } from './read-doubts.ts';

export const CASE_SORTS = ['deadline', 'age', 'received', 'state', 'sender'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

/** Which of the open cases, and in which order. */
export interface CaseFilter {
  consultation?: string;
  memberState?: string;
  reason?: FindingCode;
  /** A person's name; null: nobody's. */
  assignedTo?: string | null;
  /** Whether the sender was asked and has not answered. */
  asked?: boolean;
  /** Words of sender, subject, reference or case number. */
  search?: string;
  /** Member States whose names the words fit. */
  searchStates?: readonly string[];
  sort: CaseSort;
  descending: boolean;
}

/** A line of the queue. */
export interface QueuedCase {
  id: number;
  reference: string;
  version: number;
  openedAt: Date;
  receivedAt: Date;
  sender: string | null;
  subject: string | null;
  consultation: string | null;
  memberState: string | null;
  /** The consultation's deadline; null where it could not be told. */
  deadline: Date | null;
  assignedTo: string | null;
  askedAt: Date | null;
  doubts: Doubt[];
}

export interface CasePage {
  cases: QueuedCase[];
  /** How many fit the filter. */
  total: number;
}

/** One page of the queue. */
export async function listCases(db: Db, filter: CaseFilter, page: { size: number; number: number }): Promise<CasePage> {
  const [rows, { total }] = await Promise.all([
    ordered(db, filter)
      .select(['review_case.id', 'review_case.reference', 'review_case.version', 'review_case.opened_at'])
      .select(['review_case.consultation', 'review_case.member_state', 'review_case.message_id'])
      .select(['review_case.assigned_to', 'review_case.asked_at'])
      .select(['message.received_at', 'message.sender', 'message.subject'])
      .select('due.at as deadline')
      .limit(page.size)
      .offset((page.number - 1) * page.size)
      .execute(),
    filtered(db, filter)
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ]);
  const doubts = await readDoubtsOf(
    db,
    rows.map((row) => row.message_id),
  );
  const cases = rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    version: row.version,
    openedAt: row.opened_at,
    receivedAt: row.received_at,
    sender: row.sender,
    subject: row.subject,
    consultation: row.consultation,
    memberState: row.member_state,
    deadline: row.deadline,
    assignedTo: row.assigned_to,
    askedAt: row.asked_at,
    doubts: doubts.get(row.message_id) ?? [],
  }));
  return { cases, total };
}

/**
 * The mails of the cases that fit, for all of them to be processed again: without those that another person has in
 * hand, and those in which somebody has corrected answers, which would be lost.
 */
export async function messagesOfCases(db: Db, filter: CaseFilter, actor: string): Promise<number[]> {
  const rows = await filtered(db, filter)
    .select('review_case.message_id')
    .where((eb) => eb.or([eb('assigned_to', 'is', null), eb('assigned_to', '=', actor)]))
    .where('review_case.draft', 'is', null)
    .orderBy('review_case.message_id')
    .execute();
  return rows.map((row) => row.message_id);
}

/** Where a case is in the queue. */
export interface Neighbours {
  previous: number | null;
  next: number | null;
  /** From 1; null for a case that is not in it: the next one is the first then. */
  place: number | null;
  total: number;
}

/** The cases before and after one in the filtered order. */
export async function neighboursOf(db: Db, filter: CaseFilter, caseId: number): Promise<Neighbours> {
  const places = filtered(db, filter)
    .select('review_case.id')
    .select(sql<number | null>`lag(review_case.id) over (order by ${order(filter)})`.as('previous'))
    .select(sql<number | null>`lead(review_case.id) over (order by ${order(filter)})`.as('next'))
    .select(sql<number>`row_number() over (order by ${order(filter)})`.as('place'))
    .select(sql<number>`count(*) over ()`.as('total'));
  const all = db.selectFrom(places.as('places')).selectAll();
  const found = await all.where('id', '=', caseId).executeTakeFirst();
  if (found) return { previous: found.previous, next: found.next, place: found.place, total: found.total };
  const first = await all.where('place', '=', 1).executeTakeFirst();
  return { previous: null, next: first?.id ?? null, place: null, total: first?.total ?? 0 };
}

function filtered(db: Db, filter: CaseFilter) {
  const { consultation, memberState, reason, assignedTo, asked } = filter;
  return db
    .with(
      // Read once a consultation, not once a case: the document that holds it is large.
      (cte) => cte('due').materialized(),
      (query) => query.selectFrom('consultation').select(['key', sql<Date>`(data->>'deadline')::timestamptz`.as('at')]),
    )
    .selectFrom('review_case')
    .innerJoin('message', 'message.id', 'review_case.message_id')
    .leftJoin('due', 'due.key', 'review_case.consultation')
    .where('review_case.status', '=', 'open')
    .$if(consultation !== undefined, (query) => query.where('review_case.consultation', '=', consultation ?? ''))
    .$if(memberState !== undefined, (query) => query.where('review_case.member_state', '=', memberState ?? ''))
    .$if(typeof assignedTo === 'string', (query) => query.where('assigned_to', '=', assignedTo ?? ''))
    .$if(assignedTo === null, (query) => query.where('assigned_to', 'is', null))
    .$if(asked !== undefined, (query) => query.where('asked_at', asked ? 'is not' : 'is', null))
    .$if(reason !== undefined, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('finding')
            .select('finding.id')
            .whereRef('finding.message_id', '=', 'review_case.message_id')
            .where('finding.code', '=', reason ?? 'late'),
        ),
      ),
    )
    .$if(Boolean(filter.search), (query) => query.where((eb) => matches(eb, filter)));
}

function matches(eb: ExpressionBuilder<Database, 'review_case' | 'message'>, filter: CaseFilter) {
  const words = (filter.search ?? '').slice(0, 200).split(/\s+/).filter(Boolean);
  const states = filter.searchStates ?? [];
  const inText = eb.and(
    words.map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
      return eb.or([
        eb('message.sender', 'ilike', pattern),
        eb('message.subject', 'ilike', pattern),
        eb('review_case.reference', 'ilike', pattern),
        sql<SqlBool>`review_case.id::text = ${word}`,
      ]);
    }),
  );
  return states.length === 0 ? inText : eb.or([inText, eb('review_case.member_state', 'in', states)]);
}

function ordered(db: Db, filter: CaseFilter) {
  return filtered(db, filter).orderBy(order(filter));
}

/** What has no deadline or State comes last, whichever way. */
function order({ sort, descending }: CaseFilter) {
  const by = {
    deadline: sql`due.at`,
    age: sql`review_case.opened_at`,
    received: sql`message.received_at`,
    state: sql`review_case.member_state`,
    sender: sql`message.sender`,
  }[sort];
  return descending ? sql`${by} desc nulls last, review_case.id desc` : sql`${by} asc nulls last, review_case.id`;
}
