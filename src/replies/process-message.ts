import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../db/connect.ts';
import { PermanentError } from '../domain/errors.ts';
import type { Finding } from '../domain/finding.ts';
import { recordBounces } from '../mail/outbox/bounces.ts';
import type { MessageReading } from '../reading/message-reading.ts';
import { type Acknowledgement, acknowledge } from './acknowledge.ts';
import { findThread } from './find-thread.ts';
import { formRequest, sendForms } from './form-request.ts';
import { mailFacts, mailText } from './mail-facts.ts';
import type { Processing } from './processing.ts';
import { readHeader } from './read-header.ts';
import { holdMessage } from './rows/hold-message.ts';
import type { MailFacts } from './rules/rule.ts';
import { saveReply, type Verdict } from './save-reply.ts';
import { say } from './sentences.ts';
import { understandMessage } from './understand-message.ts';

export interface Processed extends Verdict {
  sender: string | null;
  subject: string;
  acknowledgement: Acknowledgement;
}

/**
 * One message from its stored bytes to its outcome. Safe to repeat: the outcome is stored in one transaction, once.
 * @returns null if it was processed already, or if another worker is at it
 * @throws TransientError, and the database's errors: the job is tried again
 */
export function processMessage(processing: Processing, messageRowId: number): Promise<Processed | null> {
  return holdMessage(processing.db, messageRowId, (db) => processHeld({ ...processing, db }, messageRowId));
}

async function processHeld(processing: Processing, messageRowId: number): Promise<Processed | null> {
  const message = await takeUp(processing, messageRowId);
  if (!message) return null;
  const register = await processing.register();
  const reading = await readOrGiveUp(processing, message);
  const facts = mailFacts(reading, processing.authservIds);
  const read = understandMessage(
    { ...reading.files, findings: reading.findings },
    { facts, words: mailText(reading) },
    register,
  );
  const request = await formRequest(processing, { reading, facts, understanding: read, register });
  const understood = request?.isOnlyThat ? { ...read, findings: [], ignore: say('ignored-form-request') } : read;

  return processing.db.transaction().execute(async (tx) => {
    if (!(await stillPending(tx, message.id))) return null;
    const now = processing.clock.now();
    const twin = await describeMessage(tx, message.id, reading, facts);
    const understanding =
      twin === null ? understood : { ...understood, ignore: say('ignored-twin', { message: twin }) };
    if (reading.report) await recordBounces(tx, message.id, reading.report, now);
    const thread = await findThread(tx, reading.message);
    const verdict = await saveReply(tx, message, understanding, facts, register, now, thread);
    const acknowledgement =
      request && twin === null
        ? await sendForms(tx, processing.answering, request, message.id, now)
        : await acknowledge(tx, processing.answering, {
            message,
            mail: reading.message,
            authentication: facts.authentication,
            understanding: verdict.understanding,
            verdict,
            register,
            now,
          });
    return { ...verdict, sender: facts.sender, subject: reading.message.subject, acknowledgement };
  });
}

interface TakenMessage {
  id: number;
  receivedAt: Date;
  size: number;
  oversize: boolean;
  attempts: number;
  /** Why the last attempt failed. */
  lastError: string | null;
  raw: Buffer | null;
}

/** Counts the attempt before the work begins, so that a mail which kills its worker is recognised. */
async function takeUp({ db }: Processing, id: number): Promise<TakenMessage | null> {
  const row = await db
    .updateTable('message')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .returning(['id', 'received_at', 'size', 'oversize', 'attempts', 'last_error'])
    .executeTakeFirst();
  if (!row) return null;
  const stored = await db.selectFrom('message_raw').select('raw').where('message_id', '=', id).executeTakeFirst();
  // What a person mended is read in place of what came, whole even where only the header came.
  const mended = await db
    .selectFrom('message_correction')
    .select('raw')
    .where('message_id', '=', id)
    .executeTakeFirst();
  return {
    id: row.id,
    receivedAt: row.received_at,
    size: row.size,
    oversize: row.oversize && !mended,
    attempts: row.attempts,
    lastError: row.last_error,
    raw: mended?.raw ?? stored?.raw ?? null,
  };
}

/** Reads the mail; one that cannot be read, for whatever reason, becomes an empty reading with that reason. */
async function readOrGiveUp(processing: Processing, message: TakenMessage): Promise<MessageReading> {
  const raw = message.raw ?? Buffer.alloc(0);
  if (message.oversize) {
    const kilobytes = Math.ceil(message.size / 1024);
    return headerOnly(raw, {
      code: 'too-large',
      ...say('mail-oversize', { kilobytes }),
    });
  }
  if (message.attempts > processing.maxAttempts) {
    const about = { attempts: processing.maxAttempts, error: message.lastError };
    return headerOnly(raw, { code: 'processing-failed', ...say('attempts-failed', about) });
  }
  try {
    return await processing.readMessage(raw);
  } catch (error) {
    if (!(error instanceof PermanentError)) throw error;
    return headerOnly(raw, { code: 'processing-failed', message: error.message, said: error.said });
  }
}

async function headerOnly(raw: Buffer, finding: Finding): Promise<MessageReading> {
  return {
    message: { ...(await readHeader(raw)), attachments: [] },
    classification: { kind: 'other', reason: finding },
    report: null,
    files: { files: [], forms: [], filled: false, accompanying: [], letter: [], findings: [] },
    findings: [finding],
  };
}

async function stillPending(tx: Tx, id: number): Promise<boolean> {
  const row = await tx.selectFrom('message').select('status').where('id', '=', id).forUpdate().executeTakeFirst();
  return row?.status === 'pending';
}

/**
 * Notes who wrote what, and looks for the same mail delivered before (over another way, or copied back into the
 * mailbox): its raw bytes differ in the trace fields, what the sender wrote does not.
 * @returns the row id of the earlier delivery
 */
async function describeMessage(tx: Tx, id: number, reading: MessageReading, facts: MailFacts): Promise<number | null> {
  const digest = contentDigest(reading);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`message ${digest}`}, 0))`.execute(tx);
  const twin = await tx
    .selectFrom('message')
    .select('id')
    .where('content_digest', '=', digest)
    .where('id', '!=', id)
    .where('status', '!=', 'pending')
    .executeTakeFirst();
  await tx
    .updateTable('message')
    .set({
      message_id: reading.message.messageId,
      sender: facts.sender,
      subject: reading.message.subject,
      content_digest: digest,
    })
    .where('id', '=', id)
    .execute();
  return twin?.id ?? null;
}

function contentDigest({ message }: MessageReading): string {
  const written = [
    message.messageId,
    message.from?.address,
    message.date,
    message.subject,
    message.text,
    message.html,
    message.attachments.map((attachment) => [attachment.name, attachment.sha256]),
  ];
  return createHash('sha256').update(JSON.stringify(written)).digest('hex');
}
