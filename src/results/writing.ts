import type { Db } from '../db/connect.ts';
import type { WritingState } from '../db/result-schema.ts';
import { saidOf, stored } from '../db/said.ts';
import type { Saying } from '../domain/saying.ts';

/** How far the writing of a result's files has come. */
export interface WritingProgress {
  resultId: number;
  state: WritingState;
  step: Saying | null;
  done: number;
  total: number;
  error: string | null;
}

/** A writer that has not said anything for so long has died: another one begins again. */
const STALE_MS = 5 * 60_000;
/** After so many attempts that failed a person has to ask for the next one. */
export const MAX_ATTEMPTS = 3;

export async function readProgress(db: Db, resultId: number): Promise<WritingProgress | null> {
  const row = await db.selectFrom('result_writing').selectAll().where('result_id', '=', resultId).executeTakeFirst();
  if (!row) return null;
  const { state, step, step_said, done, total, error } = row;
  return { resultId, state, step: step === null ? null : stored(step, step_said), done, total, error };
}

/** Results whose files wait to be written, or whose writer died. */
export async function waitingResults(db: Db, now: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('result_writing')
    .select('result_id')
    .where((eb) =>
      eb.or([
        eb('state', '=', 'waiting'),
        eb.and([eb('state', '=', 'writing'), eb('updated_at', '<', new Date(now.getTime() - STALE_MS))]),
      ]),
    )
    .orderBy('result_id')
    .execute();
  return rows.map((row) => row.result_id);
}

/** Takes the writing of a result for oneself. @returns false if another one is at it, or it is done */
export async function claimWriting(db: Db, resultId: number, now: Date): Promise<boolean> {
  const claimed = await db
    .updateTable('result_writing')
    .set((eb) => ({
      state: 'writing',
      step: null,
      done: 0,
      total: 0,
      error: null,
      attempts: eb('attempts', '+', 1),
      updated_at: now,
    }))
    .where('result_id', '=', resultId)
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['waiting', 'failed']),
        eb.and([eb('state', '=', 'writing'), eb('updated_at', '<', new Date(now.getTime() - STALE_MS))]),
      ]),
    )
    .returning('result_id')
    .executeTakeFirst();
  return claimed !== undefined;
}

export async function noteProgress(
  db: Db,
  resultId: number,
  { step, done, total }: { step: Saying; done: number; total: number },
  now: Date,
): Promise<void> {
  await db
    .updateTable('result_writing')
    .set({ step: step.message, step_said: saidOf(step), done, total, updated_at: now })
    .where('result_id', '=', resultId)
    .execute();
}

/**
 * Has it tried again, until it has failed too often.
 * @param passing a fault that is not the result's own (the program was stopped): such an attempt does not count
 */
export async function noteFailure(db: Db, resultId: number, error: string, passing: boolean, now: Date): Promise<void> {
  await db
    .updateTable('result_writing')
    .set((eb) => ({
      state: passing
        ? 'waiting'
        : eb
            .case()
            .when('attempts', '>=', MAX_ATTEMPTS)
            .then('failed' as const)
            .else('waiting' as const)
            .end(),
      attempts: eb('attempts', '-', passing ? 1 : 0),
      error,
      updated_at: now,
    }))
    .where('result_id', '=', resultId)
    .execute();
}

/** A person asks for another attempt. */
export async function writeAgain(db: Db, resultId: number, now: Date): Promise<void> {
  await db
    .updateTable('result_writing')
    .set({ state: 'waiting', attempts: 0, updated_at: now })
    .where('result_id', '=', resultId)
    .where('state', '=', 'failed')
    .execute();
}
