import { sql } from 'kysely';
import type { Db, Tx } from '../db/connect.ts';
import type { ConsultationResult } from '../domain/result.ts';
import type { TextTally } from '../domain/tally.ts';

/** A result without all that it rests on, which is large: what lists and closing need to know. */
export interface ResultHead {
  id: number;
  consultation: string;
  number: number;
  closedAt: Date;
  closedBy: string;
  why: string | null;
  /** The deadline that it was drawn up for. */
  deadline: string;
  texts: TextTally[];
  replies: number;
  late: number;
  openCases: number;
  /** Whether and why it was reopened since. */
  reopening: { at: Date; by: string; why: string } | null;
}

/** A result as stored. */
export interface StoredResult extends ResultHead {
  data: ConsultationResult;
}

/** The results of one consultation, or of all, in the order in which they were drawn up. */
export async function listResults(db: Db | Tx, consultation?: string): Promise<ResultHead[]> {
  const rows = await selectHeads(db)
    .$if(consultation !== undefined, (query) => query.where('consultation', '=', consultation ?? ''))
    .orderBy('consultation')
    .orderBy('number')
    .execute();
  return rows.map(toHead);
}

/** The result that stands: the latest one, unless the consultation was reopened since. */
export async function standingResult(db: Db | Tx, consultation: string): Promise<ResultHead | null> {
  const latest = (await listResults(db, consultation)).at(-1);
  return latest && latest.reopening === null ? latest : null;
}

/** One result with everything that it rests on. */
export async function readResult(db: Db | Tx, resultId: number): Promise<StoredResult | null> {
  const row = await selectHeads(db).select('result.data').where('result.id', '=', resultId).executeTakeFirst();
  return row ? { ...toHead(row), data: row.data } : null;
}

function selectHeads(db: Db | Tx) {
  return db
    .selectFrom('result')
    .leftJoin('result_reopening', 'result_reopening.result_id', 'result.id')
    .select([
      'result.id',
      'result.consultation',
      'result.number',
      'result.closed_at',
      'result.closed_by',
      'result.why',
      'reopened_at',
      'reopened_by',
      'result_reopening.why as reopening_why',
      sql<string>`data->'consultation'->>'deadline'`.as('deadline'),
      sql<TextTally[]>`data->'texts'`.as('texts'),
      sql<number>`jsonb_array_length(data->'replies')`.as('replies'),
      sql<number>`jsonb_array_length(data->'late')`.as('late'),
      sql<number>`jsonb_array_length(data->'openCases')`.as('open_cases'),
    ]);
}

type HeadRow = Awaited<ReturnType<ReturnType<typeof selectHeads>['execute']>>[number];

function toHead(row: HeadRow): ResultHead {
  return {
    id: row.id,
    consultation: row.consultation,
    number: row.number,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    why: row.why,
    deadline: row.deadline,
    texts: row.texts,
    replies: row.replies,
    late: row.late,
    openCases: row.open_cases,
    reopening:
      row.reopened_at && row.reopened_by && row.reopening_why
        ? { at: row.reopened_at, by: row.reopened_by, why: row.reopening_why }
        : null,
  };
}
