import { type Kysely, sql } from 'kysely';

/** What the review queue needs: who has a case in hand, what was corrected so far, and what can be undone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // The version goes up with every change, so that nobody overwrites what somebody else did meanwhile.
  `alter table review_case
    add column version integer not null default 1,
    add column assigned_to text,
    add column assigned_at timestamptz,
    add column asked_at timestamptz,
    add column draft jsonb`,
  // The queue sorts and filters by these; the documents beside them are large and stay where they are.
  `alter table review_case
    add column consultation text generated always as
      (coalesce(draft->>'consultation', understood->>'consultation')) stored,
    add column member_state text generated always as
      (coalesce(draft->>'memberState', understood->>'memberState')) stored`,
  `create index review_case_queue on review_case (id) include (message_id, consultation, member_state)
    where status = 'open'`,
  `create index review_case_message on review_case (message_id)`,
  `create index finding_code on finding (code, message_id)`,
  // One row a decision, with all that undoing it has to restore. The audit keeps the story; this keeps the way back.
  `create table review_decision (
    id integer generated always as identity primary key,
    case_id integer not null references review_case,
    kind text not null check (kind in ('accept', 'merge', 'ignore', 'ask', 'attach')),
    actor text not null,
    decided_at timestamptz not null,
    case_version integer not null,
    before jsonb not null,
    reply_id integer references reply on delete set null,
    undone_at timestamptz
  )`,
  `create index review_decision_case on review_decision (case_id, id)`,
  // The mails that wait for the time in which a decision can be undone.
  `create table review_decision_mail (
    decision_id integer not null references review_decision on delete cascade,
    outbox_id integer not null references outbox on delete cascade,
    primary key (decision_id, outbox_id)
  )`,
  `create index review_decision_mail_outbox on review_decision_mail (outbox_id)`,
  `create index outbox_reply on outbox (reply_id) where reply_id is not null`,
];
