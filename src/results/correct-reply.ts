import { recordAudit } from '../db/audit.ts';
import type { Db } from '../db/connect.ts';
import type { Consultation } from '../domain/consultation.ts';
import type { Answer, Answers } from '../domain/reply.ts';
import type { TextRef } from '../domain/text-ref.ts';
import { standingReply } from '../replies/rows/read-reply.ts';
import { lockVersions, type StoredVersion, storeVersion } from '../replies/rows/store-version.ts';
import { standingResult } from './read-results.ts';
import { ResultError } from './result-error.ts';
import { say } from './sentences.ts';

/** A person's answers in place of those that were read. */
export type Corrections = Record<TextRef, Pick<Answer, 'decision' | 'comments'>>;

/**
 * Corrects the standing reply of a Member State: the corrected answers become a new version, which names the person;
 * the version before stays. Answers that are not corrected keep their evidence.
 * @throws ResultError that says what to do if nothing stands, or if the consultation is closed
 */
export async function correctReply(
  db: Db,
  consultation: Consultation,
  memberState: string,
  corrections: Corrections,
  by: { actor: string; why: string; now: Date },
): Promise<StoredVersion> {
  return db.transaction().execute(async (tx) => {
    const result = await standingResult(tx, consultation.key);
    if (result) {
      throw new ResultError(say('result-stands', { key: consultation.key, number: result.number }));
    }
    await lockVersions(tx, consultation.key, memberState);
    const standing = await standingReply(tx, consultation.key, memberState);
    if (!standing) throw new ResultError(say('reply-none', { state: memberState, key: consultation.key }));
    const { language } = await tx
      .selectFrom('reply')
      .select('language')
      .where('id', '=', standing.id)
      .executeTakeFirstOrThrow();
    const version = await storeVersion(tx, {
      consultation,
      memberState,
      messageRowId: standing.messageRowId,
      receivedAt: standing.receivedAt,
      sender: standing.sender,
      language,
      answers: { ...standing.answers, ...certain(corrections) },
      createdBy: by.actor,
      now: by.now,
    });
    await recordAudit(tx, {
      at: by.now,
      actor: by.actor,
      action: 'reply corrected',
      subject: `reply:${version.replyId}`,
      before: { reply: standing.id, answers: briefly(standing.answers) },
      after: { reply: version.replyId, answers: corrections },
      why: by.why,
    });
    return version;
  });
}

/** A person's word is certain, and is its own evidence: the audit names the person. */
function certain(corrections: Corrections): Answers {
  return Object.fromEntries(
    Object.entries(corrections).map(([ref, answer]) => [ref, { ...answer, confidence: 1, evidence: [] }]),
  );
}

function briefly(answers: Answers): Corrections {
  return Object.fromEntries(
    Object.entries(answers).map(([ref, { decision, comments }]) => [ref, { decision, comments }]),
  );
}
