import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Consultation } from '../domain/consultation.ts';
import type { ContactKind } from '../domain/contact.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { FindingCode } from '../domain/finding.ts';
import type { Language } from '../domain/language.ts';
import type { MailFacts } from '../domain/mail-facts.ts';
import type { ReminderPolicy } from '../domain/reminder-policy.ts';
import type { CommentFlag, Decision, ReplyStatus } from '../domain/reply.ts';
import type { ConsultationResult } from '../domain/result.ts';
import type { AccessTables } from './access-schema.ts';

/** The tables as Kysely sees them; `migrations/` creates them and says what each one is for. */
export interface Database extends AccessTables {
  consultation: ConsultationTable;
  issued_form: IssuedFormTable;
  circular_upload: CircularUploadTable;
  contact: ContactTable;
  contact_removed: ContactRemovedTable;
  vote_loss: VoteLossTable;
  mailbox: MailboxTable;
  message: MessageTable;
  message_raw: MessageRawTable;
  message_location: MessageLocationTable;
  message_correction: MessageCorrectionTable;
  mailbox_given_up: MailboxGivenUpTable;
  reprocessing: ReprocessingTable;
  reprocessing_mail: ReprocessingMailTable;
  mailbox_watch: MailboxWatchTable;
  alert: AlertTable;
  reply: ReplyTable;
  answer: AnswerTable;
  finding: FindingTable;
  review_case: ReviewCaseTable;
  review_decision: ReviewDecisionTable;
  review_decision_mail: ReviewDecisionMailTable;
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
  audit: AuditTable;
  result: ResultTable;
  result_reopening: ResultReopeningTable;
  result_file: ResultFileTable;
  result_writing: ResultWritingTable;
  signing_key: SigningKeyTable;
}

type Timestamp = ColumnType<Date, Date | string, Date | string>;

/** Every message is in exactly one of these: seen = accepted + superseded + review + ignored + pending. */
export type MessageStatus = 'pending' | 'accepted' | 'superseded' | 'review' | 'ignored';

export interface ConsultationTable {
  key: string;
  data: JSONColumnType<Consultation>;
  updated_at: Timestamp;
  /** `staff` once it was imported or corrected by a person: then the configuration's file does not touch it. */
  managed_by: Generated<'config' | 'staff'>;
}

/** The blank Annex 2 of one language version of a circular. */
export interface IssuedFormTable {
  consultation: string;
  language: Language;
  docx: Buffer;
  /** Absent where LibreOffice was not there to render it: then scans of this form cannot be read. */
  pdf: Buffer | null;
  wording: JSONColumnType<CircularWording>;
  source_name: string;
  source_sha256: string;
  imported_at: Timestamp;
  imported_by: string;
}

/** A circular that was sent to the console and waits to be confirmed; nothing of it is a consultation yet. */
export interface CircularUploadTable {
  id: Generated<number>;
  name: string;
  bytes: Buffer;
  /** What a person set or corrected beside what the file says. */
  settings: JSONColumnType<{ field: string; value: string }[]>;
  uploaded_at: Timestamp;
  uploaded_by: string;
}

/** What one language version of a circular calls the consultation and its texts. */
export interface CircularWording {
  subject: string;
  texts: { ref: string; printed: string; title: string }[];
}

export interface ContactTable {
  id: Generated<number>;
  member_state: string;
  /** An e-mail address, or `@domain` for every address of a domain; lower case. */
  address: string;
  name: string | null;
  language: string | null;
  /** null: as the address says (a domain, else a person). */
  kind: ContactKind | null;
  /** `staff` once a person added or changed it: then CONTACTS_FILE does not touch it. */
  managed_by: Generated<'file' | 'staff'>;
}

export interface ContactRemovedTable {
  member_state: string;
  address: string;
  removed_at: Timestamp;
}

export interface VoteLossTable {
  id: Generated<number>;
  member_state: string;
  /** ISO dates, the first and the last day. */
  from_day: string;
  until_day: string | null;
  noted_by: string;
  why: string;
}

