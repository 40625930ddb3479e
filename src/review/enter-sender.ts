import { sql } from 'kysely';
import type { Tx } from '../db/connect.ts';
import type { BeforeDecision } from '../db/review-schema.ts';
import type { Contact } from '../domain/contact.ts';
import { removeContact, saveContacts } from '../register/contact-store.ts';
import type { Decider } from './change-case.ts';

/**
 * Enters the sender of a case in the register, as part of the decision just made on it: whoever takes that back takes
 * back the contact too.
 */
export async function enterSender(tx: Tx, caseId: number, contact: Contact, by: Decider): Promise<void> {
  const { added } = await saveContacts(tx, [contact], by);
  if (added.length === 0) return;
  const { memberState, address } = contact;
  const entered: NonNullable<BeforeDecision['entered']> = { memberState, address };
  await tx
    .updateTable('review_decision')
    .set({ before: sql`before || ${JSON.stringify({ entered })}::jsonb` })
    .where('case_id', '=', caseId)
    .where('undone_at', 'is', null)
    .where('id', '=', (eb) =>
      eb
        .selectFrom('review_decision as latest')
        .select((max) => max.fn.max('latest.id').as('id'))
        .where('latest.case_id', '=', caseId),
    )
    .execute();
}

/** Takes the contact that a decision entered out again, as if it had never been there. */
export async function takeSenderBack(tx: Tx, { entered }: BeforeDecision, by: Decider): Promise<void> {
  if (!entered) return;
  const why = by.why || 'The decision that entered it was taken back.';
  const removed = await removeContact(tx, entered.memberState, entered.address, { ...by, why });
  // Nobody took it out of the register: a file of contacts may bring it again.
  if (removed)
    await tx
      .deleteFrom('contact_removed')
      .where('member_state', '=', entered.memberState)
      .where('address', '=', entered.address)
      .execute();
}
