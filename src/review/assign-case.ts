import type { Tx } from '../db/connect.ts';
import { CannotDecide, changeCase, type Decider, type SeenVersion, takeCase } from './change-case.ts';
import { say } from './sentences.ts';

/**
 * Puts a case into one person's hands, or back into the queue. Taking it from somebody else is possible, and told.
 * @returns the case's new version
 */
export async function assignCase(
  tx: Tx,
  caseId: number,
  seen: SeenVersion,
  to: string | null,
  by: Decider,
): Promise<number> {
  const taken = await takeCase(tx, caseId, seen, by.actor);
  if (taken.assignedTo === to) return taken.version;
  if (to === null && taken.assignedTo !== by.actor) {
    throw new CannotDecide(say('case-in-hands', { id: caseId, of: taken.assignedTo }));
  }
  return changeCase(
    tx,
    taken,
    { assigned_to: to, assigned_at: to === null ? null : by.now },
    {
      action: to === null ? 'review release' : 'review assign',
      before: { assignedTo: taken.assignedTo },
      after: { assignedTo: to },
    },
    by,
  );
}