export interface MailboxTable {
  /** user@host:port/FOLDER, without the password. */
  name: string;
  uid_validity: number;
  /** Every UID up to this one is stored: a cursor, never an identity. */
  last_uid: number;
  last_scan_at: Timestamp | null;
  /** When the last scan began that left nothing behind: what lay in the mailbox by then is stored. */
  complete_at: Timestamp | null;
}

export interface MessageTable {
  id: Generated<number>;
  /** SHA-256 of the raw bytes, hexadecimal: the message's identity. */
  sha256: string;
  size: number;
  /** Too large to download: `message_raw` holds the header only. */
  oversize: Generated<boolean>;
  /** The receiving server's INTERNALDATE: the only clock that judges lateness. */
  received_at: Timestamp;
  stored_at: Timestamp;
  message_id: string | null;
  sender: string | null;
  subject: string | null;
  /** SHA-256 of what the sender wrote (author, date, texts, attachments), without the trace of its way here. */
  content_digest: string | null;
  status: Generated<MessageStatus>;
  /** One line for staff: why the status is what it is. */
  reason: string | null;
  attempts: Generated<number>;
  last_error: string | null;
  processed_at: Timestamp | null;
}

export interface MessageRawTable {
  message_id: number;
  raw: Buffer;
}

export interface MessageLocationTable {
  mailbox: string;
  uid_validity: number;
  uid: number;
  message_id: number;
  /** When the mail was marked (keyword) or moved in the mailbox; null until then. */
  marked_at: Timestamp | null;
}

/** A mail as a person mended it, read in place of the bytes that came. */
export interface MessageCorrectionTable {
  message_id: number;
  raw: Buffer;
  made_at: Timestamp;
  made_by: string;
  why: string;
}

export interface MailboxGivenUpTable {
  name: string;
  given_up_at: Timestamp;
  given_up_by: string;
}

export interface OutboxHoldTable {
  outbox_id: number;
  due_at: Timestamp;
  held_at: Timestamp;
  held_by: string;
  why: string;
}

export interface ReprocessingTable {
  id: GeneratedAlways<number>;
  started_at: Timestamp;
  started_by: string;
  why: string;
}

export interface ReprocessingMailTable {
  reprocessing_id: number;
  message_id: number;
  state: Generated<'waiting' | 'begun' | 'left'>;
}

/** The intake's own word about its connection. */
export interface MailboxWatchTable {
  name: string;
  state: 'watching' | 'failing';
  since: Timestamp;
  told_at: Timestamp;
  /** The last failure, in one line without secrets; it stays after the recovery. */
  failure: string | null;
  /** Mails that could not be fetched or stored at the last scan. */
  stuck: Generated<number>;
}

export interface AlertTable {
  id: Generated<number>;
  code: string;
  words: string;
  raised_at: Timestamp;
  ended_at: Timestamp | null;
}

export interface ReplyTable {
  id: Generated<number>;
  /** Unguessable; printed in the acknowledgement, and names this reply in an answer to it. */
  reference: string;
  consultation: string;
  member_state: string;
  message_id: number;
  /** 0 is the program's own reading; every correction by staff adds one. */
  revision: Generated<number>;
  received_at: Timestamp;
  sender: string | null;
  language: string | null;
  status: ReplyStatus;
  status_reason: string | null;
  created_at: Timestamp;
  created_by: string;
}

export interface AnswerTable {
  reply_id: number;
  text_ref: string;
  decision: Decision | null;
  comments: CommentFlag | null;
  confidence: number;
  evidence: JSONColumnType<Evidence[]>;
}

export interface FindingTable {
  id: Generated<number>;
  message_id: number;
  code: FindingCode;
  text_ref: string | null;
  message: string;
  cites: string | null;
}

