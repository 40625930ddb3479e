import { recordAudit } from '../db/audit.ts';
import type { Db, Tx } from '../db/connect.ts';
import { stored } from '../db/said.ts';
import type { FindingCode } from '../domain/finding.ts';
import type { Saying } from '../domain/saying.ts';
import { CannotDecide, type Decider } from '../review/change-case.ts';
import { reprocessCase } from '../review/reprocess-case.ts';
import { say } from './sentences.ts';

/** Findings that say that the program could not take the mail apart: a person opens it by hand. */
const FAILURES: readonly FindingCode[] = ['processing-failed', 'too-large'];

/** A mail that the program could not process: given to staff, or tried again and again. */
export interface FailedMessage {
  id: number;
  receivedAt: Date;
  size: number;
  sender: string | null;
  subject: string | null;
  attempts: number;
  /** What went wrong, for staff. */
  failure: Saying;
  /** The case it is with; null while it is tried again. */
  caseId: number | null;
  /** Its bytes are here: false for one whose body was purged. */
  hasBody: boolean;
  /** Only its header was downloaded. */
  headerOnly: boolean;
  correctedBy: string | null;
}

/** The oldest first. */
export async function listFailedMessages(db: Db, page: { size: number; offset: number }): Promise<FailedMessage[]> {
  return (await described(db).limit(page.size).offset(page.offset).execute()).map(toFailedMessage);
}

/** This one, if it could not be processed; null otherwise. */
export async function findFailedMessage(db: Db, id: number): Promise<FailedMessage | null> {
  const row = await described(db).where('message.id', '=', id).executeTakeFirst();
  return row ? toFailedMessage(row) : null;
}

function described(db: Db) {
  return failed(db)
    .leftJoin('message_raw', 'message_raw.message_id', 'message.id')
    .leftJoin('message_correction', 'message_correction.message_id', 'message.id')
    .select([
      'message.id',
      'message.received_at as receivedAt',
      'message.size',
      'message.sender',
      'message.subject',
      'message.attempts',
      'message.oversize as headerOnly',
      'message.last_error',
      'message.reason',
      'message.reason_said',
      'review_case.id as caseId',
      'message_raw.message_id as body',
      'message_correction.made_by as correctedBy',
    ])
    .orderBy('message.id');
}

type Described = Awaited<ReturnType<ReturnType<typeof described>['executeTakeFirstOrThrow']>>;

function toFailedMessage({ last_error, reason, reason_said, body, ...row }: Described): FailedMessage {
  const failure = row.caseId === null ? stored(last_error ?? '', null) : stored(reason ?? '', reason_said);
  return { ...row, failure, hasBody: body !== null };
}

export async function countFailedMessages(db: Db): Promise<number> {
  const { count } = await failed(db)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Both kinds are found by an index: this must stay fast beside any number of mails that went well. */
function failed(db: Db) {
  return db
    .selectFrom('message')
    .leftJoin('review_case', (join) =>
      join.onRef('review_case.message_id', '=', 'message.id').on('review_case.status', '=', 'open'),
    )
    .where('message.id', 'in', (eb) =>
      eb
        .selectFrom('message as trying')
        .select('trying.id')
        .where('trying.status', '=', 'pending')
        .where('trying.last_error', 'is not', null)
        .unionAll(
          eb
            .selectFrom('finding')
            .innerJoin('review_case as held', 'held.message_id', 'finding.message_id')
            .select('finding.message_id as id')
            .where('finding.code', 'in', FAILURES)
            .where('held.status', '=', 'open'),
        ),
    );
}

/** A mail's bytes as they came from the mailbox, or null if there are none. */
export async function readRawMail(db: Db, id: number): Promise<Buffer | null> {
  const row = await db.selectFrom('message_raw').select('raw').where('message_id', '=', id).executeTakeFirst();
  return row?.raw ?? null;
}

/** Remembers why an attempt failed that is to be repeated, for staff to see. */
export async function noteAttemptFailed(db: Db, id: number, error: unknown): Promise<void> {
  const words = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
  await db
    .updateTable('message')
    .set({ last_error: words || 'unknown' })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .execute();
}

const LONGEST_ERROR = 1000;

/**
 * Puts a mended mail in the place of the one that came, for the program to read. What came is kept as it is.
 * @throws CannotDecide if there is no such mail, or if it needs no mending
 */
export async function correctMessage(db: Db, id: number, raw: Buffer, by: Decider): Promise<void> {
  if (raw.length === 0) throw new CannotDecide(say('mended-empty'));
  await db.transaction().execute(async (tx) => {
    await takeFailed(tx, id);
    const values = { raw, made_at: by.now, made_by: by.actor, why: by.why };
    await tx
      .insertInto('message_correction')
      .values({ message_id: id, ...values })
      .onConflict((conflict) => conflict.column('message_id').doUpdateSet(values))
      .execute();
    await audit(tx, 'message corrected', id, { size: raw.length }, by);
  });
}

/**
 * Has a mail processed from the beginning, as if it had just come in.
 * @throws CannotDecide if there is no such mail, if it is settled, or if its body is gone
 */
export async function runAgain(db: Db, id: number, by: Decider): Promise<void> {
  await db.transaction().execute((tx) => runAgainWithin(tx, id, by));
}

/** `runAgain` as part of something greater. Where it throws nothing was written, and the transaction may go on. */
export async function runAgainWithin(tx: Tx, id: number, by: Decider): Promise<void> {
  const { caseId } = await takeFailed(tx, id);
  if (caseId !== null) return void (await reprocessCase(tx, caseId, null, by));
  await tx.updateTable('message').set({ attempts: 0, last_error: null }).where('id', '=', id).execute();
  await audit(tx, 'message tried again', id, {}, by);
}

async function takeFailed(tx: Tx, id: number): Promise<{ caseId: number | null }> {
  const row = await tx.selectFrom('message').select('status').where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new CannotDecide(say('message-unknown', { id }));
  const open = await tx
    .selectFrom('review_case')
    .select('id')
    .where('message_id', '=', id)
    .where('status', '=', 'open')
    .executeTakeFirst();
  if (row.status !== 'pending' && !open) {
    throw new CannotDecide(say('message-settled', { id }));
  }
  return { caseId: open?.id ?? null };
}

async function audit(tx: Tx, action: string, id: number, after: object, { actor, now, why }: Decider): Promise<void> {
  await recordAudit(tx, { at: now, actor, action, subject: `message:${id}`, after, why });
}
