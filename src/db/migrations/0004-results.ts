import { type Kysely, sql } from 'kysely';

/** Results of consultations: rows that are written once, and the files made from them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // When the last look through the mailbox began that left nothing behind: what lay there by then is stored.
  `alter table mailbox add column complete_at timestamptz`,
  // The count of a consultation at its end, with everything that it rests on. A later one never replaces an earlier one.
  `create table result (
    id integer generated always as identity primary key,
    consultation text not null references consultation,
    number integer not null check (number > 0),
    closed_at timestamptz not null,
    closed_by text not null,
    why text,
    data jsonb not null,
    unique (consultation, number)
  )`,
  // A result that was reopened stands beside the next one, with the reason.
  `create table result_reopening (
    result_id integer primary key references result,
    reopened_at timestamptz not null,
    reopened_by text not null,
    why text not null
  )`,
  // Report, compendium, tables and the signed list of them, as they were written: a copy can be compared for ever.
  `create table result_file (
    result_id integer not null references result,
    name text not null,
    position integer not null,
    media_type text not null,
    sha256 text not null,
    size bigint not null,
    content bytea not null,
    primary key (result_id, name)
  )`,
  // Mostly zip and PDF: trying to compress them again only costs time.
  `alter table result_file alter column content set storage external`,
  `create index result_file_sha256 on result_file (sha256)`,
  // How far the writing of a result's files has come: the page that shows it may be loaded again at any time.
  `create table result_writing (
    result_id integer primary key references result,
    state text not null check (state in ('waiting', 'writing', 'written', 'failed')),
    step text,
    done integer not null default 0,
    total integer not null default 0,
    attempts integer not null default 0,
    error text,
    updated_at timestamptz not null
  )`,
  // Every key that this installation ever signed with, so that an old copy is still known after a change of key.
  `create table signing_key (
    fingerprint text primary key,
    public_key text not null,
    first_used_at timestamptz not null
  )`,
  `create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'rows of % are never changed', tg_table_name;
    end
  $$`,
  `create trigger result_is_final before update or delete on result
    for each row execute function refuse_change()`,
  `create trigger result_reopening_is_final before update or delete on result_reopening
    for each row execute function refuse_change()`,
  `create trigger result_file_is_final before update or delete on result_file
    for each row execute function refuse_change()`,
];
