import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import type { FindingCode } from '../domain/finding.ts';

/** What the filters offer, with the number of open cases behind each. */
export interface QueueFacets {
  consultations: { value: string; count: number }[];
  memberStates: { value: string; count: number }[];
  reasons: { value: FindingCode; count: number }[];
  assignees: { value: string; count: number }[];
}

export async function queueFacets(db: Db): Promise<QueueFacets> {
  const [columns, reasons] = await Promise.all([countColumns(db), countReasons(db)]);
  const of = (name: 'consultation' | 'member_state' | 'assigned_to') =>
    columns.flatMap((row) => (row[name] === null ? [] : [{ value: row[name], count: row.count }]));
  return {
    consultations: of('consultation'),
    memberStates: of('member_state'),
    assignees: of('assigned_to'),
    reasons,
  };
}

/** Each row counts the cases of one value of one column; the other columns are null. */
async function countColumns(db: Db) {
  const { rows } = await sql<{
    consultation: string | null;
    member_state: string | null;
    assigned_to: string | null;
    count: number;
  }>`select consultation, member_state, assigned_to, count(*) as count from review_case where status = 'open'
    group by grouping sets ((consultation), (member_state), (assigned_to))
    order by consultation, member_state, assigned_to`.execute(db);
  return rows;
}

function countReasons(db: Db) {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('review_case')
        .innerJoin('finding', 'finding.message_id', 'review_case.message_id')
        .select(['finding.code', 'review_case.id'])
        .distinct()
        .where('review_case.status', '=', 'open')
        .as('found'),
    )
    .select('code as value')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy('code')
    .orderBy('count', 'desc')
    .orderBy('code')
    .execute();
}
