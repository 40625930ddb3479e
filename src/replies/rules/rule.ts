import type { Consultation } from '../../domain/consultation.ts';
import type { Finding } from '../../domain/finding.ts';
import type { MailFacts } from '../../domain/mail-facts.ts';
import type { MemberStates } from '../../domain/member-state.ts';
import type { Answers } from '../../domain/reply.ts';

export type { MailFacts } from '../../domain/mail-facts.ts';

/** A rule looks at one reply and says what it noticed. It never changes anything, and never hides what another noticed. */
export interface Rule {
  name: string;
  /** The clause it applies: "Res. 1 §9.4.6" (WTSA Resolution 1), "RFC 3834". */
  cites: string;
  check(reply: ReplyUnderCheck, consultation: Consultation): Omit<Finding, 'cites'>[];
}

/** A matched reply with everything that a rule may ask. */
export interface ReplyUnderCheck {
  /** The receiving server's time; null for a bare form file given on the command line without one. */
  receivedAt: Date | null;
  /** The mail it came in; null for a bare form file. */
  mail: MailFacts | null;
  memberState: string | null;
  memberStates: MemberStates;
  answers: Answers;
  /** Names of the files that came along with the form: comments, reasons. */
  accompanying: readonly string[];
  /** The State's standing reply so far; null without one. */
  earlier: EarlierReply | null;
}

export interface EarlierReply {
  id: number;
  reference: string;
  messageRowId: number;
  sender: string | null;
  receivedAt: Date;
  answers: Answers;
}
