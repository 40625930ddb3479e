import { type Kysely, sql } from 'kysely';

/** Who may enter the console, and what tells an open page that something has changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/** Tables whose changes an open page wants to know of. */
const WATCHED = ['message', 'review_case', 'reply', 'outbox', 'mailbox', 'consultation', 'contact'];

const ROLE = `text not null check (role in ('viewer', 'reviewer', 'manager', 'administrator'))`;

const STATEMENTS = [
  `create table account (
    id integer generated always as identity primary key,
    -- What a person types to sign in; an e-mail address as a rule.
    login text not null unique check (login = lower(login)),
    name text not null,
    role ${ROLE},
    -- Argon2id; null where a provider of identities vouches for the person.
    password text,
    -- Base32; in use once confirmed by a first code.
    totp_secret text,
    totp_confirmed boolean not null default false,
    -- A code is good once: the 30-second step of the last one taken.
    totp_last_step bigint,
    -- "issuer subject" of OpenID Connect.
    identity text unique,
    disabled_at timestamptz,
    created_at timestamptz not null,
    created_by text not null
  )`,
  // Names stand in the audit: no two persons may bear the same.
  `create unique index account_name on account (lower(name))`,
  // Hashes only: a stolen copy of the database opens no session.
  `create table recovery_code (
    account_id integer not null references account on delete cascade,
    hash text not null,
    used_at timestamptz,
    primary key (account_id, hash)
  )`,
  `create table entry_link (
    hash text primary key,
    -- 'first' makes the first administrator, 'invitation' an account, 'reset' sets a new password.
    purpose text not null check (purpose in ('first', 'invitation', 'reset')),
    account_id integer references account on delete cascade,
    role ${ROLE},
    created_at timestamptz not null,
    created_by text not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create table session (
    id integer generated always as identity primary key,
    hash text not null unique,
    account_id integer not null references account on delete cascade,
    -- The second factor is still missing: nothing but its page is open.
    half boolean not null default false,
    address text not null,
    agent text not null,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    -- An administrative act needs a recent proof of who is there.
    proved_at timestamptz not null
  )`,
  `create index session_account on session (account_id)`,
  `create table sign_in_attempt (
    id integer generated always as identity primary key,
    at timestamptz not null,
    login text not null,
    address text not null,
    succeeded boolean not null
  )`,
  `create index sign_in_attempt_login on sign_in_attempt (login, at)`,
  `create index sign_in_attempt_address on sign_in_attempt (address, at)`,
  `create table api_token (
    id integer generated always as identity primary key,
    hash text not null unique,
    name text not null,
    role ${ROLE},
    created_at timestamptz not null,
    created_by text not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz
  )`,
  // Once a statement, and PostgreSQL tells the same words only once a transaction: cheap however much changes.
  `create function tsb_changed() returns trigger language plpgsql as $$
    begin perform pg_notify('tsb_changed', tg_table_name); return null; end $$`,
  ...WATCHED.map(
    (table) => `create trigger ${table}_changed after insert or update or delete on ${table}
      for each statement execute function tsb_changed()`,
  ),
];
