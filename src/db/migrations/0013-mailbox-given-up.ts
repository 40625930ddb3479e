import { type Kysely, sql } from 'kysely';

/** Mailboxes that a person says are not watched any more, such as one that has moved: nobody is alarmed about them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statement = `create table mailbox_given_up (
    name text primary key,
    given_up_at timestamptz not null,
    given_up_by text not null
  )`;
  await sql.raw(statement).execute(db);
}
