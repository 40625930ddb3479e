import { CONFIG_DIR } from '../../src/config.ts';
import type { Register } from '../../src/domain/register.ts';
import { storeMessage } from '../../src/intake/store-message.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { readMessage } from '../../src/reading/message-reading.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { type Processed, processMessage } from '../../src/replies/process-message.ts';
import type { Decider } from '../../src/review/change-case.ts';
import type { Deciding } from '../../src/review/deciding.ts';
import { composeReply, contacts, type ReplyMail } from '../flow/reply-mail.ts';
import { answering as usual } from './answering.ts';
import type { TestDatabase } from './postgres.ts';

/** A desk at which mails arrive, are processed in this process, and are decided on. */
export interface ReviewDesk {
  register: Register;
  deciding: Deciding;
  now: Date;
  by(actor: string, why?: string): Decider;
  /** Stores and processes a mail; gives its row, and its case if it has one. */
  deliver(mail: ReplyMail | Buffer, receivedAt?: string): Promise<Delivered>;
  /** Processes a stored mail again. */
  process(messageRowId: number): Promise<Processed | null>;
}

export interface Delivered {
  messageRowId: number;
  caseId: number;
  processed: Processed | null;
}

/** Opens the desk on a database: with the consultations of the configuration, and the contacts of the test mails. */
export async function openReviewDesk({ db }: TestDatabase): Promise<ReviewDesk> {
  const context = await loadReadContext(`${CONFIG_DIR}/consultations`);
  const now = new Date('2024-01-20T12:00:00Z');
  const register: Register = {
    consultations: context.consultations,
    contacts,
    memberStates: loadMemberStates(CONFIG_DIR),
  };
  const answering = {
    ...usual,
    outbox: { mailFrom: 'tsbdir@itu.int', ownAddresses: [], acknowledgementsPerRecipientPerDay: 20 },
  };
  for (const consultation of context.consultations) {
    const data = JSON.stringify(consultation);
    await db
      .insertInto('consultation')
      .values({ key: consultation.key, data, updated_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const processing = {
    db,
    clock: { now: () => now },
    register: async () => register,
    readMessage: (raw: Uint8Array) => readMessage(raw, context),
    authservIds: [],
    maxAttempts: 3,
    answering,
  };
  const process = (id: number) => processMessage(processing, id);
  let uid = 0;
  return {
    register,
    deciding: { answering, register, undoSeconds: 60 },
    now,
    by: (actor, why = 'seen') => ({ actor, why, now }),
    process,
    deliver: async (mail, receivedAt = '2024-01-10T10:00:00Z') => {
      const raw = Buffer.isBuffer(mail) ? mail : await composeReply(mail);
      uid += 1;
      const place = { mailbox: 'desk', uidValidity: 1, uid, headerOnly: false };
      const { messageRowId } = await storeMessage(
        db,
        { raw, size: raw.length, receivedAt: new Date(receivedAt), ...place },
        now,
      );
      const processed = await process(messageRowId);
      return { messageRowId, caseId: processed?.opened?.id ?? 0, processed };
    },
  };
}
