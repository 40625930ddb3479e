import { recordAudit } from '../db/audit.ts';
import type { Tx } from '../db/connect.ts';
import type { CaseDraft, Understood } from '../db/review-schema.ts';
import { ToldError } from '../domain/errors.ts';
import type { Saying } from '../domain/saying.ts';
import { type CaseAction, type CaseEvent, caseHistory, tellEvent } from './case-history.ts';
import { say } from './sentences.ts';

/** Who decides, why, and when. */
export interface Decider {
  actor: string;
  why: string;
  now: Date;
}

/** The version of the case that the person had before them; null for a command that reads and decides at once. */
export type SeenVersion = number | null;

/** A case held for a change until the transaction ends. */
export interface TakenCase {
  id: number;
  reference: string;
  version: number;
  messageRowId: number;
  receivedAt: Date;
  understood: Understood;
  draft: CaseDraft | null;
  assignedTo: string | null;
  askedAt: Date | null;
}

/** What a person wanted to do cannot be done as they saw it; the message says why and what to do. */
export class CannotDecide extends ToldError {
  override name = 'CannotDecide';
}

/** Somebody else has changed the case meanwhile. Nothing of what the person sent was stored. */
export class CaseChanged extends CannotDecide {
  override name = 'CaseChanged';
  readonly changes: readonly CaseEvent[];
  constructor(saying: Saying, changes: readonly CaseEvent[]) {
    super(saying);
    this.changes = changes;
  }
}

/**
 * Locks an open case for a change, so that two people cannot change it both.
 * @throws CaseChanged if it was settled, or if others have changed it since the person saw it: it says who did what
 * @throws CannotDecide if there is no such case
 */
export async function takeCase(tx: Tx, caseId: number, seen: SeenVersion, actor: string): Promise<TakenCase> {
  const row = await tx
    .selectFrom('review_case')
    .innerJoin('message', 'message.id', 'review_case.message_id')
    .select([
      'review_case.id',
      'review_case.reference',
      'review_case.status',
      'review_case.version',
      'review_case.understood',
      'review_case.draft',
      'review_case.assigned_to as assignedTo',
      'review_case.asked_at as askedAt',
      'message.id as messageRowId',
      'message.received_at as receivedAt',
    ])
    .where('review_case.id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new CannotDecide(say('case-unknown', { id: caseId }));
  const changes = await changesSince(tx, caseId, seen, actor);
  const about = { id: caseId, changes: changes.map(tellEvent) };
  if (row.status !== 'open') throw new CaseChanged(say('case-settled', about), changes);
  if (seen !== null && row.version !== seen && !ownCorrections(row.version - seen, changes, actor)) {
    throw new CaseChanged(say('case-changed', about), changes);
  }
  return row;
}

async function changesSince(tx: Tx, caseId: number, seen: SeenVersion, actor: string): Promise<CaseEvent[]> {
  const history = await caseHistory(tx, caseId);
  const since = history.filter((event) => event.version > (seen ?? 0));
  const others = since.filter((event) => event.actor !== actor || event.action !== 'review correct');
  return seen === null ? history.slice(-1) : others.length > 0 ? others : since;
}

/** One's own corrections are stored as one makes them: they surprise nobody but another person. */
function ownCorrections(versions: number, changes: readonly CaseEvent[], actor: string): boolean {
  const own = changes.filter((event) => event.actor === actor && event.action === 'review correct');
  return own.length === versions;
}

/** What a change sets in the case's row. */
export interface CaseValues {
  status?: 'open' | 'resolved';
  resolved_at?: Date | null;
  resolved_by?: string | null;
  resolution?: string | null;
  assigned_to?: string | null;
  assigned_at?: Date | null;
  asked_at?: Date | null;
  draft?: CaseDraft | null;
}

/**
 * Changes a case that `takeCase` holds, and tells the audit of it.
 * @returns the version that this makes
 */
export async function changeCase(
  tx: Tx,
  taken: Pick<TakenCase, 'id' | 'version'>,
  values: CaseValues,
  entry: { action: CaseAction; before?: object; after?: object },
  by: Decider,
): Promise<number> {
  const version = taken.version + 1;
  const { draft, ...columns } = values;
  const stored = draft === undefined ? {} : { draft: draft && JSON.stringify(draft) };
  await tx
    .updateTable('review_case')
    .set({ ...columns, ...stored, version })
    .where('id', '=', taken.id)
    .execute();
  await recordAudit(tx, {
    at: by.now,
    actor: by.actor,
    action: entry.action,
    subject: `case:${taken.id}`,
    ...(entry.before ? { before: entry.before } : {}),
    after: { ...entry.after, version },
    why: by.why || null,
  });
  return version;
}
