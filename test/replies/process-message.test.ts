import { beforeEach, describe, expect, it } from 'vitest';
import { readBooks } from '../../src/books/status.ts';
import { CONFIG_DIR } from '../../src/config.ts';
import { PermanentError, TransientError } from '../../src/domain/errors.ts';
import { storeMessage } from '../../src/intake/store-message.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { readMessage } from '../../src/reading/message-reading.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { processMessage } from '../../src/replies/process-message.ts';
import type { Processing } from '../../src/replies/processing.ts';
import { listReplies } from '../../src/replies/rows/read-reply.ts';
import { composeReply, contacts } from '../flow/reply-mail.ts';
import { answering } from '../support/answering.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';

const database = await createTestDatabase();
const context = await loadReadContext(`${CONFIG_DIR}/consultations`);
const memberStates = loadMemberStates(CONFIG_DIR);
const now = new Date('2024-01-20T12:00:00Z');

const processing: Processing = {
  db: database.db,
  clock: { now: () => now },
  register: async () => ({ consultations: context.consultations, contacts, memberStates }),
  readMessage: (raw) => readMessage(raw, context),
  authservIds: [],
  maxAttempts: 3,
  answering: {
    ...answering,
    outbox: { mailFrom: 'tsbdir@itu.int', ownAddresses: [], acknowledgementsPerRecipientPerDay: 20 },
  },
};

let uid = 0;
async function store(raw: Buffer, receivedAt = '2024-01-10T10:00:00Z', headerOnly = false): Promise<number> {
  uid += 1;
  const place = { mailbox: 'test', uidValidity: 1, uid };
  const { messageRowId } = await storeMessage(
    database.db,
    { raw, headerOnly, size: headerOnly ? 200_000_000 : raw.length, receivedAt: new Date(receivedAt), ...place },
    now,
  );
  return messageRowId;
}

const failing = (error: Error) => ({ ...processing, readMessage: () => Promise.reject(error) });
const outbox = () => database.db.selectFrom('outbox').selectAll().orderBy('id').execute();
const not = { decision: 'not-assign', comments: null } as const;

beforeEach(async () => {
  await emptyTables(database);
  for (const consultation of context.consultations) {
    const data = JSON.stringify(consultation);
    await database.db.insertInto('consultation').values({ key: consultation.key, data, updated_at: now }).execute();
  }
});

