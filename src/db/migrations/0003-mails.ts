import { type Kysely, sql } from 'kysely';

/** Files that go with mails, forms handed out, what answers belong to, bounces, and reminders as a policy. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // What a mail is about, for the lists that staff see.
  `alter table outbox
    add column consultation text references consultation,
    add column member_state text`,
  `create table outbox_attachment (
    outbox_id integer not null references outbox on delete cascade,
    position integer not null,
    name text not null,
    type text not null,
    bytes bytea not null,
    primary key (outbox_id, position)
  )`,
  `alter table outbox_attachment alter column bytes set storage external`,
  // One a Member State and consultation, however often its form is sent.
  `create table form_reference (
    reference text primary key,
    consultation text not null references consultation,
    member_state text not null,
    issued_at timestamptz not null,
    unique (consultation, member_state)
  )`,
  // The reply or case that a mail answers, by the reference in it or by the mail of ours that it replies to.
  `create table message_thread (
    message_id integer primary key references message,
    reply_id integer references reply,
    case_id integer references review_case,
    reference text not null
  )`,
  `create index message_thread_case on message_thread (case_id)`,
  `create index message_thread_reply on message_thread (reply_id)`,
  `create table bounce (
    id integer generated always as identity primary key,
    outbox_id integer not null references outbox on delete cascade,
    message_id integer not null references message,
    address text not null,
    action text not null,
    status text,
    diagnostic text,
    at timestamptz not null,
    unique (message_id, outbox_id, address)
  )`,
  `create index bounce_address on bounce (address)`,
  // A deadline that was extended has steps of its own: the reminder of a step is sent once for each deadline.
  `alter table reminder add column deadline timestamptz`,
  `update reminder set deadline = (consultation.data->>'deadline')::timestamptz
    from consultation where consultation.key = reminder.consultation`,
  `alter table reminder alter column deadline set not null`,
  `alter table reminder drop constraint reminder_pkey`,
  `alter table reminder add primary key (consultation, member_state, step, address, deadline)`,
  `create table reminder_policy (
    consultation text primary key references consultation,
    policy jsonb not null,
    changed_by text not null,
    changed_at timestamptz not null
  )`,
  `create table reminder_hold (
    consultation text not null references consultation,
    step text not null,
    held_by text not null,
    held_at timestamptz not null,
    why text not null,
    primary key (consultation, step)
  )`,
];
