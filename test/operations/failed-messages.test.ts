import { beforeEach, describe, expect, it } from 'vitest';
import { readBooks } from '../../src/books/status.ts';
import { PermanentError, TransientError } from '../../src/domain/errors.ts';
import {
  correctMessage,
  countFailedMessages,
  listFailedMessages,
  noteAttemptFailed,
  readRawMail,
  runAgain,
} from '../../src/operations/failed-messages.ts';
import { processMessage } from '../../src/replies/process-message.ts';
import type { Processing } from '../../src/replies/processing.ts';
import { listReplies } from '../../src/replies/rows/read-reply.ts';
import { composeReply } from '../flow/reply-mail.ts';
import { NOW, openProcessing } from '../replies/processing.ts';
import { createTestDatabase } from '../support/postgres.ts';

const database = await createTestDatabase();
const { db } = database;
const { processing, store, reset } = openProcessing(database);
const by = { actor: 'M. Staff', why: 'the attachment was mended', now: NOW };
const FIRST = { size: 10, offset: 0 };

const poisoned: Processing = {
  ...processing,
  readMessage: () => Promise.reject(new PermanentError('reading it took too much memory')),
};

beforeEach(reset);

describe('a mail that cannot be processed', () => {
  it('is listed with its error and its case, and its bytes are there', async () => {
    const raw = await composeReply({ state: 'CH' });
    const id = await store(raw);
    await processMessage(poisoned, id);
    await processMessage(processing, await store(await composeReply({ state: 'KE' })));
    expect(await listFailedMessages(db, FIRST)).toMatchObject([
      {
        id,
        caseId: 1,
        failure: { message: 'reading it took too much memory' },
        hasBody: true,
        headerOnly: false,
        correctedBy: null,
      },
    ]);
    expect(await countFailedMessages(db)).toBe(1);
    expect(await readRawMail(db, id)).toEqual(raw);
    expect(await readRawMail(db, 999)).toBeNull();
  });

  it('is listed while it is still tried, with the last error, which the case tells in the end', async () => {
    const id = await store(await composeReply({ state: 'CH' }));
    const away: Processing = {
      ...processing,
      readMessage: () => Promise.reject(new TransientError('the pool is away')),
    };
    for (let attempt = 1; attempt <= 3; attempt++) {
      const failed = processMessage(away, id);
      await failed.catch((error) => noteAttemptFailed(db, id, error));
      await expect(failed).rejects.toThrow('the pool is away');
    }
    expect(await listFailedMessages(db, FIRST)).toMatchObject([
      { id, caseId: null, attempts: 3, failure: { message: 'the pool is away' } },
    ]);
    await processMessage(away, id);
    const [failed] = await listFailedMessages(db, FIRST);
    expect(failed).toMatchObject({
      caseId: 1,
      failure: { message: expect.stringMatching(/in 3 attempts \(the pool is away\)/) },
    });
  });

  it('runs again as if it had just come in', async () => {
    const id = await store(await composeReply({ state: 'CH' }));
    await processMessage(poisoned, id);
    await runAgain(db, id, by);
    expect(await readBooks(db)).toMatchObject({ pending: 1, review: 0 });
    expect(await processMessage(processing, id)).toMatchObject({ status: 'accepted' });
    expect(await listFailedMessages(db, FIRST)).toEqual([]);
  });

  it('is read as a person mended it, and what came is kept', async () => {
    const header = Buffer.from('From: tap@ofcom.example.ch\r\nSubject: Reply with our whole archive\r\n\r\n');
    const id = await store(header, true);
    expect(await processMessage(processing, id)).toMatchObject({ status: 'review' });
    await correctMessage(db, id, await composeReply({ state: 'CH', messageId: '<mended@x.ch>' }), by);
    expect(await listFailedMessages(db, FIRST)).toMatchObject([{ id, headerOnly: true, correctedBy: 'M. Staff' }]);
    await runAgain(db, id, by);
    expect(await processMessage(processing, id)).toMatchObject({ status: 'accepted' });
    expect(await listReplies(db)).toMatchObject([
      { memberState: 'CH', messageId: '<mended@x.ch>', status: 'standing' },
    ]);
    expect(await readRawMail(db, id)).toEqual(header);
    const audit = await db
      .selectFrom('audit')
      .select(['actor', 'action'])
      .where('action', '=', 'message corrected')
      .execute();
    expect(audit).toEqual([{ actor: 'M. Staff', action: 'message corrected' }]);
  });

  it('is not touched once it is settled', async () => {
    const id = await store(await composeReply({ state: 'CH' }));
    await processMessage(processing, id);
    await expect(runAgain(db, id, by)).rejects.toThrow('settled already');
    await expect(correctMessage(db, id, Buffer.from('x'), by)).rejects.toThrow('settled already');
    await expect(runAgain(db, 999, by)).rejects.toThrow('no message 999');
    expect(await readBooks(db)).toMatchObject({ accepted: 1, pending: 0 });
  });
});
