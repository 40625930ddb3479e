import type { Db, Tx } from '../db/connect.ts';
import type { Register } from '../domain/register.ts';
import { mayAnswer, type NoAnswerReason } from '../mail/can-respond.ts';
import { type OutgoingMail, queueMail } from '../mail/outbox/outbox.ts';
import type { Ask } from '../mail/text/clarification-reasons.ts';
import { type RenderedMail, renderMail } from '../mail/text/render.ts';
import { readHeader } from '../replies/read-header.ts';
import { CannotDecide, changeCase, type Decider, type SeenVersion, type TakenCase, takeCase } from './change-case.ts';
import { correctedForm } from './corrected-form.ts';
import type { Deciding } from './deciding.ts';
import { holdMails, recordDecision } from './decisions.ts';
import { say } from './sentences.ts';

/** A question as it would go out. */
export interface Question {
  to: string;
  mail: RenderedMail;
  about: NonNullable<OutgoingMail['about']>;
}

/** The case as far as a question to its sender goes. */
type AskedCase = Pick<TakenCase, 'reference' | 'messageRowId' | 'receivedAt' | 'understood' | 'draft'>;

/**
 * The mail that would ask the sender of a case, for a person to see before it goes.
 * @throws CannotDecide where nothing can be asked, or nobody answers at that address
 */
export async function writeQuestion(
  db: Db | Tx,
  asked: AskedCase,
  asks: readonly Ask[],
  now: Date,
  { answering, register }: Pick<Deciding, 'answering' | 'register'>,
): Promise<Question> {
  if (asks.length === 0) throw new CannotDecide(say('ask-what'));
  const { to } = await correspondent(db, asked, answering.outbox.ownAddresses);
  const { consultation, memberState } = correctedForm({ ...asked, doubts: [] }, register.consultations);
  const contact = (consultation ?? latest(register))?.contact;
  if (!contact) throw new CannotDecide(say('ask-about-nothing'));
  const { language } = answering.languages.in(asked.understood.language);
  const mail = renderMail(answering.languages, 'clarification', language, {
    reference: asked.reference,
    receivedAt: asked.receivedAt,
    consultation,
    contact,
    memberState: memberState ? answering.stateNames(memberState, language) : null,
    counts: false,
    asks,
    now,
  });
  return { to, mail, about: { consultation: consultation?.key ?? null, memberState } };
}

/**
 * Asks the sender of a case. The case stays open; the answer names its reference.
 * @returns the case's new version
 */
export async function askSender(
  tx: Tx,
  caseId: number,
  seen: SeenVersion,
  asks: readonly Ask[],
  by: Decider,
  deciding: Deciding,
): Promise<number> {
  const taken = await takeCase(tx, caseId, seen, by.actor);
  const { to, mail, about } = await writeQuestion(tx, taken, asks, by.now, deciding);
  const { answers } = await correspondent(tx, taken, deciding.answering.outbox.ownAddresses);
  const dedupeKey = `clarification:${taken.reference}:${taken.version}`;
  const queued = await queueMail(
    tx,
    { ...mail, kind: 'clarification', dedupeKey, to, answers, replyId: null, about },
    deciding.answering.outbox,
    by.now,
  );
  if (queued.outcome !== 'queued') throw new CannotDecide(say('ask-not-queued', { to, outcome: queued.outcome }));
  await holdMails(tx, [queued.outboxId], new Date(by.now.getTime() + deciding.undoSeconds * 1000));
  const version = await changeCase(
    tx,
    taken,
    { asked_at: by.now },
    { action: 'review ask', before: { askedAt: taken.askedAt }, after: { to, asks } },
    by,
  );
  await recordDecision(tx, {
    ...{ kind: 'ask', taken, version, by, messages: [], replies: [], replyId: null },
    mails: [queued.outboxId],
  });
  return version;
}

/** A person has looked: another Return-Path is no obstacle any more. A machine or a list still reads no question. */
const SETTLED: readonly NoAnswerReason[] = ['return-path-differs', 'authentication-failed'];

async function correspondent(db: Db | Tx, { messageRowId, understood }: AskedCase, ownAddresses: readonly string[]) {
  const row = await db
    .selectFrom('message_raw')
    .select('raw')
    .where('message_id', '=', messageRowId)
    .executeTakeFirst();
  const mail = row ? await readHeader(row.raw) : null;
  const to = understood.sender ?? mail?.from?.address;
  if (!mail || !to) throw new CannotDecide(say('ask-nobody'));
  const allowed = mayAnswer({ mail, authentication: 'none', ownAddresses, alreadyAnswered: false });
  if (!allowed.answer && !SETTLED.includes(allowed.reason))
    throw new CannotDecide(say('ask-unread', { to, reason: allowed.reason }));
  return { to, answers: { messageId: mail.messageId, references: mail.references } };
}

function latest({ consultations }: Register) {
  return consultations.toSorted((left, right) => right.announced.localeCompare(left.announced))[0];
}
