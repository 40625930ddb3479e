import type { Tx } from '../db/connect.ts';
import type { CaseDraft } from '../db/review-schema.ts';
import { changeCase, type Decider, type SeenVersion, takeCase } from './change-case.ts';
import { NO_CORRECTIONS } from './corrected-form.ts';

/**
 * Keeps the corrections that a person has made so far, in place of those kept before. Nothing is decided by that.
 * @returns the case's version
 */
export async function correctCase(
  tx: Tx,
  caseId: number,
  seen: SeenVersion,
  draft: CaseDraft,
  by: Decider,
): Promise<number> {
  const taken = await takeCase(tx, caseId, seen, by.actor);
  const before = taken.draft ?? NO_CORRECTIONS;
  if (sameDraft(before, draft)) return taken.version;
  return changeCase(tx, taken, { draft }, { action: 'review correct', before, after: draft }, by);
}

/** The database gives an object's keys back in an order of its own. */
export function sameDraft(left: CaseDraft, right: CaseDraft): boolean {
  const refs = new Set([...Object.keys(left.answers), ...Object.keys(right.answers)]);
  return (
    left.consultation === right.consultation &&
    left.memberState === right.memberState &&
    [...refs].every((ref) => {
      const [one, other] = [left.answers[ref], right.answers[ref]];
      return one && other && one.decision === other.decision && one.comments === other.comments;
    })
  );
}