export interface ReviewCaseTable {
  id: Generated<number>;
  /** Unguessable; printed in the acknowledgement while the case is open. */
  reference: string;
  message_id: number;
  status: 'open' | 'resolved';
  /** What was understood so far: consultation, Member State and answers, as far as they go. */
  understood: JSONColumnType<Understood>;
  opened_at: Timestamp;
  resolved_at: Timestamp | null;
  resolved_by: string | null;
  resolution: string | null;
  /** Goes up with every change: whoever changes a case names the version that they saw. */
  version: Generated<number>;
  assigned_to: string | null;
  assigned_at: Timestamp | null;
  /** When the sender was asked; null if not, or if the question was taken back. */
  asked_at: Timestamp | null;
  /** What a person has corrected so far; null if nothing. */
  draft: JSONColumnType<CaseDraft> | null;
  /** As corrected, else as understood. */
  consultation: GeneratedAlways<string | null>;
  member_state: GeneratedAlways<string | null>;
}

/** Corrections that a person has made to a case and not yet decided on. */
export interface CaseDraft {
  /** null: as understood. */
  consultation: string | null;
  memberState: string | null;
  /** The texts that the person has answered; the others stand as understood. */
  answers: Record<string, { decision: Decision | null; comments: CommentFlag | null }>;
}

export type CaseDecisionKind = 'accept' | 'merge' | 'ignore' | 'ask' | 'attach';

export interface ReviewDecisionTable {
  id: Generated<number>;
  case_id: number;
  kind: CaseDecisionKind;
  actor: string;
  decided_at: Timestamp;
  /** The case's version that the decision made: a later one means that there is more to undo first. */
  case_version: number;
  before: JSONColumnType<BeforeDecision>;
  /** The version of the reply that the decision stored. */
  reply_id: number | null;
  undone_at: Timestamp | null;
}

/** What was there before a decision. Instants are in ISO 8601. */
export interface BeforeDecision {
  case: { draft: CaseDraft | null; askedAt: string | null };
  /** The mail's row, and those of the mails whose reply lost its place. */
  messages: { id: number; status: MessageStatus; reason: string | null; processedAt: string | null }[];
  /** The reply that stood until then. */
  replies: { id: number; status: ReplyStatus; reason: string | null }[];
  /** The contact that the decision entered in the register. */
  entered?: { memberState: string; address: string };
}

/** The mails of a decision, held back for as long as it can be undone. */
export interface ReviewDecisionMailTable {
  decision_id: number;
  outbox_id: number;
}

/** A reply as far as the program could tell, for the person who settles it. */
export interface Understood {
  consultation: string | null;
  memberState: string | null;
  language: Language | null;
  sender: string | null;
  answers: Record<
    string,
    { decision: Decision | null; comments: CommentFlag | null; confidence: number; evidence: Evidence[] }
  >;
  /** Names of the files that came along with the form; missing in cases opened before it was kept. */
  accompanying?: string[];
  /** What the rules may know of the mail; missing in cases opened before it was kept. */
  mail?: MailFacts;
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

export interface AuditTable {
  id: Generated<number>;
  at: Timestamp;
  actor: string;
  action: string;
  /** What it was done to: `message:12`, `reply:4`. */
  subject: string;
  before: JSONColumnType<object> | null;
  after: JSONColumnType<object> | null;
  why: string | null;
}

export interface ResultTable {
  id: Generated<number>;
  consultation: string;
  /** 1 for the consultation's first result. */
  number: number;
  closed_at: Timestamp;
  closed_by: string;
  why: string | null;
  data: JSONColumnType<ConsultationResult>;
}

export interface ResultReopeningTable {
  result_id: number;
  reopened_at: Timestamp;
  reopened_by: string;
  why: string;
}

export interface ResultFileTable {
  result_id: number;
  name: string;
  /** The order in which they are listed. */
  position: number;
  media_type: string;
  /** Hexadecimal. */
  sha256: string;
  size: number;
  content: Buffer;
}

export type WritingState = 'waiting' | 'writing' | 'written' | 'failed';

export interface ResultWritingTable {
  result_id: number;
  state: WritingState;
  /** What is being done, for the person who waits. */
  step: string | null;
  done: Generated<number>;
  total: Generated<number>;
  attempts: Generated<number>;
  error: string | null;
  updated_at: Timestamp;
}

export interface SigningKeyTable {
  /** SHA-256 of the public key's DER form, hexadecimal. */
  fingerprint: string;
  /** PEM. */
  public_key: string;
  first_used_at: Timestamp;
}
