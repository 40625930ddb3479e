import { type Kysely, sql } from 'kysely';

/** Consultations that staff import and correct, their blank forms, and what staff note in the register. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // What staff imported or corrected is theirs: the files of the configuration never overwrite it again.
  `alter table consultation add column managed_by text not null default 'config'
    check (managed_by in ('config', 'staff'))`,
  // The blank Annex 2 of each language version, cut out of its circular, with the wording of that version.
  `create table issued_form (
    consultation text not null references consultation,
    language text not null,
    docx bytea not null,
    pdf bytea,
    wording jsonb not null,
    source_name text not null,
    source_sha256 text not null,
    imported_at timestamptz not null,
    imported_by text not null,
    primary key (consultation, language)
  )`,
  `alter table contact add column kind text check (kind in ('person', 'mailbox', 'domain', 'mission'))`,
  // What staff entered is theirs: CONTACTS_FILE brings its own lines up to date at every start, and no others.
  `alter table contact add column managed_by text not null default 'file' check (managed_by in ('file', 'staff'))`,
  // A contact that staff removed must not come back from the file that is loaded at every start.
  `create table contact_removed (
    member_state text not null,
    address text not null,
    removed_at timestamptz not null,
    primary key (member_state, address)
  )`,
  // Times without voting rights, as staff noted them; the last day is null while it lasts.
  `create table vote_loss (
    id integer generated always as identity primary key,
    member_state text not null,
    from_day text not null check (from_day ~ '^\\d{4}-\\d{2}-\\d{2}$'),
    until_day text check (until_day ~ '^\\d{4}-\\d{2}-\\d{2}$'),
    noted_by text not null,
    why text not null
  )`,
  `create unique index vote_loss_open on vote_loss (member_state) where until_day is null`,
];
