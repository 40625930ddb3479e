import type { Db, Tx } from '../db/connect.ts';
import type { Understood } from '../db/review-schema.ts';
import type { Finding } from '../domain/finding.ts';
import type { Register } from '../domain/register.ts';
import { RULES } from '../replies/check-reply.ts';
import { standingReply } from '../replies/rows/read-reply.ts';
import type { ReplyUnderCheck } from '../replies/rules/rule.ts';
import type { CorrectedForm } from './corrected-form.ts';

/** One rule, and what it says of a form; it holds if it says nothing. */
export interface CheckedRule {
  name: string;
  cites: string;
  findings: Finding[];
}

/** The mail of a case, as far as the rules ask. */
export interface CaseMail {
  messageRowId: number;
  receivedAt: Date;
  understood: Understood;
}

/** Runs every rule on the form as corrected, against what stands now. Nothing to run without a consultation. */
export async function checkForm(
  db: Db | Tx,
  mail: CaseMail,
  form: CorrectedForm,
  register: Register,
): Promise<CheckedRule[]> {
  const { consultation, memberState } = form;
  if (!consultation) return [];
  const standing = memberState ? await standingReply(db, consultation.key, memberState) : null;
  const reply: ReplyUnderCheck = {
    receivedAt: mail.receivedAt,
    mail: mail.understood.mail ?? null,
    memberState,
    memberStates: register.memberStates,
    answers: form.answers,
    accompanying: mail.understood.accompanying ?? [],
    earlier: standing?.messageRowId === mail.messageRowId ? null : standing,
  };
  return RULES.map((rule) => ({
    name: rule.name,
    cites: rule.cites,
    findings: rule.check(reply, consultation).map((finding) => ({ ...finding, cites: rule.cites })),
  }));
}
