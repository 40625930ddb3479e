import type { Db, Tx } from '../db/connect.ts';
import type { Saying } from '../domain/saying.ts';
import { CASE_ACTIONS, say } from './sentences.ts';

/** One thing that a person did to a case. */
export interface CaseEvent {
  /** The version of the case that it made. */
  version: number;
  at: Date;
  actor: string;
  action: CaseAction;
  before: object | null;
  after: object | null;
  why: string | null;
}

export type CaseAction = keyof typeof CASE_ACTIONS;

/** Everything that was done to a case, oldest first. */
export async function caseHistory(db: Db | Tx, caseId: number): Promise<CaseEvent[]> {
  const rows = await db.selectFrom('audit').selectAll().where('subject', '=', `case:${caseId}`).orderBy('id').execute();
  return rows.filter(isCaseEvent).map(({ at, actor, action, before, after, why }) => ({
    version: versionOf(after),
    at,
    actor,
    action,
    before,
    after,
    why,
  }));
}

function isCaseEvent<Row extends { action: string }>(row: Row): row is Row & { action: CaseAction } {
  return row.action in CASE_ACTIONS;
}

/** Entries from before versions were counted made none. */
function versionOf(after: object | null): number {
  return after && 'version' in after && typeof after.version === 'number' ? after.version : 0;
}

/** "Ana corrected answers (2024-01-22 14:03 UTC)" */
export function tellEvent({ actor, action, at }: CaseEvent): Saying {
  return say('case-event', { actor, what: say(action), at: at.toISOString() });
}
