import type { Db } from '../db/connect.ts';
import type { CaseDraft, Understood } from '../db/review-schema.ts';
import type { Doubt } from './corrected-form.ts';
import { readDoubtsOf } from './read-doubts.ts';

/** A case with what a person needs to settle it. */
export interface ReviewCase {
  id: number;
  reference: string;
  status: 'open' | 'resolved';
  /** Names what the person saw, for whatever they do next: see `takeCase`. */
  version: number;
  messageRowId: number;
  messageId: string | null;
  sender: string | null;
  subject: string | null;
  receivedAt: Date;
  openedAt: Date;
  understood: Understood;
  draft: CaseDraft | null;
  reasons: Doubt[];
  assignedTo: string | null;
  askedAt: Date | null;
  resolution: string | null;
  resolvedBy: string | null;
  resolvedAt: Date | null;
}

/** The open cases, oldest first; or the one case named, open or not. */
export async function readCases(db: Db, caseId?: number): Promise<ReviewCase[]> {
  const rows = await db
    .selectFrom('review_case')
    .innerJoin('message', 'message.id', 'review_case.message_id')
    .selectAll('review_case')
    .select([
      'message.message_id as mailMessageId',
      'message.sender',
      'message.subject',
      'message.received_at as receivedAt',
    ])
    .where((eb) => (caseId === undefined ? eb('review_case.status', '=', 'open') : eb('review_case.id', '=', caseId)))
    .orderBy('review_case.id')
    .execute();
  const doubts = await readDoubtsOf(
    db,
    rows.map((row) => row.message_id),
  );
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    status: row.status,
    version: row.version,
    messageRowId: row.message_id,
    messageId: row.mailMessageId,
    sender: row.sender,
    subject: row.subject,
    receivedAt: row.receivedAt,
    openedAt: row.opened_at,
    understood: row.understood,
    draft: row.draft,
    reasons: doubts.get(row.message_id) ?? [],
    assignedTo: row.assigned_to,
    askedAt: row.asked_at,
    resolution: row.resolution,
    resolvedBy: row.resolved_by,
    resolvedAt: row.resolved_at,
  }));
}

/** An open case as lists for programs name it. */
export interface OpenCase {
  id: number;
  messageId: string | null;
  reasons: Doubt[];
}

/** Open cases in the order of their numbers, which no later one comes before: all, or so many after one of them. */
export async function listOpenCases(db: Db, slice?: { after: number; limit: number }): Promise<OpenCase[]> {
  const rows = await db
    .selectFrom('review_case')
    .innerJoin('message', 'message.id', 'review_case.message_id')
    .select(['review_case.id', 'review_case.message_id as messageRowId', 'message.message_id as messageId'])
    .where('review_case.status', '=', 'open')
    .$if(slice !== undefined, (query) => query.where('review_case.id', '>', slice?.after ?? 0).limit(slice?.limit ?? 0))
    .orderBy('review_case.id')
    .execute();
  const doubts = await readDoubtsOf(
    db,
    rows.map((row) => row.messageRowId),
  );
  return rows.map(({ id, messageId, messageRowId }) => ({ id, messageId, reasons: doubts.get(messageRowId) ?? [] }));
}

/** One case, or null. */
export async function readCase(db: Db, caseId: number): Promise<ReviewCase | null> {
  return (await readCases(db, caseId))[0] ?? null;
}
