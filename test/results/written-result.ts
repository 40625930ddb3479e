import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import type { Connection } from '../../src/db/connect.ts';
import { storeMessage } from '../../src/intake/store-message.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { openReadingPool } from '../../src/reading/open-reading-pool.ts';
import { processMessage } from '../../src/replies/process-message.ts';
import { listFiles, readFileContent } from '../../src/results/read-files.ts';
import { loadSigningKey } from '../../src/results/signing/signing-key.ts';
import { writeResult } from '../../src/results/write-result.ts';
import { composeReply, contacts, type ReplyMail } from '../flow/reply-mail.ts';
import { answering } from '../support/answering.ts';
import { AFTER, memberStates } from './consultation-case.ts';

/** Real mails processed into real replies, and the files of their result written to a folder. */
export async function resultWriter({ db }: Connection) {
  const context = await loadReadContext(join(CONFIG_DIR, 'consultations'));
  const pool = await openReadingPool({ size: 2, timeoutMs: 120_000, memoryMb: 512, resultBytes: 2 ** 25, context });
  const dataDir = await mkdtemp(join(tmpdir(), 'tsb-result-'));
  afterAll(async () => {
    await pool.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  let uid = 0;

  return {
    dataDir,
    pool,
    async receive(mail: ReplyMail, receivedAt: string) {
      uid += 1;
      const raw = await composeReply(mail);
      const place = { mailbox: 'inbox', uidValidity: 1, uid };
      const { messageRowId } = await storeMessage(
        db,
        { raw, headerOnly: false, size: raw.length, receivedAt: new Date(receivedAt), ...place },
        new Date(receivedAt),
      );
      const now = new Date(receivedAt);
      const outbox = { mailFrom: 'tsbdir@itu.int', ownAddresses: [], acknowledgementsPerRecipientPerDay: 20 };
      return processMessage(
        {
          db,
          clock: { now: () => now },
          register: async () => ({ consultations: context.consultations, contacts, memberStates }),
          readMessage: pool.readMessage,
          authservIds: [],
          maxAttempts: 3,
          answering: { ...answering, outbox },
        },
        messageRowId,
      );
    },
    async write(resultId: number): Promise<boolean> {
      const key = await loadSigningKey({ keyFile: null, dataDir });
      return writeResult({ db, pool, key, now: () => AFTER }, resultId);
    },
    /** The files as `result --out` writes them. @returns the folder */
    async copyTo(name: string, resultId: number): Promise<string> {
      const folder = await mkdtemp(join(dataDir, `${name}-`));
      for (const { name: file } of await listFiles(db, resultId)) {
        await writeFile(join(folder, file), (await readFileContent(db, resultId, file)) ?? '');
      }
      return folder;
    },
  };
}
