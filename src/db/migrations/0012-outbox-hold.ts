import { type Kysely, sql } from 'kysely';

/** Mails that a person holds back: their row is due at the end of time until they are released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statement = `create table outbox_hold (
    outbox_id integer primary key references outbox on delete cascade,
    -- When the mail was due before it was held.
    due_at timestamptz not null,
    held_at timestamptz not null,
    held_by text not null,
    why text not null
  )`;
  await sql.raw(statement).execute(db);
}
