import type { Db, Tx } from '../db/connect.ts';
import { newReference } from '../db/new-reference.ts';

/** The reference on every form made out to this Member State for this consultation; made the first time it is asked for. */
export async function formReference(
  db: Db | Tx,
  consultation: string,
  memberState: string,
  now: Date,
): Promise<string> {
  await db
    .insertInto('form_reference')
    .values({
      reference: newReference(consultation.replace('/', '-'), memberState, 'A2'),
      consultation,
      member_state: memberState,
      issued_at: now,
    })
    .onConflict((conflict) => conflict.columns(['consultation', 'member_state']).doNothing())
    .execute();
  const { reference } = await db
    .selectFrom('form_reference')
    .select('reference')
    .where('consultation', '=', consultation)
    .where('member_state', '=', memberState)
    .executeTakeFirstOrThrow();
  return reference;
}
