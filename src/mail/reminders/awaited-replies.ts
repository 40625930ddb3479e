import type { Db, Tx } from '../../db/connect.ts';
import { type Contact, contactsOf } from '../../domain/contact.ts';

/** Codes of the Member States with a standing reply to this consultation. */
export async function repliedStates(db: Db | Tx, consultation: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('reply')
    .select('member_state')
    .where('consultation', '=', consultation)
    .where('status', '=', 'standing')
    .execute();
  return new Set(rows.map((row) => row.member_state));
}

/**
 * Codes of the Member States whose mail lies with us: in an open review case, or stored and not yet processed. Where
 * a case does not tell the Member State or the consultation, the sender's entries in the register do.
 */
export async function statesWithUs(
  db: Db | Tx,
  consultation: string,
  contacts: readonly Contact[],
): Promise<Set<string>> {
  // Ten thousand cases may be open: they are told together in the database.
  const open = db
    .selectFrom('review_case')
    .where('review_case.status', '=', 'open')
    .where((eb) => eb.or([eb('consultation', 'is', null), eb('consultation', '=', consultation)]));
  const named = await open.select('member_state').where('member_state', 'is not', null).distinct().execute();
  const unnamed = await open
    .innerJoin('message', 'message.id', 'review_case.message_id')
    .select('message.sender')
    .where('member_state', 'is', null)
    .distinct()
    .execute();
  const pending = await db.selectFrom('message').select('sender').where('status', '=', 'pending').distinct().execute();
  return new Set([
    ...named.flatMap(({ member_state }) => member_state ?? []),
    ...[...unnamed, ...pending].flatMap(({ sender }) => statesOf(sender, contacts)),
  ]);
}

function statesOf(sender: string | null, contacts: readonly Contact[]): string[] {
  return sender === null ? [] : contactsOf(sender, contacts).map((contact) => contact.memberState);
}

/** The register of contacts as it is now. */
export async function readContacts(db: Db | Tx): Promise<Contact[]> {
  const rows = await db.selectFrom('contact').selectAll().orderBy('member_state').orderBy('address').execute();
  return rows.map((row) => ({
    memberState: row.member_state,
    address: row.address,
    name: row.name,
    language: row.language,
  }));
}
