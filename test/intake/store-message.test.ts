import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { type IncomingMessage, storeMessage, storeMessages } from '../../src/intake/store-message.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';

const database = await createTestDatabase();
const { db } = database;
const NOW = new Date('2024-01-22T09:00:00Z');

beforeEach(() => emptyTables(database));

function mail(uid: number, text: string, change: Partial<IncomingMessage> = {}): IncomingMessage {
  const raw = Buffer.from(text);
  return {
    raw,
    headerOnly: false,
    size: raw.length,
    receivedAt: new Date('2024-01-20T10:00:00Z'),
    mailbox: 'u@h:143/INBOX',
    uidValidity: 7,
    uid,
    ...change,
  };
}

test('the raw bytes, their SHA-256, the date of receipt and the place are kept', async () => {
  const raw = Buffer.from([0, 255, 13, 10, 0]);
  const stored = await storeMessage(db, mail(3, '', { raw, size: 5 }), NOW);
  const row = await db
    .selectFrom('message')
    .innerJoin('message_raw', 'message_raw.message_id', 'message.id')
    .innerJoin('message_location', 'message_location.message_id', 'message.id')
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(stored).toEqual({ messageRowId: row.id, isNew: true });
  expect(row).toMatchObject({
    sha256: createHash('sha256').update(raw).digest('hex'),
    raw,
    size: 5,
    oversize: false,
    received_at: new Date('2024-01-20T10:00:00Z'),
    stored_at: NOW,
    status: 'pending',
    mailbox: 'u@h:143/INBOX',
    uid_validity: 7,
    uid: 3,
    marked_at: null,
  });
});

test('the same mail under another UID is the same row with a second place', async () => {
  const [first, second, third] = await storeMessages(db, [mail(1, 'same'), mail(2, 'same'), mail(3, 'other')], NOW);
  expect(second).toEqual({ messageRowId: first?.messageRowId, isNew: true });
  expect(third?.messageRowId).not.toBe(first?.messageRowId);
  const again = await storeMessage(db, mail(1, 'same', { uidValidity: 8 }), NOW);
  expect(again).toEqual({ messageRowId: first?.messageRowId, isNew: false });
  expect(
    await db
      .selectFrom('message_location')
      .select(['uid_validity', 'uid'])
      .orderBy('uid_validity')
      .orderBy('uid')
      .execute(),
  ).toEqual([
    { uid_validity: 7, uid: 1 },
    { uid_validity: 7, uid: 2 },
    { uid_validity: 7, uid: 3 },
    { uid_validity: 8, uid: 1 },
  ]);
});

test('a known mail keeps its first date of receipt, even when its bytes were purged', async () => {
  await storeMessage(db, mail(1, 'same'), NOW);
  await db.deleteFrom('message_raw').execute();
  const again = await storeMessage(db, mail(9, 'same', { receivedAt: new Date('2024-03-01T00:00:00Z') }), NOW);
  expect(again.isNew).toBe(false);
  const rows = await db.selectFrom('message').select('received_at').execute();
  expect(rows).toEqual([{ received_at: new Date('2024-01-20T10:00:00Z') }]);
});

test('a mail that was not downloaded whole is known by its header and its size', async () => {
  const header = { headerOnly: true, size: 200_000_000 };
  const first = await storeMessage(db, mail(1, 'Subject: big\r\n\r\n', header), NOW);
  const same = await storeMessage(db, mail(2, 'Subject: big\r\n\r\n', header), NOW);
  const larger = await storeMessage(db, mail(3, 'Subject: big\r\n\r\n', { ...header, size: 200_000_001 }), NOW);
  const whole = await storeMessage(db, mail(4, 'Subject: big\r\n\r\n'), NOW);
  expect(same).toEqual({ messageRowId: first.messageRowId, isNew: false });
  expect(new Set([first, larger, whole].map(({ messageRowId }) => messageRowId)).size).toBe(3);
  const row = await db
    .selectFrom('message')
    .select(['oversize', 'size'])
    .where('id', '=', first.messageRowId)
    .execute();
  expect(row).toEqual([{ oversize: true, size: 200_000_000 }]);
});

test('ten intakes at once make one row a mail, and one of them made it', async () => {
  const texts = Array.from({ length: 20 }, (_, index) => `mail ${index}`);
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, intake) => {
      const order = intake % 2 ? texts : texts.toReversed();
      return storeMessages(
        db,
        order.map((text) => mail(texts.indexOf(text) + 1, text)),
        NOW,
      );
    }),
  );
  expect(await db.selectFrom('message').select('id').execute()).toHaveLength(20);
  expect(results.flat().filter(({ isNew }) => isNew)).toHaveLength(20);
  expect(await db.selectFrom('message_location').select('uid').execute()).toHaveLength(20);
});

test('a batch that fails leaves nothing behind', async () => {
  const broken = mail(2, 'two', { size: Number.NaN });
  await expect(storeMessages(db, [mail(1, 'one'), broken], NOW)).rejects.toThrow();
  expect(await db.selectFrom('message').select('id').execute()).toEqual([]);
});
