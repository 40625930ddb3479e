import { type Kysely, sql } from 'kysely';

/** Many mails that a person has processed again at once: what was asked for, and how far it has come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table reprocessing (
    id integer generated always as identity primary key,
    started_at timestamptz not null,
    started_by text not null,
    why text not null
  )`,
  `create table reprocessing_mail (
    reprocessing_id integer not null references reprocessing,
    message_id integer not null references message,
    -- waiting: not begun; begun: handed back to the workers, its message's status says the rest; left: settled meanwhile.
    state text not null default 'waiting' check (state in ('waiting', 'begun', 'left')),
    primary key (reprocessing_id, message_id)
  )`,
  `create index reprocessing_waiting on reprocessing_mail (reprocessing_id, message_id) where state = 'waiting'`,
  ...['reprocessing', 'reprocessing_mail'].map(
    (table) => `create trigger ${table}_changed after insert or update or delete on ${table}
      for each statement execute function tsb_changed()`,
  ),
];
