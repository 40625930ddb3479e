import type { Generated, JSONColumnType } from 'kysely';
import type { Consultation } from '../domain/consultation.ts';
import type { ContactKind } from '../domain/contact.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { FindingCode } from '../domain/finding.ts';
import type { Language } from '../domain/language.ts';
import type { CommentFlag, Decision, ReplyStatus } from '../domain/reply.ts';
import type { AccessTables } from './access-schema.ts';
import type { MessageStatus, Timestamp } from './column-types.ts';
import type { MailTables } from './mail-schema.ts';
import type { ResultTables } from './result-schema.ts';
import type { ReviewTables } from './review-schema.ts';
import type { Said } from './said.ts';

/** The tables as Kysely sees them; `migrations/` creates them and says what each one is for. */
export interface Database extends AccessTables, MailTables, ResultTables, ReviewTables {
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
  mailbox_watch: MailboxWatchTable;
  alert: AlertTable;
  reply: ReplyTable;
  answer: AnswerTable;
  finding: FindingTable;
  audit: AuditTable;
}

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
  reason_said: Said;
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
  said: Said;
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
  status_reason_said: Said;
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
  said: Said;
  cites: string | null;
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
