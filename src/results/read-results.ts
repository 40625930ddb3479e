import type { Db, Tx } from '../db/connect.ts';
import type { ConsultationResult } from '../domain/result.ts';

/** A result as stored, and whether it was reopened since. */
export interface StoredResult {
  id: number;
  consultation: string;
  number: number;
  closedAt: Date;
  closedBy: string;
  why: string | null;
  data: ConsultationResult;
  reopening: { at: Date; by: string; why: string } | null;
}

/** The results of one consultation, or of all, in the order in which they were drawn up. */
export async function listResults(db: Db | Tx, consultation?: string): Promise<StoredResult[]> {
  const rows = await db
    .selectFrom('result')
    .leftJoin('result_reopening', 'result_reopening.result_id', 'result.id')
    .selectAll('result')
    .select(['reopened_at', 'reopened_by', 'result_reopening.why as reopening_why'])
    .$if(consultation !== undefined, (query) => query.where('consultation', '=', consultation ?? ''))
    .orderBy('consultation')
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    consultation: row.consultation,
    number: row.number,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    why: row.why,
    data: row.data,
    reopening:
      row.reopened_at && row.reopened_by && row.reopening_why
        ? { at: row.reopened_at, by: row.reopened_by, why: row.reopening_why }
        : null,
  }));
}

/** The result that stands: the latest one, unless the consultation was reopened since. */
export async function standingResult(db: Db | Tx, consultation: string): Promise<StoredResult | null> {
  const latest = (await listResults(db, consultation)).at(-1);
  return latest && latest.reopening === null ? latest : null;
}

export async function readResult(db: Db | Tx, resultId: number): Promise<StoredResult | null> {
  const row = await db.selectFrom('result').select('consultation').where('id', '=', resultId).executeTakeFirst();
  if (!row) return null;
  return (await listResults(db, row.consultation)).find(({ id }) => id === resultId) ?? null;
}
