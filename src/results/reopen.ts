import { recordAudit } from '../db/audit.ts';
import type { Db } from '../db/connect.ts';
import { listResults, type ResultHead } from './read-results.ts';
import { ResultError } from './result-error.ts';
import { say } from './sentences.ts';

/**
 * Reopens a closed consultation, so that replies can be corrected and it can be closed again. The result stays as it
 * is, marked with who reopened it and why.
 * @returns the result that was reopened
 * @throws ResultError that says so if the consultation is not closed
 */
export async function reopenConsultation(
  db: Db,
  consultation: string,
  by: { actor: string; why: string; now: Date },
): Promise<ResultHead> {
  return db.transaction().execute(async (tx) => {
    const latest = (await listResults(tx, consultation)).at(-1);
    if (!latest) throw new ResultError(say('result-none', { key: consultation }));
    const reopened = await tx
      .insertInto('result_reopening')
      .values({ result_id: latest.id, reopened_at: by.now, reopened_by: by.actor, why: by.why })
      .onConflict((conflict) => conflict.column('result_id').doNothing())
      .returning('result_id')
      .executeTakeFirst();
    if (!reopened) throw new ResultError(say('result-reopened', { key: consultation, number: latest.number }));
    await recordAudit(tx, {
      at: by.now,
      actor: by.actor,
      action: 'consultation reopened',
      subject: `consultation:${consultation}`,
      before: { result: latest.number },
      why: by.why,
    });
    return { ...latest, reopening: { at: by.now, by: by.actor, why: by.why } };
  });
}
