import type { Db } from '../db/connect.ts';
import type { Understood } from '../db/schema.ts';
import type { FindingCode } from '../domain/finding.ts';

/** A case with what a person needs to settle it. */
export interface ReviewCase {
  id: number;
  reference: string;
  status: 'open' | 'resolved';
  messageRowId: number;
  messageId: string | null;
  sender: string | null;
  subject: string | null;
  receivedAt: Date;
  understood: Understood;
  reasons: { code: FindingCode; text?: string; message: string }[];
  resolution: string | null;
  resolvedBy: string | null;
}

/** The open cases, oldest first; or the one case named, open or not. */
export async function readCases(db: Db, caseId?: number): Promise<ReviewCase[]> {
  const rows = await db
    .selectFrom('review_case')
    .innerJoin('message', 'message.id', 'review_case.message_id')
    .select([
      'review_case.id',
      'review_case.reference',
      'review_case.status',
      'review_case.understood',
      'review_case.resolution',
      'review_case.resolved_by',
      'message.id as messageRowId',
      'message.message_id',
      'message.sender',
      'message.subject',
      'message.received_at',
    ])
    .where((eb) => (caseId === undefined ? eb('review_case.status', '=', 'open') : eb('review_case.id', '=', caseId)))
    .orderBy('review_case.id')
    .execute();
  const reasons = await readReasons(
    db,
    rows.map((row) => row.messageRowId),
  );
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    status: row.status,
    messageRowId: row.messageRowId,
    messageId: row.message_id,
    sender: row.sender,
    subject: row.subject,
    receivedAt: row.received_at,
    understood: row.understood,
    reasons: reasons.get(row.messageRowId) ?? [],
    resolution: row.resolution,
    resolvedBy: row.resolved_by,
  }));
}

async function readReasons(db: Db, messageRowIds: number[]): Promise<Map<number, ReviewCase['reasons']>> {
  const byMessage = new Map<number, ReviewCase['reasons']>();
  if (messageRowIds.length === 0) return byMessage;
  const rows = await db
    .selectFrom('finding')
    .selectAll()
    .where('message_id', 'in', messageRowIds)
    .orderBy('id')
    .execute();
  for (const { message_id, code, text_ref, message } of rows) {
    const reasons = byMessage.get(message_id) ?? [];
    reasons.push({ code, ...(text_ref ? { text: text_ref } : {}), message });
    byMessage.set(message_id, reasons);
  }
  return byMessage;
}
