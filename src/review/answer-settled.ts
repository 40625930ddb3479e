import type { Tx } from '../db/connect.ts';
import type { Finding } from '../domain/finding.ts';
import { acknowledge } from '../replies/acknowledge.ts';
import { readHeader } from '../replies/read-header.ts';
import type { StoredVersion } from '../replies/rows/store-version.ts';
import type { MessageUnderstanding } from '../replies/understand-message.ts';
import type { TakenCase } from './change-case.ts';
import type { Deciding } from './deciding.ts';
import { holdMails } from './decisions.ts';

/**
 * Tells the administration what its reply was settled to be, once the time to undo is over.
 * @returns the outbox rows of what tells it; none where nobody may be answered
 */
export async function answerSettled(
  tx: Tx,
  taken: TakenCase,
  form: Pick<MessageUnderstanding, 'consultation' | 'memberState' | 'answers'>,
  { version, notes }: { version: StoredVersion; notes: readonly Finding[] },
  now: Date,
  { answering, register, undoSeconds }: Deciding,
): Promise<number[]> {
  const stored = await tx
    .selectFrom('message_raw')
    .select('raw')
    .where('message_id', '=', taken.messageRowId)
    .executeTakeFirst();
  // A mail whose body was purged by policy long ago is settled without another word to its sender.
  if (!stored) return [];
  await acknowledge(tx, answering, {
    message: { id: taken.messageRowId, receivedAt: taken.receivedAt },
    mail: await readHeader(stored.raw),
    // A person has looked at the mail: what the server thought of its sender is settled by that.
    authentication: 'none',
    understanding: { ...form, language: taken.understood.language, accompanying: [] },
    verdict: { status: 'accepted', findings: [...notes], version, opened: null },
    register,
    now,
  });
  return holdAnswers(tx, version.replyId, now, undoSeconds);
}

/** @returns the outbox rows of the mails that tell of the version */
async function holdAnswers(tx: Tx, replyId: number, now: Date, undoSeconds: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select('id')
    .where('reply_id', '=', replyId)
    .where('state', '=', 'pending')
    .execute();
  const ids = rows.map((row) => row.id);
  await holdMails(tx, ids, new Date(now.getTime() + undoSeconds * 1000));
  return ids;
}
