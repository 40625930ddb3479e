import { CONFIG_DIR } from '../../src/config.ts';
import { storeMessage } from '../../src/intake/store-message.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { readMessage } from '../../src/reading/message-reading.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import type { Processing } from '../../src/replies/processing.ts';
import { contacts } from '../flow/reply-mail.ts';
import { answering } from '../support/answering.ts';
import { emptyTables, type TestDatabase } from '../support/postgres.ts';

export const NOW = new Date('2024-01-20T12:00:00Z');
export const context = await loadReadContext(`${CONFIG_DIR}/consultations`);

/** Everything that processing a message needs, on a database of the caller's. */
export function openProcessing(database: TestDatabase) {
  const { db } = database;
  const processing: Processing = {
    db,
    clock: { now: () => NOW },
    register: async () => ({
      consultations: context.consultations,
      contacts,
      memberStates: loadMemberStates(CONFIG_DIR),
    }),
    readMessage: (raw) => readMessage(raw, context),
    authservIds: [],
    maxAttempts: 3,
    answering,
  };
  let uid = 0;
  return {
    processing,
    /** A mail as the intake stores it. @returns its row id */
    async store(raw: Buffer, headerOnly = false): Promise<number> {
      const message = {
        raw,
        headerOnly,
        size: headerOnly ? 200_000_000 : raw.length,
        receivedAt: new Date('2024-01-10T10:00:00Z'),
        mailbox: 'test',
        uidValidity: 1,
        uid: ++uid,
      };
      return (await storeMessage(db, message, NOW)).messageRowId;
    },
    /** Empty tables but for the consultations. */
    async reset(): Promise<void> {
      await emptyTables(database);
      for (const consultation of context.consultations) {
        const data = JSON.stringify(consultation);
        await db.insertInto('consultation').values({ key: consultation.key, data, updated_at: NOW }).execute();
      }
    },
  };
}
