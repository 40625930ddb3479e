import type { Generated, JSONColumnType } from 'kysely';
import type { ReminderPolicy } from '../domain/reminder-policy.ts';
import type { Timestamp } from './column-types.ts';

/** What goes out: the outbox, reminders, and what comes back about them. */
export interface MailTables {
  outbox: OutboxTable;
  outbox_attempt: OutboxAttemptTable;
  outbox_hold: OutboxHoldTable;
  outbox_attachment: OutboxAttachmentTable;
  form_reference: FormReferenceTable;
  message_thread: MessageThreadTable;
  bounce: BounceTable;
  reminder_policy: ReminderPolicyTable;
  reminder_hold: ReminderHoldTable;
  reminder: ReminderTable;
}

export type OutboxKind = 'acknowledgement' | 'reminder' | 'clarification' | 'form' | 'digest' | 'outcome';

/**
 * `pending` waits for its time; `sending` was dialled and the outcome is not recorded yet; `sent` was taken by the
 * server (2xx); `failed` was refused for good (5xx, or 4xx for too long) and is with staff.
 */
export type OutboxState = 'pending' | 'sending' | 'sent' | 'failed';

export interface OutboxTable {
  id: Generated<number>;
  kind: OutboxKind;
  /** What this mail answers or announces, unique: the same mail is never queued twice. */
  dedupe_key: string;
  to_address: string;
  subject: string;
  text_body: string;
  html_body: string;
  language: string;
  /** Stable over every attempt, so that a second delivery can be told. */
  message_id: string;
  in_reply_to: string | null;
  references: string | null;
  auto_submitted: 'auto-replied' | 'auto-generated';
  state: Generated<OutboxState>;
  attempts: Generated<number>;
  next_attempt_at: Timestamp;
  created_at: Timestamp;
  sent_at: Timestamp | null;
  /** The server's last words, for staff. */
  last_response: string | null;
  reply_id: number | null;
  consultation: string | null;
  member_state: string | null;
}

/** A file that goes with a mail. */
export interface OutboxAttachmentTable {
  outbox_id: number;
  position: number;
  name: string;
  type: string;
  bytes: Buffer;
}

/** The reference on every form made out to a Member State for one consultation. */
export interface FormReferenceTable {
  reference: string;
  consultation: string;
  member_state: string;
  issued_at: Timestamp;
}

/** What a mail answers. */
export interface MessageThreadTable {
  message_id: number;
  reply_id: number | null;
  case_id: number | null;
  /** The reference of that reply or case. */
  reference: string;
}

/** A report that a mail of ours could not be delivered (RFC 3464). */
export interface BounceTable {
  id: Generated<number>;
  outbox_id: number;
  /** The mail that reports it. */
  message_id: number;
  address: string;
  /** `failed`, `delayed`, ... as the report says. */
  action: string;
  /** "5.1.1" (RFC 3463). */
  status: string | null;
  diagnostic: string | null;
  at: Timestamp;
}

export interface ReminderPolicyTable {
  consultation: string;
  policy: JSONColumnType<ReminderPolicy>;
  changed_by: string;
  changed_at: Timestamp;
}

/** A step that staff hold back. */
export interface ReminderHoldTable {
  consultation: string;
  step: string;
  held_by: string;
  held_at: Timestamp;
  why: string;
}

export interface OutboxAttemptTable {
  id: Generated<number>;
  outbox_id: number;
  started_at: Timestamp;
  ended_at: Timestamp | null;
  outcome: 'sent' | 'transient' | 'permanent' | null;
  response: string | null;
}

export interface ReminderTable {
  consultation: string;
  member_state: string;
  /** The policy's step, as an ISO 8601 duration before the deadline: P7D, PT24H. */
  step: string;
  address: string;
  /** The consultation's deadline at that time. */
  deadline: Timestamp;
  outbox_id: number;
}

export interface OutboxHoldTable {
  outbox_id: number;
  due_at: Timestamp;
  held_at: Timestamp;
  held_by: string;
  why: string;
}
