import { type Kysely, sql } from 'kysely';

/** The first schema. Truth lies in these rows; the queue only wakes the workers that read them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table consultation (
    key text primary key,
    data jsonb not null,
    updated_at timestamptz not null
  )`,
  // Who may speak for a Member State: the register that a sender must be found in.
  `create table contact (
    id integer generated always as identity primary key,
    member_state text not null,
    address text not null check (address = lower(address)),
    name text,
    language text,
    unique (member_state, address)
  )`,
  `create index contact_address on contact (address)`,
  `create table mailbox (
    name text primary key,
    uid_validity bigint not null,
    last_uid bigint not null,
    last_scan_at timestamptz
  )`,
  // One row a mail ever seen. The hash outlives the bytes: a purged mail that comes back is still known.
  `create table message (
    id integer generated always as identity primary key,
    sha256 text not null unique,
    size bigint not null,
    oversize boolean not null default false,
    received_at timestamptz not null,
    stored_at timestamptz not null,
    message_id text,
    sender text,
    subject text,
    content_digest text,
    status text not null default 'pending'
      check (status in ('pending', 'accepted', 'superseded', 'review', 'ignored')),
    reason text,
    attempts integer not null default 0,
    last_error text,
    processed_at timestamptz
  )`,
  `create index message_status on message (status, id)`,
  // The same mail delivered over two ways differs in its trace fields only: that is one reply.
  `create index message_content on message (content_digest)`,
  `create table message_raw (
    message_id integer primary key references message on delete cascade,
    raw bytea not null
  )`,
  // Mail is mostly base64 of compressed files: trying to compress it again only costs time.
  `alter table message_raw alter column raw set storage external`,
  `create table message_location (
    mailbox text not null,
    uid_validity bigint not null,
    uid bigint not null,
    message_id integer not null references message,
    marked_at timestamptz,
    primary key (mailbox, uid_validity, uid)
  )`,
  `create index message_location_unmarked on message_location (mailbox) where marked_at is null`,
  `create index message_location_message on message_location (message_id)`,
  `create table reply (
    id integer generated always as identity primary key,
    reference text not null unique,
    consultation text not null references consultation,
    member_state text not null,
    message_id integer not null references message,
    revision integer not null default 0,
    received_at timestamptz not null,
    sender text,
    language text,
    status text not null check (status in ('standing', 'superseded', 'late')),
    status_reason text,
    created_at timestamptz not null,
    created_by text not null,
    unique (message_id, revision)
  )`,
  // A Member State speaks with one voice: the database itself refuses a second standing reply.
  `create unique index reply_standing on reply (consultation, member_state) where status = 'standing'`,
  `create table answer (
    reply_id integer not null references reply on delete cascade,
    text_ref text not null,
    decision text check (decision in ('assign', 'not-assign')),
    comments text check (comments in ('none', 'attached')),
    confidence real not null,
    evidence jsonb not null,
    primary key (reply_id, text_ref)
  )`,
  `create table finding (
    id integer generated always as identity primary key,
    message_id integer not null references message,
    code text not null,
    text_ref text,
    message text not null,
    cites text
  )`,
  `create index finding_message on finding (message_id)`,
  `create table review_case (
    id integer generated always as identity primary key,
    reference text not null unique,
    message_id integer not null references message,
    status text not null check (status in ('open', 'resolved')),
    understood jsonb not null,
    opened_at timestamptz not null,
    resolved_at timestamptz,
    resolved_by text,
    resolution text
  )`,
  `create unique index review_case_open on review_case (message_id) where status = 'open'`,
  `create table outbox (
    id integer generated always as identity primary key,
    kind text not null,
    dedupe_key text not null unique,
    to_address text not null,
    subject text not null,
    text_body text not null,
    html_body text not null,
    language text not null,
    message_id text not null unique,
    in_reply_to text,
    "references" text,
    auto_submitted text not null check (auto_submitted in ('auto-replied', 'auto-generated')),
    state text not null default 'pending' check (state in ('pending', 'sending', 'sent', 'failed')),
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    created_at timestamptz not null,
    sent_at timestamptz,
    last_response text,
    reply_id integer references reply
  )`,
  `create index outbox_due on outbox (next_attempt_at) where state in ('pending', 'sending')`,
  `create index outbox_recipient on outbox (to_address, created_at)`,
  // Written before the server is dialled, so that a crash in between can be told afterwards.
  `create table outbox_attempt (
    id integer generated always as identity primary key,
    outbox_id integer not null references outbox,
    started_at timestamptz not null,
    ended_at timestamptz,
    outcome text check (outcome in ('sent', 'transient', 'permanent')),
    response text
  )`,
  `create index outbox_attempt_outbox on outbox_attempt (outbox_id)`,
  `create table reminder (
    consultation text not null references consultation,
    member_state text not null,
    step text not null,
    address text not null,
    outbox_id integer not null references outbox,
    primary key (consultation, member_state, step, address)
  )`,
  `create table audit (
    id integer generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    action text not null,
    subject text not null,
    before jsonb,
    after jsonb,
    why text
  )`,
  `create index audit_subject on audit (subject)`,
];
