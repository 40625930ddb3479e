import type { Db, Tx } from '../db/connect.ts';

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

/** What can be done to a case, as the audit names it, and how to tell it in a sentence that begins with the person. */
export const CASE_ACTIONS = {
  'review assign': 'took it in hand',
  'review release': 'put it back',
  'review correct': 'corrected answers',
  'review attach': 'attached it elsewhere',
  'review accept': 'accepted it',
  'review merge': 'merged it with an earlier reply',
  'review ignore': 'set it aside',
  'review ask': 'asked the sender',
  'review reprocess': 'had it processed again',
  'review undo': 'took a decision back',
  'case settled by its answer': 'settled it by the corrected form that came in',
} as const;

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
export function tellEvent({ actor, action, at }: CaseEvent): string {
  return `${actor} ${CASE_ACTIONS[action]} (${at.toISOString().slice(0, 16).replace('T', ' ')} UTC)`;
}
