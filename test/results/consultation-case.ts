import { createHash } from 'node:crypto';
import { CONFIG_DIR } from '../../src/config.ts';
import type { MessageStatus } from '../../src/db/column-types.ts';
import type { Connection } from '../../src/db/connect.ts';
import { type Consultation, lastInstant, textRefs } from '../../src/domain/consultation.ts';
import type { Answers, CommentFlag, Decision } from '../../src/domain/reply.ts';
import { storeConsultation } from '../../src/register/consultations.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { openCase } from '../../src/replies/rows/open-case.ts';
import { lockVersions, storeVersion } from '../../src/replies/rows/store-version.ts';
import { closeConsultation } from '../../src/results/close-consultation.ts';
import type { StoredResult } from '../../src/results/read-results.ts';
import { circular142 } from '../support/circular-142.ts';

export const memberStates = loadMemberStates(CONFIG_DIR);
export const GRACE_MS = 15 * 60_000;
/** When every test's consultation can close at the earliest. */
export const AFTER = new Date(lastInstant(circular142).getTime() + GRACE_MS);

export type Said = Decision | null | { decision: Decision | null; comments: CommentFlag | null };

/** A consultation in a database, with rows as the workers leave them. */
export function consultationCase({ db }: Connection, consultation: Consultation = circular142) {
  let stored = 0;

  async function message(receivedAt: string, status: MessageStatus, sender: string): Promise<number> {
    stored += 1;
    const raw = Buffer.from(`From: ${sender}\r\nSubject: Reply ${stored}\r\n\r\nThe form is attached.\r\n`);
    const { id } = await db
      .insertInto('message')
      .values({
        sha256: createHash('sha256').update(raw).digest('hex'),
        size: raw.length,
        received_at: receivedAt,
        stored_at: receivedAt,
        message_id: `<${stored}@example.org>`,
        sender,
        subject: `Reply ${stored}`,
        status,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.insertInto('message_raw').values({ message_id: id, raw }).execute();
    return id;
  }

  return {
    consultation,
    /** The consultation itself, and a mailbox that was looked through. */
    async begin(mailboxCompleteAt: Date | null = AFTER): Promise<void> {
      await storeConsultation(db, consultation, new Date('2023-10-11T00:00:00Z'));
      await this.lookedThrough(mailboxCompleteAt);
    },
    async lookedThrough(at: Date | null): Promise<void> {
      const values = { uid_validity: 1, last_uid: 1, last_scan_at: at, complete_at: at };
      await db
        .insertInto('mailbox')
        .values({ name: 'inbox', ...values })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
        .execute();
    },
    /** A mail that was stored and not processed. */
    unprocessed: (receivedAt: string) => message(receivedAt, 'pending', 'someone@example.org'),
    async process(messageRowId: number): Promise<void> {
      await db.updateTable('message').set({ status: 'ignored' }).where('id', '=', messageRowId).execute();
    },
    /** A reply; texts that are not named get the answer for all others. */
    async reply(memberState: string, receivedAt: string, others: Said, said: Record<string, Said> = {}) {
      const sender = `tap@${memberState.toLowerCase()}.example`;
      const messageRowId = await message(receivedAt, 'accepted', sender);
      return db.transaction().execute(async (tx) => {
        await lockVersions(tx, consultation.key, memberState);
        return storeVersion(tx, {
          consultation,
          memberState,
          messageRowId,
          receivedAt: new Date(receivedAt),
          sender,
          language: 'en',
          answers: answersOf(consultation, others, said),
          createdBy: 'tsb-intake',
          now: new Date(receivedAt),
        });
      });
    },
    /** A mail that waits for a person. */
    async openCase(memberState: string | null, receivedAt: string, why: string) {
      const messageRowId = await message(receivedAt, 'review', 'someone@example.org');
      await db
        .insertInto('finding')
        .values({ message_id: messageRowId, code: 'both-boxes', message: why, text_ref: null, cites: null })
        .execute();
      return db
        .transaction()
        .execute((tx) =>
          openCase(
            tx,
            messageRowId,
            { consultation: consultation.key, memberState, language: null, sender: null, answers: {} },
            new Date(receivedAt),
          ),
        );
    },
    close: (now: Date = AFTER) =>
      closeConsultation(db, consultation.key, { now, graceMs: GRACE_MS, memberStates }, null),
    async closed(now: Date = AFTER): Promise<StoredResult> {
      const outcome = await this.close(now);
      if ('obstacle' in outcome) throw new Error(`it does not close: ${outcome.obstacle}`);
      return outcome.closed;
    },
    closeByHand: (why: string, anyway = false, now: Date = AFTER) =>
      closeConsultation(db, consultation.key, { now, graceMs: GRACE_MS, memberStates }, { actor: 'Ana', why, anyway }),
  };
}

function answersOf(consultation: Consultation, others: Said, said: Record<string, Said>): Answers {
  return Object.fromEntries(
    textRefs(consultation).map((ref) => {
      const given = said[ref] === undefined ? others : said[ref];
      const answer =
        given === null || typeof given === 'string'
          ? { decision: given, comments: given === 'assign' ? ('none' as const) : null }
          : given;
      const slot = answer.decision === 'not-assign' ? ('not-assign' as const) : ('assign' as const);
      const place = { part: 'word/document.xml', table: 2, row: 1, column: 1 };
      const evidence = {
        slot,
        source: 'form-field' as const,
        state: 'marked' as const,
        place,
        strength: 1,
        attachment: 'Annex 2.docx',
        sha256: createHash('sha256').update(ref).digest('hex'),
        reader: 'docx',
      };
      return [ref, { ...answer, confidence: 1, evidence: answer.decision === null ? [] : [evidence] }];
    }),
  );
}
