import type { Tx } from '../db/connect.ts';
import { CannotDecide, changeCase, type Decider, type SeenVersion, takeCase } from './change-case.ts';
import { say } from './sentences.ts';

/**
 * Has the stored message of a case processed again, as if it had just come in; the case is settled by that.
 * @returns the message's row id, to be enqueued after commit
 */
export async function reprocessCase(tx: Tx, caseId: number, seen: SeenVersion, by: Decider): Promise<number> {
  if (by.why === '') throw new CannotDecide(say('why-reprocess'));
  const taken = await takeCase(tx, caseId, seen, by.actor);
  await changeCase(
    tx,
    taken,
    { status: 'resolved', resolved_at: by.now, resolved_by: by.actor, resolution: `processed again: ${by.why}` },
    { action: 'review reprocess', before: { draft: taken.draft } },
    by,
  );
  await tx
    .updateTable('message')
    .set({ status: 'pending', reason: null, attempts: 0, processed_at: null, content_digest: null })
    .where('id', '=', taken.messageRowId)
    .execute();
  return taken.messageRowId;
}
