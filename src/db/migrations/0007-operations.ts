import { type Kysely, sql } from 'kysely';

/** What whoever runs this has to see: how the mailbox is watched, what alerts hold, mails that a person has mended. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // The intake's own word about its connection. The scans themselves stand in mailbox.
  `create table mailbox_watch (
    name text primary key,
    state text not null check (state in ('watching', 'failing')),
    since timestamptz not null,
    told_at timestamptz not null,
    -- The last failure, in one line without secrets; it stays after the recovery.
    failure text,
    -- Mails in the mailbox that could not be fetched or stored at the last scan.
    stuck integer not null default 0
  )`,
  `create table alert (
    id integer generated always as identity primary key,
    code text not null,
    words text not null,
    raised_at timestamptz not null,
    ended_at timestamptz
  )`,
  // Whoever inserts the row announces it: an alert is told once, however many look.
  `create unique index alert_open on alert (code) where ended_at is null`,
  `create index alert_ended on alert (ended_at)`,
  // The mail as a person mended it, read in place of the bytes that came. Those stay as they are.
  `create table message_correction (
    message_id integer primary key references message,
    raw bytea not null,
    made_at timestamptz not null,
    made_by text not null,
    why text not null
  )`,
  `create index message_failing on message (id) where status = 'pending' and last_error is not null`,
  ...['mailbox_watch', 'alert'].map(
    (table) => `create trigger ${table}_changed after insert or update or delete on ${table}
      for each statement execute function tsb_changed()`,
  ),
];
