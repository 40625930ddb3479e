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
      .select(deadline.as('deadline'))
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

/** The cases before and after one in the filtered order, and its place in it; for a case that is not in it, the first. */
export async function neighboursOf(
  db: Db,
  filter: CaseFilter,
  caseId: number,
): Promise<{ previous: number | null; next: number | null; place: number | null; total: number }> {
  const rows = await ordered(db, filter).select('review_case.id').execute();
  const ids = rows.map((row) => row.id);
  const at = ids.indexOf(caseId);
  if (at < 0) return { previous: null, next: ids[0] ?? null, place: null, total: ids.length };
  return { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null, place: at + 1, total: ids.length };
}

/** What the filters offer, with the number of open cases behind each. */
export interface QueueFacets {
  consultations: { value: string; count: number }[];
  memberStates: { value: string; count: number }[];
  reasons: { value: FindingCode; count: number }[];
  assignees: { value: string; count: number }[];
}

export async function queueFacets(db: Db): Promise<QueueFacets> {
  const [consultations, memberStates, assignees, reasons] = await Promise.all([
    countBy(db, 'consultation'),
    countBy(db, 'member_state'),
    countBy(db, 'assigned_to'),
    db
      .selectFrom('review_case')
      .innerJoin('finding', 'finding.message_id', 'review_case.message_id')
      .select('finding.code as value')
      .select((eb) => eb.fn.count<number>('review_case.id').distinct().as('count'))
      .where('review_case.status', '=', 'open')
      .groupBy('finding.code')
      .orderBy('count', 'desc')
      .orderBy('finding.code')
      .execute(),
  ]);
  return { consultations, memberStates, assignees, reasons };
}

async function countBy(db: Db, column: 'consultation' | 'member_state' | 'assigned_to') {
  const rows = await db
    .selectFrom('review_case')
    .select(`${column} as value`)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', '=', 'open')
    .where(column, 'is not', null)
    .groupBy(column)
    .orderBy(column)
    .execute();
  return rows.flatMap(({ value, count }) => (value === null ? [] : [{ value, count }]));
}

const deadline = sql<Date | null>`(consultation.data->>'deadline')::timestamptz`;

type Joined = Database & { consultation: Database['consultation'] };

function filtered(db: Db, filter: CaseFilter) {
  const { consultation, memberState, reason, assignedTo, asked } = filter;
  return db
    .selectFrom('review_case')
    .innerJoin('message', 'message.id', 'review_case.message_id')
    .leftJoin('consultation', 'consultation.key', 'review_case.consultation')
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

function matches(eb: ExpressionBuilder<Joined, 'review_case' | 'message'>, filter: CaseFilter) {
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

/** The ages run the other way than the instants; what has no deadline or State comes last, whichever way. */
function ordered(db: Db, filter: CaseFilter) {
  const query = filtered(db, filter);
  const way = filter.descending ? sql`desc nulls last` : sql`asc nulls last`;
  const by = {
    deadline,
    age: sql`review_case.opened_at`,
    received: sql`message.received_at`,
    state: sql`review_case.member_state`,
    sender: sql`message.sender`,
  }[filter.sort];
  return query.orderBy(sql`${by} ${way}`).orderBy('review_case.id', filter.descending ? 'desc' : 'asc');
}
