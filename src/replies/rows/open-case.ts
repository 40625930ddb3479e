import type { Tx } from '../../db/connect.ts';
import { newReference } from '../../db/new-reference.ts';
import type { Understood } from '../../db/review-schema.ts';

export interface OpenedCase {
  id: number;
  reference: string;
}

/**
 * Hands a message to staff, with whatever was understood of it. A message has at most one open case: opening it again
 * brings the open one up to date.
 */
export async function openCase(tx: Tx, messageRowId: number, understood: Understood, now: Date): Promise<OpenedCase> {
  return tx
    .insertInto('review_case')
    .values({
      reference: newReference('CASE'),
      message_id: messageRowId,
      status: 'open',
      understood: JSON.stringify(understood),
      opened_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .column('message_id')
        .where('status', '=', 'open')
        .doUpdateSet((eb) => ({
          understood: JSON.stringify(understood),
          version: eb('review_case.version', '+', 1),
        })),
    )
    .returning(['id', 'reference'])
    .executeTakeFirstOrThrow();
}
