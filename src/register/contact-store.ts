import { recordAudit } from '../db/audit.ts';
import type { Db, Tx } from '../db/connect.ts';
import type { Contact } from '../domain/contact.ts';
import type { Noting } from './noting.ts';

/** What became of each contact that was to be saved. */
export interface SavedContacts {
  added: Contact[];
  changed: Contact[];
  unchanged: number;
}

/**
 * Adds contacts to the register; one that is there already takes the new name, language and kind. Every change is in
 * the register's history.
 */
export async function saveContacts(tx: Tx, contacts: readonly Contact[], by: Noting): Promise<SavedContacts> {
  const saved: SavedContacts = { added: [], changed: [], unchanged: 0 };
  for (const contact of contacts) {
    const before = await findContact(tx, contact.memberState, contact.address);
    const kind = contact.kind ?? before?.kind;
    const after = { ...contact, ...(kind ? { kind } : {}) };
    if (before && isSame(before, after)) {
      saved.unchanged += 1;
      continue;
    }
    await upsert(tx, after);
    await recordChange(tx, before ? 'contact changed' : 'contact added', before, after, by);
    (before ? saved.changed : saved.added).push(contact);
  }
  return saved;
}

/**
 * Fills the register at the start of the program: contacts that are missing are added, those that came from a file take
 * what it says now, and nothing that staff entered, changed or removed is touched.
 */
export async function fillContacts(db: Db, contacts: readonly Contact[]): Promise<void> {
  const removed = await db.selectFrom('contact_removed').select(['member_state', 'address']).execute();
  const gone = new Set(removed.map((row) => `${row.member_state} ${row.address}`));
  const wanted = contacts.filter((contact) => !gone.has(`${contact.memberState} ${contact.address}`));
  for (const contact of wanted) {
    const { name, language, kind } = toRow(contact);
    await db
      .insertInto('contact')
      .values(toRow(contact))
      .onConflict((conflict) =>
        conflict
          .columns(['member_state', 'address'])
          .doUpdateSet({ name, language, kind })
          .where('contact.managed_by', '=', 'file'),
      )
      .execute();
  }
}

/** Takes a contact out of the register. @returns the contact, or null if it was not there */
export async function removeContact(tx: Tx, memberState: string, address: string, by: Noting): Promise<Contact | null> {
  const before = await findContact(tx, memberState, address);
  if (!before) return null;
  await tx.deleteFrom('contact').where('member_state', '=', memberState).where('address', '=', address).execute();
  await tx
    .insertInto('contact_removed')
    .values({ member_state: memberState, address, removed_at: by.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await recordChange(tx, 'contact removed', before, null, by);
  return before;
}

/** The whole register. */
export async function listContacts(db: Db | Tx): Promise<Contact[]> {
  const rows = await db.selectFrom('contact').selectAll().orderBy('member_state').orderBy('address').execute();
  return rows.map(toContact);
}

/** One thing that happened to a contact. */
export interface ContactEvent {
  at: Date;
  actor: string;
  action: string;
  memberState: string;
  before: Partial<Contact> | null;
  after: Partial<Contact> | null;
  why: string | null;
}

/** Everything that was done to the contacts of one Member State, or of all, oldest first. */
export async function contactHistory(db: Db | Tx, memberState?: string): Promise<ContactEvent[]> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where('subject', 'like', memberState ? `contact:${memberState}` : 'contact:%')
    .orderBy('id')
    .execute();
  return rows.map(({ at, actor, action, subject, before, after, why }) => ({
    at,
    actor,
    action,
    memberState: subject.slice('contact:'.length),
    before: before as Partial<Contact> | null,
    after: after as Partial<Contact> | null,
    why,
  }));
}

async function findContact(tx: Tx, memberState: string, address: string): Promise<Contact | null> {
  const row = await tx
    .selectFrom('contact')
    .selectAll()
    .where('member_state', '=', memberState)
    .where('address', '=', address)
    .forUpdate()
    .executeTakeFirst();
  return row ? toContact(row) : null;
}

async function upsert(tx: Tx, contact: Contact): Promise<void> {
  const row = toRow(contact);
  const { name, language, kind } = row;
  await tx
    .insertInto('contact')
    .values({ ...row, managed_by: 'staff' })
    .onConflict((conflict) =>
      conflict.columns(['member_state', 'address']).doUpdateSet({ name, language, kind, managed_by: 'staff' }),
    )
    .execute();
  await tx
    .deleteFrom('contact_removed')
    .where('member_state', '=', contact.memberState)
    .where('address', '=', contact.address)
    .execute();
}

function recordChange(tx: Tx, action: string, before: Contact | null, after: Contact | null, by: Noting) {
  return recordAudit(tx, {
    at: by.now,
    actor: by.actor,
    action,
    subject: `contact:${(after ?? before)?.memberState}`,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
    why: by.why,
  });
}

function isSame(left: Contact, right: Contact): boolean {
  return left.name === right.name && left.language === right.language && left.kind === right.kind;
}

function toRow(contact: Contact) {
  return {
    member_state: contact.memberState,
    address: contact.address,
    name: contact.name,
    language: contact.language,
    kind: contact.kind ?? null,
  };
}

function toContact(row: ReturnType<typeof toRow>): Contact {
  const { member_state, address, name, language, kind } = row;
  return { memberState: member_state, address, name, language, ...(kind ? { kind } : {}) };
}
