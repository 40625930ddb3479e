import type { Consultation } from './consultation.ts';
import type { Evidence } from './evidence.ts';
import type { CommentFlag, Decision } from './reply.ts';
import type { TextTally } from './tally.ts';
import type { TextRef } from './text-ref.ts';

/**
 * The result of a consultation: the count, and everything that it rests on. It is drawn up once and never changed; all
 * reports are written from it alone. Instants are ISO 8601 in UTC, so that it is plain JSON.
 */
export interface ConsultationResult {
  format: 'tsb-intake result 1';
  /** As it was when the result was drawn up. */
  consultation: Consultation;
  /** 1 for the first; each one after a reopening adds one. */
  number: number;
  closedAt: string;
  /** A person's name, or `tsb-intake` where it closed by itself. */
  closedBy: string;
  why: string | null;
  /** The result before this one, and why the consultation was reopened. */
  reopened: Reopening | null;
  texts: TextTally[];
  /** Every counted reply, by the Member State's name. */
  replies: CountedReply[];
  /** Versions that others took the place of, oldest first. */
  superseded: UncountedReply[];
  /** Received after the deadline: kept, never counted (Res. 1 §9.4.6). */
  late: UncountedReply[];
  /** Mails that a person had not settled by then. They are in no count. */
  openCases: UnsettledCase[];
  /** Member States that were consulted and have no counted reply. */
  silent: NamedState[];
  /** What was known of the mailbox: when it was last looked through whole, and how many mails were unprocessed. */
  mailbox: { completeAt: string | null; unprocessed: number };
}

export interface Reopening {
  number: number;
  at: string;
  by: string;
  why: string;
}

export interface NamedState {
  memberState: string;
  name: string;
}

/** The mail that a reply came in. What a stranger wrote: never shown unescaped. */
export interface SourceMail {
  /** Row id of the stored message. */
  message: number;
  /** Of the raw bytes, hexadecimal. */
  sha256: string;
  messageId: string | null;
  subject: string | null;
  sender: string | null;
  receivedAt: string;
}

export interface CountedReply extends NamedState {
  reference: string;
  mail: SourceMail;
  language: string | null;
  /** The person whose decision this version is; null if the program read it alone. */
  settledBy: { person: string; at: string; why: string | null } | null;
  answers: Record<TextRef, CountedAnswer>;
}

export interface CountedAnswer {
  decision: Decision | null;
  comments: CommentFlag | null;
  /** `form`: the marks in the evidence say so. `person`: a person says so, and `settledBy` names them. */
  source: 'form' | 'person';
  evidence: Evidence[];
}

export interface UncountedReply extends NamedState {
  reference: string;
  mail: SourceMail;
  why: string | null;
  answers: Record<TextRef, Pick<CountedAnswer, 'decision' | 'comments'>>;
}

export interface UnsettledCase {
  reference: string;
  mail: SourceMail;
  /** As far as it could be told. */
  memberState: string | null;
  name: string | null;
  reasons: string[];
}

/** How a text came out, in the words of the Resolution (Res. 1 §9.4.5, §9.5). */
export function outcomeOf(text: TextTally): string {
  return text.mayProceed ? 'consideration for approval may proceed' : 'not considered for approval at this meeting';
}
