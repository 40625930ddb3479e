import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Evidence } from '../domain/evidence.ts';
import type { Language } from '../domain/language.ts';
import type { MailFacts } from '../domain/mail-facts.ts';
import type { CommentFlag, Decision, ReplyStatus } from '../domain/reply.ts';
import type { Saying } from '../domain/saying.ts';
import type { MessageStatus, Timestamp } from './column-types.ts';

/** Cases, what was decided on them, and lists of them that are processed again. */
export interface ReviewTables {
  reprocessing: ReprocessingTable;
  reprocessing_mail: ReprocessingMailTable;
  review_case: ReviewCaseTable;
  review_decision: ReviewDecisionTable;
  review_decision_mail: ReviewDecisionMailTable;
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

type Said = Saying['said'] | null;

/** What was there before a decision. Instants are in ISO 8601. */
export interface BeforeDecision {
  case: { draft: CaseDraft | null; askedAt: string | null };
  /** The mail's row, and those of the mails whose reply lost its place. */
  messages: { id: number; status: MessageStatus; reason: string | null; said?: Said; processedAt: string | null }[];
  /** The reply that stood until then. */
  replies: { id: number; status: ReplyStatus; reason: string | null; said?: Said }[];
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