describe('one message', () => {
  it('becomes a standing reply with its evidence, an acknowledgement and an audit entry, in one go', async () => {
    const id = await store(await composeReply({ state: 'CH', answers: { 'X.1281': not }, messageId: '<a@b.ch>' }));
    expect(await processMessage(processing, id)).toMatchObject({ status: 'accepted' });
    const [reply] = await listReplies(database.db);
    expect(reply).toMatchObject({
      consultation: 'T22/142',
      memberState: 'CH',
      status: 'standing',
      messageId: '<a@b.ch>',
    });
    expect(reply?.answers['X.1281']).toMatchObject({ decision: 'not-assign', comments: null });
    expect(reply?.answers['X.1150']).toMatchObject({ decision: 'assign', comments: 'none' });
    expect(reply?.answers['X.1150']?.evidence).toContainEqual(
      expect.objectContaining({ slot: 'assign', state: 'marked', source: 'form-field', attachment: 'Annex 2.docx' }),
    );
    expect(await outbox()).toMatchObject([
      { to_address: 'tap@ofcom.example.ch', in_reply_to: '<a@b.ch>', state: 'pending' },
    ]);
    const audit = await database.db.selectFrom('audit').selectAll().execute();
    expect(audit).toMatchObject([{ actor: 'tsb-intake', action: 'accepted', subject: `message:${id}` }]);
  });

  it('is processed once, however often and at once it is asked for', async () => {
    const id = await store(await composeReply({ state: 'CH' }));
    const results = await Promise.all(Array.from({ length: 5 }, () => processMessage(processing, id)));
    expect(results.filter((result) => result !== null)).toHaveLength(1);
    expect(await processMessage(processing, id)).toBeNull();
    expect(await listReplies(database.db)).toHaveLength(1);
    expect(await outbox()).toHaveLength(1);
  });

  it('is one attempt, however many workers it is given to meanwhile', async () => {
    const id = await store(await composeReply({ state: 'CH' }));
    const started = Promise.withResolvers<void>();
    const reading = Promise.withResolvers<void>();
    const slow = {
      ...processing,
      readMessage: async (raw: Uint8Array) => {
        started.resolve();
        await reading.promise;
        return processing.readMessage(raw);
      },
    };
    const first = processMessage(slow, id);
    await started.promise;
    for (let other = 0; other <= processing.maxAttempts; other++) {
      expect(await processMessage(processing, id)).toBeNull();
    }
    reading.resolve();
    expect(await first).toMatchObject({ status: 'accepted' });
  });

  it('is taken up by another worker at once when the connection of the one at it breaks', async () => {
    const id = await store(await composeReply({ state: 'CH' }));
    const cut = async (raw: Uint8Array) => {
      await database.pool.query(
        `select pg_terminate_backend(pid, 10000) from pg_locks where locktype = 'advisory'
         and database = (select oid from pg_database where datname = current_database())`,
      );
      return processing.readMessage(raw);
    };
    await expect(processMessage({ ...processing, readMessage: cut }, id)).rejects.toThrow();
    expect(await processMessage(processing, id)).toMatchObject({ status: 'accepted' });
  });

  it('stays pending after a passing fault, and goes to staff after one for good', async () => {
    const id = await store(await composeReply({ state: 'CH' }));
    await expect(processMessage(failing(new TransientError('later')), id)).rejects.toThrow('later');
    expect(await readBooks(database.db)).toMatchObject({ seen: 1, pending: 1 });
    const given = await processMessage(failing(new PermanentError('It takes too long to read.')), id);
    expect(given).toMatchObject({ status: 'review', findings: [{ code: 'processing-failed' }] });
    expect(await readBooks(database.db)).toMatchObject({ seen: 1, review: 1, pending: 0 });
  });

  it('goes to staff when it killed its worker too often', async () => {
    const id = await store(await composeReply({ state: 'CH' }));
    await database.db.updateTable('message').set({ attempts: 3 }).where('id', '=', id).execute();
    expect(await processMessage(processing, id)).toMatchObject({
      status: 'review',
      findings: [{ code: 'processing-failed', message: expect.stringContaining('3 attempts') }],
    });
  });

  it.each([
    { subject: 'Reply of Liechtenstein to TSB Circular 142' },
    { text: 'Dear colleagues,\n\nplease find attached the response of the\nPrincipality of Liechtenstein.' },
  ])('goes to staff when it calls the form another State’s: %o', async (words) => {
    const id = await store(await composeReply({ state: 'CH', ...words }));
    expect(await processMessage(processing, id)).toMatchObject({
      status: 'review',
      findings: [{ code: 'member-state-mismatch', message: expect.stringContaining('Liechtenstein') }],
    });
  });

  it('goes to staff when its subject makes a condition, but not for the words of our own subject, sent back', async () => {
    const id = await store(await composeReply({ state: 'CH', subject: 'Conditional approval of X.1818' }));
    expect(await processMessage(processing, id)).toMatchObject({
      status: 'review',
      findings: [{ code: 'condition-in-text', message: expect.stringContaining('Conditional approval') }],
    });
    const subject = 'Re: 电信标准化局第142号通函：贵方答复已登记，但内容不完整 [T22-142-CH-7Q2M9KX4A1]';
    const answer = await store(await composeReply({ state: 'CH', subject, messageId: '<answer@b.ch>' }));
    expect(await processMessage(processing, answer)).toMatchObject({ status: 'accepted' });
  });

  it('goes to staff with its header when it is too large to download', async () => {
    const id = await store(Buffer.from('From: tap@ofcom.example.ch\r\nSubject: large\r\n\r\n'), undefined, true);
    expect(await processMessage(processing, id)).toMatchObject({
      status: 'review',
      subject: 'large',
      sender: 'tap@ofcom.example.ch',
      findings: [{ code: 'too-large' }],
    });
  });
});

