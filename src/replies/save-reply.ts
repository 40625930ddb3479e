import { recordAudit } from '../db/audit.ts';
import type { Tx } from '../db/connect.ts';
import type { MessageStatus, Understood } from '../db/schema.ts';
import { type Finding, needsStaff } from '../domain/finding.ts';
import type { Register } from '../domain/register.ts';
import { checkReply } from './check-reply.ts';
import { type OpenedCase, openCase } from './open-case.ts';
import { standingReply } from './read-reply.ts';
import type { MailFacts } from './rules/rule.ts';
import { lockVersions, type StoredVersion, storeVersion } from './store-version.ts';
import type { MessageUnderstanding } from './understand-message.ts';

/** A message row as its processing needs it. */
export interface MessageRow {
  id: number;
  receivedAt: Date;
}

/** What became of a message, for the log and the acknowledgement. */
export interface Verdict {
  status: Exclude<MessageStatus, 'pending'>;
  /** One line for staff. */
  reason: string;
  findings: Finding[];
  /** The version that was stored, if one was. */
  version: StoredVersion | null;
  /** The review case that was opened, if one was. */
  opened: OpenedCase | null;
}

/** The name under which the program itself appears in the audit. */
export const PROGRAM = 'tsb-intake';

/**
 * Stores what became of a message, in the caller's transaction: version, answers, findings, review case, audit entry.
 * The rules run here, because some of them compare with the standing reply, which no other mail may change meanwhile.
 */
export async function saveReply(
  tx: Tx,
  message: MessageRow,
  understanding: MessageUnderstanding,
  facts: MailFacts,
  register: Register,
  now: Date,
): Promise<Verdict> {
  const verdict = understanding.ignore
    ? ignored(understanding.ignore)
    : await settle(tx, message, understanding, facts, register, now);
  await storeFindings(tx, message.id, verdict.findings);
  await tx
    .updateTable('message')
    .set({ status: verdict.status, reason: verdict.reason, processed_at: now, last_error: null })
    .where('id', '=', message.id)
    .execute();
  await recordAudit(tx, {
    at: now,
    actor: PROGRAM,
    action: verdict.status,
    subject: `message:${message.id}`,
    after: { reason: verdict.reason, reply: verdict.version?.replyId ?? null, case: verdict.opened?.id ?? null },
  });
  return verdict;
}

function ignored(reason: string): Verdict {
  return { status: 'ignored', reason, findings: [], version: null, opened: null };
}

async function settle(
  tx: Tx,
  message: MessageRow,
  understanding: MessageUnderstanding,
  facts: MailFacts,
  register: Register,
  now: Date,
): Promise<Verdict> {
  const { consultation, memberState, answers, accompanying } = understanding;
  if (consultation && memberState) await lockVersions(tx, consultation.key, memberState);
  const earlier = consultation && memberState ? await standingReply(tx, consultation.key, memberState) : null;
  const checked = consultation
    ? checkReply(
        {
          receivedAt: message.receivedAt,
          mail: facts,
          memberState,
          memberStates: register.memberStates,
          answers,
          accompanying,
          earlier,
        },
        consultation,
      )
    : [];
  const findings = [...understanding.findings, ...checked];
  if (findings.some(needsStaff) || !consultation || !memberState) {
    const opened = await openCase(tx, message.id, understood(understanding, facts), now);
    return { status: 'review', reason: reasonOf(findings), findings, version: null, opened };
  }
  const version = await storeVersion(tx, {
    consultation,
    memberState,
    messageRowId: message.id,
    receivedAt: message.receivedAt,
    sender: facts.sender,
    language: understanding.language,
    answers,
    createdBy: PROGRAM,
    now,
  });
  const status = version.status === 'superseded' ? 'superseded' : 'accepted';
  return { status, reason: acceptedReason(version, findings), findings, version, opened: null };
}

function understood(understanding: MessageUnderstanding, facts: MailFacts): Understood {
  return {
    consultation: understanding.consultation?.key ?? null,
    memberState: understanding.memberState,
    language: understanding.language,
    sender: facts.sender,
    answers: understanding.answers,
    accompanying: understanding.accompanying,
    mail: facts,
  };
}

function reasonOf(findings: readonly Finding[]): string {
  const staff = findings.filter(needsStaff);
  const [first] = staff;
  if (!first) return 'The Member State or the consultation could not be told.';
  return staff.length === 1 ? first.message : `${first.message} (and ${staff.length - 1} more)`;
}

function acceptedReason(version: StoredVersion, findings: readonly Finding[]): string {
  if (version.status === 'late') return 'late: kept, not counted';
  if (version.status === 'superseded') return 'a reply received later stands';
  const notes = [...new Set(findings.map((finding) => finding.code))].join(', ');
  return notes ? `counted, with notes: ${notes}` : 'counted';
}

async function storeFindings(tx: Tx, messageRowId: number, findings: readonly Finding[]): Promise<void> {
  await tx.deleteFrom('finding').where('message_id', '=', messageRowId).execute();
  if (findings.length === 0) return;
  await tx
    .insertInto('finding')
    .values(
      findings.map((finding) => ({
        message_id: messageRowId,
        code: finding.code,
        text_ref: finding.text ?? null,
        message: finding.message,
        cites: finding.cites ?? null,
      })),
    )
    .execute();
}
