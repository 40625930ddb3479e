import type { Tx } from '../db/connect.ts';
import type { Understood } from '../db/review-schema.ts';
import { findReferences } from '../domain/reference.ts';
import type { ParsedMessage } from '../intake/parsed-message.ts';

/** What a mail answers: a reply that was acknowledged, or a case that was acknowledged or asked about. */
export interface Thread {
  reference: string;
  reply: { id: number; consultation: string; memberState: string } | null;
  case: ThreadedCase | null;
}

export interface ThreadedCase {
  id: number;
  isOpen: boolean;
  messageRowId: number;
  receivedAt: Date;
  understood: Understood;
}

type Answering = Pick<ParsedMessage, 'subject' | 'inReplyTo' | 'references'> & { text: string | null };

/** A quoted mail of ours stands near the top; what comes after is an older one. */
const LONGEST_SEARCH = 20_000;
const MOST_REFERENCES = 5;

/**
 * The reply or case that a mail answers, by a reference that only its recipient knows: in the subject, in the subject of
 * the mail of ours that it replies to, or in the text quoted. A mail that names none, or one that does not exist, is no
 * answer.
 */
export async function findThread(tx: Tx, mail: Answering): Promise<Thread | null> {
  const named = [
    ...findReferences(mail.subject),
    ...(await referencesOfAnswered(tx, mail)),
    ...findReferences((mail.text ?? '').slice(0, LONGEST_SEARCH)),
  ];
  for (const reference of [...new Set(named)].slice(0, MOST_REFERENCES)) {
    const thread = (await replyThread(tx, reference)) ?? (await caseThread(tx, reference));
    if (thread) return thread;
  }
  return null;
}

/** The references of the mails of ours that this one replies to (RFC 5322 §3.6.4), the latest first. */
async function referencesOfAnswered(tx: Tx, { inReplyTo, references }: Answering): Promise<string[]> {
  const ids = [...new Set([...(inReplyTo ? [inReplyTo] : []), ...references.toReversed()])].slice(0, 20);
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom('outbox').select(['message_id', 'subject']).where('message_id', 'in', ids).execute();
  return ids.flatMap((id) => findReferences(rows.find((row) => row.message_id === id)?.subject ?? ''));
}

async function replyThread(tx: Tx, reference: string): Promise<Thread | null> {
  const reply = await tx
    .selectFrom('reply')
    .select(['id', 'consultation', 'member_state as memberState'])
    .where('reference', '=', reference)
    .executeTakeFirst();
  return reply ? { reference, reply, case: null } : null;
}

async function caseThread(tx: Tx, reference: string): Promise<Thread | null> {
  const row = await tx
    .selectFrom('review_case')
    .innerJoin('message', 'message.id', 'review_case.message_id')
    .select(['review_case.id', 'review_case.status', 'review_case.understood'])
    .select(['message.id as messageRowId', 'message.received_at as receivedAt'])
    .where('review_case.reference', '=', reference)
    .executeTakeFirst();
  if (!row) return null;
  const { status, ...rest } = row;
  return { reference, reply: null, case: { ...rest, isOpen: status === 'open' } };
}

/** Keeps what a mail answers. */
export async function storeThread(tx: Tx, messageRowId: number, thread: Thread): Promise<void> {
  const row = { reply_id: thread.reply?.id ?? null, case_id: thread.case?.id ?? null, reference: thread.reference };
  await tx
    .insertInto('message_thread')
    .values({ message_id: messageRowId, ...row })
    .onConflict((conflict) => conflict.column('message_id').doUpdateSet(row))
    .execute();
}
