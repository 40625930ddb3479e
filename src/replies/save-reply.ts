import { recordAudit } from '../db/audit.ts';
import type { MessageStatus } from '../db/column-types.ts';
import type { Tx } from '../db/connect.ts';
import type { Understood } from '../db/review-schema.ts';
import { reasonColumns, saidOf } from '../db/said.ts';
import { type Finding, needsStaff } from '../domain/finding.ts';
import type { Register } from '../domain/register.ts';
import type { Saying } from '../domain/saying.ts';
import { checkReply } from './check-reply.ts';
import { correctedBy, settleCorrectedCase } from './corrected-by.ts';
import { storeThread, type Thread } from './find-thread.ts';
import { type JoinedAnswers, joinAnswers } from './join-answers.ts';
import { letterInThread } from './letter-in-thread.ts';
import type { MessageRow } from './rows/message-row.ts';
import { type OpenedCase, openCase } from './rows/open-case.ts';
import { standingReply } from './rows/read-reply.ts';
import { lockVersions, type StoredVersion, storeVersion } from './rows/store-version.ts';
import type { MailFacts } from './rules/rule.ts';
import { say } from './sentences.ts';
import type { MessageUnderstanding } from './understand-message.ts';

/** What became of a message, for the log and the acknowledgement. */
export interface Verdict {
  status: Exclude<MessageStatus, 'pending'>;
  /** One line for staff. */
  reason: Saying;
  findings: Finding[];
  /** The version that was stored, if one was. */
  version: StoredVersion | null;
  /** The review case that was opened, if one was. */
  opened: OpenedCase | null;
  /** The reply as it is stored: with the answers of an earlier one on texts that it leaves out. */
  understanding: MessageUnderstanding;
  /** The texts on which an earlier reply holds. */
  kept: JoinedAnswers['kept'];
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
  thread: Thread | null = null,
): Promise<Verdict> {
  const verdict = understanding.ignore
    ? ignored(understanding, understanding.ignore)
    : await settle(tx, message, understanding, facts, register, now, thread);
  if (thread) await storeThread(tx, message.id, thread);
  await storeFindings(tx, message.id, verdict.findings);
  await tx
    .updateTable('message')
    .set({ status: verdict.status, ...reasonColumns(verdict.reason), processed_at: now, last_error: null })
    .where('id', '=', message.id)
    .execute();
  await recordAudit(tx, {
    at: now,
    actor: PROGRAM,
    action: verdict.status,
    subject: `message:${message.id}`,
    after: {
      reason: verdict.reason.message,
      reply: verdict.version?.replyId ?? null,
      case: verdict.opened?.id ?? null,
    },
  });
  return verdict;
}

function ignored(understanding: MessageUnderstanding, reason: Saying): Verdict {
  return { status: 'ignored', reason, findings: [], version: null, opened: null, understanding, kept: null };
}

async function settle(
  tx: Tx,
  message: MessageRow,
  given: MessageUnderstanding,
  facts: MailFacts,
  register: Register,
  now: Date,
  thread: Thread | null,
): Promise<Verdict> {
  const understanding = await letterInThread(tx, given, thread, register.consultations);
  const { consultation, memberState, accompanying } = understanding;
  if (consultation && memberState) await lockVersions(tx, consultation.key, memberState);
  const earlier = consultation && memberState ? await standingReply(tx, consultation.key, memberState) : null;
  const joined = joinAnswers(understanding, await correctedBy(tx, message, understanding, thread, earlier));
  const { answers, kept } = joined;
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
  const findings = [...joined.findings, ...checked.filter((finding) => !isMendedEarlier(finding, kept))];
  const stored = { ...understanding, answers };
  if (findings.some(needsStaff) || !consultation || !memberState) {
    const opened = await openCase(tx, message.id, understood(stored, facts), now);
    return {
      status: 'review',
      reason: reasonOf(findings),
      findings,
      version: null,
      opened,
      understanding: stored,
      kept,
    };
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
  await settleCorrectedCase(tx, message, understanding, thread, now);
  return {
    status,
    reason: acceptedReason(version, findings),
    findings,
    version,
    opened: null,
    understanding: stored,
    kept,
  };
}

/** Files to a text that the mail does not touch came with the earlier one, or were asked for then. */
function isMendedEarlier({ code, text }: Finding, kept: JoinedAnswers['kept']): boolean {
  return (code === 'reasons-missing' || code === 'comments-missing') && kept?.texts.includes(text ?? '') === true;
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

function reasonOf(findings: readonly Finding[]): Saying {
  const staff = findings.filter(needsStaff);
  const [first] = staff;
  if (!first) return say('unmatched');
  return staff.length === 1 ? first : say('first-of-several', { first, more: staff.length - 1 });
}

function acceptedReason(version: StoredVersion, findings: readonly Finding[]): Saying {
  if (version.status === 'late') return say('late-not-counted');
  if (version.status === 'superseded') return say('later-one-stands');
  const codes = [...new Set(findings.map((finding) => finding.code))];
  return codes.length > 0 ? say('counted-with-notes', { codes }) : say('counted');
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
        said: saidOf(finding),
        cites: finding.cites ?? null,
      })),
    )
    .execute();
}
