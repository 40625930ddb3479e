import { type Consultation, isMoot } from '../domain/consultation.ts';
import type { Finding } from '../domain/finding.ts';
import { commentsGiven } from './rules/comments-given.ts';
import { inElectorate } from './rules/in-electorate.ts';
import { memberStateOnly } from './rules/member-state-only.ts';
import { notAutomatic } from './rules/not-automatic.ts';
import { nothingDropped } from './rules/nothing-dropped.ts';
import { onTime } from './rules/on-time.ts';
import { oneVoice } from './rules/one-voice.ts';
import { reasonsGiven } from './rules/reasons-given.ts';
import type { ReplyUnderCheck, Rule } from './rules/rule.ts';
import { senderAligned } from './rules/sender-aligned.ts';
import { senderAuthenticated } from './rules/sender-authenticated.ts';
import { votingRight } from './rules/voting-right.ts';

/** Every rule, in the order in which staff want to read what they found: who, when, what. */
export const RULES: readonly Rule[] = [
  senderAuthenticated,
  senderAligned,
  notAutomatic,
  memberStateOnly,
  votingRight,
  inElectorate,
  onTime,
  reasonsGiven,
  commentsGiven,
  oneVoice,
  nothingDropped,
];

/** Runs every rule and keeps every finding on texts that are still consulted: none stops another. */
export function checkReply(reply: ReplyUnderCheck, consultation: Consultation): Finding[] {
  return RULES.flatMap((rule) =>
    rule.check(reply, consultation).map((finding) => ({ ...finding, cites: rule.cites })),
  ).filter((finding) => !isMoot(finding, consultation));
}
