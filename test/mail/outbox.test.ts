import { afterEach, describe, expect, test } from 'vitest';
import { singleAddress } from '../../src/mail/address.ts';
import { type OutboxSettings, type OutgoingMail, queueMail } from '../../src/mail/outbox/outbox.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';

const database = await createTestDatabase();
const { db } = database;
afterEach(() => emptyTables(database));

const NOW = new Date('2024-01-29T10:00:00Z');
const SETTINGS: OutboxSettings = {
  mailFrom: 'tsbdir@itu.int',
  ownAddresses: ['replies@itu.int'],
  acknowledgementsPerRecipientPerDay: 3,
};

function mail(change: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    kind: 'acknowledgement',
    dedupeKey: 'acknowledgement:message:1',
    to: 'Jane.Doe@Ministry.example',
    language: 'en',
    subject: 'Your reply',
    text: 'text',
    html: '<p>text</p>',
    answers: null,
    replyId: null,
    ...change,
  };
}

const queue = (outgoing: OutgoingMail, now = NOW) =>
  db.transaction().execute((tx) => queueMail(tx, outgoing, SETTINGS, now));
const rows = () => db.selectFrom('outbox').selectAll().orderBy('id').execute();

describe('a queued mail', () => {
  test('waits for its delivery under a Message-ID of the sending domain', async () => {
    expect(await queue(mail())).toMatchObject({ outcome: 'queued' });
    expect(await rows()).toMatchObject([
      {
        to_address: 'jane.doe@ministry.example',
        state: 'pending',
        attempts: 0,
        next_attempt_at: NOW,
        auto_submitted: 'auto-replied',
        message_id: expect.stringMatching(/^<[0-9a-f-]{36}@itu\.int>$/),
      },
    ]);
  });

  test('is not queued if the transaction that it belongs to fails', async () => {
    const failing = db.transaction().execute(async (tx) => {
      await queueMail(tx, mail(), SETTINGS, NOW);
      throw new Error('the reply could not be stored');
    });
    await expect(failing).rejects.toThrow('could not be stored');
    expect(await rows()).toEqual([]);
  });

  test('answers the original with its whole thread', async () => {
    await queue(mail({ answers: { messageId: '<c@x>', references: ['<a@x>', '<b@x>'] } }));
    expect(await rows()).toMatchObject([{ in_reply_to: '<c@x>', references: '<a@x> <b@x> <c@x>' }]);
  });

  test('carries no identifier that is none, whatever the original held', async () => {
    const references = ['<a@x>\r\nBcc: everyone@x', 'b@x', '<c d@x>', '<e@x>'];
    await queue(mail({ answers: { messageId: '<bad\r\n@x>', references } }));
    expect(await rows()).toMatchObject([{ in_reply_to: null, references: '<e@x>' }]);
  });

  test('bears no line break in its subject', async () => {
    await queue(mail({ subject: 'Reply\r\nBcc: everyone@x' }));
    expect(await rows()).toMatchObject([{ subject: 'Reply Bcc: everyone@x' }]);
  });

  test('is automatic but no answer if it is a reminder', async () => {
    await queue(mail({ kind: 'reminder' }));
    expect(await rows()).toMatchObject([{ auto_submitted: 'auto-generated' }]);
  });
});

describe('the same mail twice', () => {
  test('is queued once', async () => {
    const first = await queue(mail());
    expect(await queue(mail())).toEqual({ ...first, outcome: 'already-queued' });
    expect(await rows()).toHaveLength(1);
  });

  test('is queued once, even from many transactions at a time and to several addresses', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, (_, i) => queue(mail({ to: `p${i % 2}@x.example` }))));
    expect(results.filter((result) => result.outcome === 'queued')).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
  });
});

describe('the cap per recipient and day', () => {
  const nth = (n: number, change: Partial<OutgoingMail> = {}) => mail({ dedupeKey: `acknowledgement:${n}`, ...change });

  test('holds, and says so', async () => {
    for (const n of [1, 2, 3]) expect(await queue(nth(n))).toMatchObject({ outcome: 'queued' });
    expect(await queue(nth(4, { to: 'JANE.DOE@ministry.example' }))).toEqual({ outcome: 'capped' });
    expect(await queue(nth(5, { to: 'other@ministry.example' }))).toMatchObject({ outcome: 'queued' });
    expect(await rows()).toHaveLength(4);
  });

  test('holds against replies that come in at the same time', async () => {
    const results = await Promise.all(Array.from({ length: 9 }, (_, n) => queue(nth(n))));
    expect(results.filter((result) => result.outcome === 'queued')).toHaveLength(3);
    expect(results.filter((result) => result.outcome === 'capped')).toHaveLength(6);
  });

  test('opens again after a day, and does not count reminders', async () => {
    for (const n of [1, 2, 3]) await queue(nth(n));
    expect(await queue(nth(4, { kind: 'reminder' }))).toMatchObject({ outcome: 'queued' });
    const nextDay = new Date(NOW.getTime() + 24 * 3600 * 1000);
    expect(await queue(nth(5), nextDay)).toMatchObject({ outcome: 'queued' });
  });

  test('says of a mail queued before that it is, not that it is capped', async () => {
    for (const n of [1, 2, 3]) await queue(nth(n));
    expect(await queue(nth(2))).toMatchObject({ outcome: 'already-queued' });
  });
});

describe('a recipient', () => {
  test.each([
    'a@x.example, b@x.example',
    'a@x.example;b@x.example',
    'Group: a@x.example;',
    'Jane <a@x.example>',
    'a@x.example\r\nBcc: b@x.example',
    'a b@x.example',
    '@x.example',
    'x.example',
    'a@',
    'a@x..example',
    'a@x%2eexample',
    '"a b"@x.example',
    '<>',
    '',
    `${'a'.repeat(65)}@x.example`,
  ])('that is not exactly one mailbox is refused: %j', async (to) => {
    expect(await queue(mail({ to }))).toEqual({ outcome: 'refused', reason: 'not-one-address' });
    expect(await rows()).toEqual([]);
  });

  test.each(['TSBDIR@itu.int', 'replies@ITU.int'])('that is ourselves is refused: %s', async (to) => {
    expect(await queue(mail({ to }))).toEqual({ outcome: 'refused', reason: 'own-address' });
  });

  test.each([
    ["o'neil+tsb@sub.ministry.example", "o'neil+tsb@sub.ministry.example"],
    ['a@bücher.example', 'a@xn--bcher-kva.example'],
  ])('may be written in any usual way: %s', (written, address) => {
    expect(singleAddress(written)).toBe(address);
  });
});
