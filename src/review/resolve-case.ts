import type { Tx } from '../db/connect.ts';
import type { BeforeDecision, CaseDraft } from '../db/review-schema.ts';
import { reasonColumns } from '../db/said.ts';
import type { Consultation } from '../domain/consultation.ts';
import { needsStaff } from '../domain/finding.ts';
import type { Register } from '../domain/register.ts';
import type { Answers } from '../domain/reply.ts';
import type { TextRef } from '../domain/text-ref.ts';
import { lockVersions, type StoredVersion, storeVersion } from '../replies/rows/store-version.ts';
import { answerSettled } from './answer-settled.ts';
import { CannotDecide, changeCase, type Decider, type SeenVersion, type TakenCase, takeCase } from './change-case.ts';
import { checkForm } from './check-form.ts';
import { type CorrectedForm, correctedForm } from './corrected-form.ts';
import type { Deciding } from './deciding.ts';
import { recordDecision, snapshotMessages, snapshotStanding } from './decisions.ts';
import { mergeAnswers } from './merge-answers.ts';
import { readDoubts } from './read-doubts.ts';
import { say } from './sentences.ts';

/** What a person decided about a case. */
export type Resolution =
  | { decision: 'accept'; corrections: CaseDraft }
  /** For these texts the answer of an earlier reply stands, for the others that of the case. */
  | { decision: 'merge'; corrections: CaseDraft; earlier: { replyId: number; texts: readonly TextRef[] } }
  | { decision: 'ignore' };

export interface ResolvedCase {
  messageRowId: number;
  /** The version that the person's answers became; null if the mail was set aside. */
  version: StoredVersion | null;
}

/**
 * Settles a case as a person decided: the answers become a new version, or the mail is set aside with the reason.
 * @throws CaseChanged if it was settled or changed by somebody else meanwhile
 * @throws CannotDecide naming what is missing
 */
export async function resolveCase(
  tx: Tx,
  caseId: number,
  seen: SeenVersion,
  resolution: Resolution,
  by: Decider,
  deciding: Deciding,
): Promise<ResolvedCase> {
  const taken = await takeCase(tx, caseId, seen, by.actor);
  if (resolution.decision === 'ignore') return ignore(tx, taken, by);
  const form = await completeForm(tx, taken, resolution, deciding.register);
  return store(tx, taken, resolution, form, by, deciding);
}

async function ignore(tx: Tx, taken: TakenCase, by: Decider): Promise<ResolvedCase> {
  if (by.why === '') throw new CannotDecide(say('why-ignore'));
  const messages = await snapshotMessages(tx, [taken.messageRowId]);
  await settleMessage(tx, taken.messageRowId, 'ignored', by);
  const version = await changeCase(
    tx,
    taken,
    resolved('ignore', by),
    { action: 'review ignore', before: described(taken) },
    by,
  );
  await recordDecision(tx, { kind: 'ignore', taken, version, by, messages, replies: [], replyId: null, mails: [] });
  return { messageRowId: taken.messageRowId, version: null };
}

/** A reply that a person settles: nothing about it is open any more. */
interface CompleteForm extends Omit<CorrectedForm, 'open'> {
  consultation: Consultation;
  memberState: string;
  /** When the reply counts as received: for a merged one, as late as its latest part. */
  receivedAt: Date;
  mergedWith: number | null;
}

/** @throws CannotDecide naming what a person has to say first */
async function completeForm(
  tx: Tx,
  taken: TakenCase,
  resolution: Exclude<Resolution, { decision: 'ignore' }>,
  register: Register,
): Promise<CompleteForm> {
  const doubts = await readDoubts(tx, taken.messageRowId);
  const form = correctedForm(
    { understood: taken.understood, draft: resolution.corrections, doubts },
    register.consultations,
  );
  const { consultation, memberState } = form;
  if (!consultation) throw new CannotDecide(say('consultation-which'));
  if (!memberState || !register.memberStates.get(memberState)) throw new CannotDecide(say('member-state-which'));
  await lockVersions(tx, consultation.key, memberState);
  const named = { ...form, consultation, memberState };
  const merged =
    resolution.decision === 'merge' ? await mergeAnswers(tx, named, taken.receivedAt, resolution.earlier) : named;
  if (merged.open.length > 0) throw new CannotDecide(say('answers-open', { texts: merged.open.join(', ') }));
  return { receivedAt: taken.receivedAt, mergedWith: null, ...merged };
}

async function store(
  tx: Tx,
  taken: TakenCase,
  resolution: Exclude<Resolution, { decision: 'ignore' }>,
  form: CompleteForm,
  by: Decider,
  deciding: Deciding,
): Promise<ResolvedCase> {
  const { consultation, memberState, answers } = form;
  const standing = await snapshotStanding(tx, consultation.key, memberState);
  const messages = await snapshotMessages(tx, [...new Set([taken.messageRowId, ...standing.messageRowIds])]);
  const notes = (await checkForm(tx, taken, { ...form, open: [] }, deciding.register))
    .flatMap((rule) => rule.findings)
    .filter((finding) => !needsStaff(finding));
  const version = await storeVersion(tx, {
    ...{ consultation, memberState, answers, receivedAt: form.receivedAt, mergedWith: form.mergedWith },
    messageRowId: taken.messageRowId,
    sender: taken.understood.sender,
    language: taken.understood.language,
    createdBy: by.actor,
    now: by.now,
  });
  await settleMessage(tx, taken.messageRowId, version.status === 'superseded' ? 'superseded' : 'accepted', by);
  const caseVersion = await changeCase(
    tx,
    taken,
    { ...resolved(resolution.decision, by), draft: resolution.corrections },
    {
      action: `review ${resolution.decision}`,
      before: described(taken),
      after: { ...told(form), reply: version.reference, mergedWith: form.mergedWith },
    },
    by,
  );
  const mails = await answerSettled(tx, taken, form, { version, notes }, by.now, deciding);
  const { replies } = standing;
  await recordDecision(tx, {
    kind: resolution.decision,
    ...{ taken, version: caseVersion, by, messages, replies, replyId: version.replyId, mails },
  });
  return { messageRowId: taken.messageRowId, version };
}

async function settleMessage(
  tx: Tx,
  id: number,
  status: Exclude<BeforeDecision['messages'][number]['status'], 'pending' | 'review'>,
  by: Decider,
): Promise<void> {
  const about = { status, actor: by.actor };
  const reason = by.why === '' ? say('settled-by', about) : say('settled-by-because', { ...about, why: by.why });
  await tx
    .updateTable('message')
    .set({ status, ...reasonColumns(reason), processed_at: by.now })
    .where('id', '=', id)
    .execute();
}

function resolved(decision: Resolution['decision'], by: Decider) {
  const resolution = by.why === '' ? decision : `${decision}: ${by.why}`;
  return { status: 'resolved', resolved_at: by.now, resolved_by: by.actor, resolution } as const;
}

/** What the audit keeps of a case as it was: who and what, without the evidence, which stays with the case. */
function described({ understood, draft }: TakenCase): object {
  return {
    consultation: draft?.consultation ?? understood.consultation,
    memberState: draft?.memberState ?? understood.memberState,
    answers: { ...plainAnswers(understood.answers), ...draft?.answers },
  };
}

function told({ consultation, memberState, answers }: CompleteForm): object {
  return { consultation: consultation.key, memberState, answers: plainAnswers(answers) };
}

function plainAnswers(answers: Answers): CaseDraft['answers'] {
  return Object.fromEntries(
    Object.entries(answers).map(([ref, { decision, comments }]) => [ref, { decision, comments }]),
  );
}
