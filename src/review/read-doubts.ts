import type { Db, Tx } from '../db/connect.ts';
import type { Doubt } from './corrected-form.ts';

/** What was noticed about a mail when it was read, in the order in which staff want to read it. */
export async function readDoubts(db: Db | Tx, messageRowId: number): Promise<Doubt[]> {
  return (await readDoubtsOf(db, [messageRowId])).get(messageRowId) ?? [];
}

/** The same for several mails at once, by their rows. */
export async function readDoubtsOf(db: Db | Tx, messageRowIds: readonly number[]): Promise<Map<number, Doubt[]>> {
  const byMessage = new Map<number, Doubt[]>();
  if (messageRowIds.length === 0) return byMessage;
  const rows = await db
    .selectFrom('finding')
    .selectAll()
    .where('message_id', 'in', messageRowIds)
    .orderBy('id')
    .execute();
  for (const { message_id, code, text_ref, message, said } of rows) {
    const doubts = byMessage.get(message_id) ?? [];
    doubts.push({ code, ...(text_ref ? { text: text_ref } : {}), message, ...(said ? { said } : {}) });
    byMessage.set(message_id, doubts);
  }
  return byMessage;
}

/** A doubt as programs are given it: in English alone. */
export function plainDoubt({ code, text, message }: Doubt): Pick<Doubt, 'code' | 'text' | 'message'> {
  return { code, ...(text ? { text } : {}), message };
}