describe('several messages of one Member State', () => {
  it('the latest received stands, in whatever order they are processed', async () => {
    const older = await store(await composeReply({ state: 'CH', answers: { 'X.1150': not } }), '2024-01-09T10:00:00Z');
    const newer = await store(await composeReply({ state: 'CH' }), '2024-01-10T10:00:00Z');
    expect(await processMessage(processing, newer)).toMatchObject({ status: 'accepted' });
    expect(await processMessage(processing, older)).toMatchObject({ status: 'superseded' });
    const replies = await listReplies(database.db);
    expect(replies.map(({ messageRowId, status }) => [messageRowId, status])).toEqual([
      [older, 'superseded'],
      [newer, 'standing'],
    ]);
    expect(await readBooks(database.db)).toMatchObject({ seen: 2, accepted: 1, superseded: 1 });
  });

  it('within one second the mailbox’s order decides', async () => {
    const first = await store(await composeReply({ state: 'CH', answers: { 'X.1150': not } }));
    const second = await store(await composeReply({ state: 'CH' }));
    await processMessage(processing, second);
    await processMessage(processing, first);
    const standing = (await listReplies(database.db)).filter(({ status }) => status === 'standing');
    expect(standing.map(({ messageRowId }) => messageRowId)).toEqual([second]);
  });

  it('many at once leave exactly one standing', async () => {
    const ids = [];
    for (let minute = 10; minute < 20; minute += 1) {
      ids.push(await store(await composeReply({ state: 'KE' }), `2024-01-10T10:${minute}:00Z`));
    }
    await Promise.all(ids.toReversed().map((id) => processMessage(processing, id)));
    const standing = (await listReplies(database.db)).filter(({ status }) => status === 'standing');
    expect(standing.map(({ messageRowId }) => messageRowId)).toEqual([ids.at(-1)]);
    expect(await readBooks(database.db)).toMatchObject({ seen: 10, accepted: 1, superseded: 9, pending: 0 });
  });

  it('the same mail over two ways is one reply', async () => {
    const raw = await composeReply({ state: 'SN', messageId: null });
    const again = Buffer.concat([Buffer.from('Received: from other by mx; Wed, 10 Jan 2024 10:00:05 +0000\r\n'), raw]);
    const ids = [await store(raw), await store(again)];
    const results = await Promise.all(ids.map((id) => processMessage(processing, id)));
    expect(results.map((result) => result?.status).toSorted()).toEqual(['accepted', 'ignored']);
    expect(await listReplies(database.db)).toHaveLength(1);
    expect(await outbox()).toHaveLength(1);
  });

  it('a late one never counts and takes nothing’s place', async () => {
    await processMessage(processing, await store(await composeReply({ state: 'JP' })));
    const late = await store(await composeReply({ state: 'JP', answers: { 'X.1150': not } }), '2024-02-09T00:00:00Z');
    expect(await processMessage(processing, late)).toMatchObject({
      status: 'accepted',
      reason: { message: 'late: kept, not counted' },
    });
    expect((await listReplies(database.db)).map(({ status }) => status)).toEqual(['standing', 'late']);
    const mails = await outbox();
    expect(mails.at(-1)?.subject).toMatch(/after the deadline/);
  });
});

describe('who is answered', () => {
  it.each([
    ['a stranger', { from: 'me@operator.example' }],
    ['an automatic mail', { headers: { 'Auto-Submitted': 'auto-generated' } }],
    ['a mailing list', { headers: { 'List-Id': '<tap.example>' } }],
    ['a robot', { from: 'noreply@ofcom.example.ch' }],
  ])('not %s, whose form goes to staff', async (_, change) => {
    const id = await store(await composeReply({ state: 'CH', ...change }));
    const result = await processMessage(processing, id);
    expect(result).toMatchObject({ status: 'review', acknowledgement: { queued: false } });
    expect(await outbox()).toEqual([]);
  });

  it('nobody more often a day than policy allows', async () => {
    const capped = {
      ...processing,
      answering: {
        ...processing.answering,
        outbox: { ...processing.answering.outbox, acknowledgementsPerRecipientPerDay: 2 },
      },
    };
    for (let minute = 10; minute < 14; minute += 1) {
      await processMessage(capped, await store(await composeReply({ state: 'CL' }), `2024-01-10T10:${minute}:00Z`));
    }
    expect(await outbox()).toHaveLength(2);
    expect((await readBooks(database.db)).accepted).toBe(1);
  });
});
