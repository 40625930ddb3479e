import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { startHookedSmtp } from './hooked-smtp.ts';
import { attemptRows, deliver, handClock, outboxRows, POLICY, queueMails, START } from './outbox-case.ts';

const database = await createTestDatabase();
const { db } = database;
let smtp: TestSmtp;
let clock: ReturnType<typeof handClock>;

beforeEach(async () => {
  await emptyTables(database);
  smtp = await startSmtp();
  clock = handClock();
});
afterEach(() => smtp.stop());

const run = (lines: string[] = []) => deliver({ db, smtpUrl: smtp.url, clock }, lines);
const seconds = (later: Date | null | undefined) => later && (later.getTime() - clock.now().getTime()) / 1000;

describe('a mail that is taken', () => {
  test('arrives as it was written, marked as automatic and threaded', async () => {
    await queueMails(db, ['jane@ministry.example']);
    const summary = await run();
    const [row] = await outboxRows(db);
    const [received] = smtp.mails;
    const mail = await simpleParser(received?.raw ?? '');

    expect(summary).toEqual({ sent: 1, deferred: 0, failed: 0, dropped: 0, serverAway: null, nextDueAt: null });
    expect(received).toMatchObject({ from: 'tsbdir@itu.int', to: ['jane@ministry.example'] });
    expect(mail).toMatchObject({
      subject: 'Your reply №0',
      messageId: row?.message_id,
      inReplyTo: '<original@ministry.example>',
      references: ['<first@ministry.example>', '<original@ministry.example>'],
      date: START,
      text: 'Reçu – получено.\n',
      html: '<p>Reçu – получено.</p>',
      attachments: [],
    });
    expect(mail.headers.get('auto-submitted')).toBe('auto-replied');
    expect(mail.headers.get('x-tsb-intake')).toBe('acknowledgement');
    expect(mail.headers.get('content-language')).toBe('en');
  });

  test('is recorded with the words of the server', async () => {
    await queueMails(db, ['jane@ministry.example']);
    await run();
    expect(await outboxRows(db)).toMatchObject([
      { state: 'sent', attempts: 1, sent_at: START, last_response: expect.stringMatching(/^250/) },
    ]);
    expect(await attemptRows(db)).toMatchObject([{ outcome: 'sent', started_at: START, ended_at: START }]);
  });

  test('is not sent again', async () => {
    await queueMails(db, ['jane@ministry.example']);
    await run();
    clock.advance(30 * 24 * 3600);
    expect(await run()).toMatchObject({ sent: 0, nextDueAt: null });
    expect(smtp.mails).toHaveLength(1);
  });

  test('is sent although the server hangs up right after its 250', async () => {
    smtp.behave('*', { does: 'drop-after-250' });
    await queueMails(db, ['a@x.example', 'b@x.example']);
    for (let round = 0; round < 3; round++) {
      await run();
      clock.advance(POLICY.maxRetrySeconds);
    }
    expect((await outboxRows(db)).map((row) => row.state)).toEqual(['sent', 'sent']);
    expect(smtp.mails).toHaveLength(2);
  });
});

describe('a mail that is put off (4yz)', () => {
  beforeEach(async () => {
    smtp.behave('grey@x.example', { does: 'refuse', code: 451, words: 'try later' });
    await queueMails(db, ['grey@x.example', 'fine@x.example']);
  });

  test('waits, holds up no other mail, and arrives under the same Message-ID', async () => {
    const summary = await run();
    expect(summary).toMatchObject({ sent: 1, deferred: 1, failed: 0, serverAway: null });
    expect(seconds(summary.nextDueAt)).toBe(60);
    const [waiting] = await outboxRows(db);
    expect(waiting).toMatchObject({ state: 'pending', attempts: 1, last_response: '451 try later' });

    expect(await run()).toMatchObject({ sent: 0, deferred: 0 });
    smtp.behave('grey@x.example', { does: 'accept' });
    clock.advance(60);
    expect(await run()).toMatchObject({ sent: 1, nextDueAt: null });
    expect(smtp.mails.at(-1)?.raw.toString()).toContain(waiting?.message_id);
    expect((await attemptRows(db)).map((row) => row.outcome).toSorted()).toEqual(['sent', 'sent', 'transient']);
  });

  test('fails when the time of the policy is used up, with the last reply for staff', async () => {
    let last = await run();
    while (last.nextDueAt !== null) {
      clock.advance(seconds(last.nextDueAt) ?? 0);
      last = await run();
    }
    expect(last).toMatchObject({ failed: 1 });
    expect(seconds(START)).toBe(-3600 * POLICY.retryForHours);
    expect((await outboxRows(db))[0]).toMatchObject({ state: 'failed', last_response: '451 try later' });
  });
});

test('a mail that is refused (5yz) fails at once with the reply for staff, and only that mail', async () => {
  smtp.behave('gone@x.example', { does: 'refuse', code: 550, words: '5.1.1 no such user' });
  await queueMails(db, ['gone@x.example', 'fine@x.example']);
  expect(await run()).toMatchObject({ sent: 1, failed: 1, nextDueAt: null });
  expect(await outboxRows(db)).toMatchObject([
    { state: 'failed', last_response: '550 5.1.1 no such user', attempts: 1 },
    { state: 'sent' },
  ]);
});

describe('a server that is away', () => {
  test('costs no mail an attempt, however long it stays away', async () => {
    await queueMails(db, ['a@x.example', 'b@x.example']);
    await smtp.stop();
    for (let round = 0; round < 5; round++) {
      const summary = await run();
      expect(summary).toMatchObject({
        sent: 0,
        deferred: 0,
        failed: 0,
        serverAway: expect.stringContaining('ECONNREFUSED'),
      });
      expect(seconds(summary.nextDueAt)).toBe(POLICY.firstRetrySeconds);
      clock.advance(24 * 3600);
    }
    expect(await outboxRows(db)).toMatchObject([
      { state: 'pending', attempts: 0, last_response: expect.stringContaining('ECONNREFUSED') },
      { state: 'pending', attempts: 0, last_response: expect.stringContaining('ECONNREFUSED') },
    ]);
    expect(await attemptRows(db)).toEqual([]);

    await smtp.start();
    expect(await run()).toMatchObject({ sent: 2, nextDueAt: null });
    expect(smtp.mails).toHaveLength(2);
  });

  test('is not even dialled when nothing is due', async () => {
    await smtp.stop();
    expect(await run()).toMatchObject({ serverAway: null, nextDueAt: null });
  });

  test('in the middle of a mail puts that mail off; it is sent again under the same Message-ID', async () => {
    smtp.behave('*', { does: 'drop-before-250' });
    await queueMails(db, ['a@x.example']);
    expect(await run()).toMatchObject({ sent: 0, deferred: 1, failed: 0 });
    smtp.behave('*', { does: 'accept' });
    clock.advance(60);
    expect(await run()).toMatchObject({ sent: 1 });
    const ids = smtp.mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw.toString())?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('that refuses the password gets no mail, and the password is written down nowhere', async () => {
    const port = await startHookedSmtp(async () => {}, {
      authOptional: false,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, callback) =>
        callback(Object.assign(new Error(`who is ${password}?`), { responseCode: 535 })),
    });
    await queueMails(db, ['a@x.example']);
    const lines: string[] = [];
    const smtpUrl = `smtp://user:s3cr%2Ft@127.0.0.1:${port}`;
    const summary = await deliver({ db, smtpUrl, clock }, lines);
    expect(summary).toMatchObject({ sent: 0, failed: 0, serverAway: 'EAUTH: Invalid login: 535 who is [secret]?' });
    expect(await outboxRows(db)).toMatchObject([{ state: 'pending', last_response: summary.serverAway }]);
    expect(lines.join('')).toContain('cannot be used');
    expect(lines.join('')).not.toMatch(/s3cr/);
  });
});

describe('encryption', () => {
  test('a certificate that cannot be trusted is refused, unless the URL says otherwise', async () => {
    const taken: string[] = [];
    const port = await startHookedSmtp(async (raw) => void taken.push(raw), { disabledCommands: ['AUTH'] });
    await queueMails(db, ['a@x.example']);
    const smtpUrl = `smtp://127.0.0.1:${port}`;
    expect(await deliver({ db, smtpUrl, clock })).toMatchObject({
      sent: 0,
      serverAway: expect.stringContaining('certificate'),
    });
    expect(taken).toHaveLength(0);
    const trusting = `${smtpUrl}?tls.rejectUnauthorized=false`;
    expect(await deliver({ db, smtpUrl: trusting, clock })).toMatchObject({ sent: 1 });
  });

  test('a password does not cross a network in the clear', async () => {
    const passwords: unknown[] = [];
    const port = await startHookedSmtp(async () => {}, {
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ password, username }, _session, callback) => {
        passwords.push(password);
        callback(null, { user: username });
      },
    });
    await queueMails(db, ['a@x.example']);
    // Not written as a loopback address, so it is not treated as one.
    const smtpUrl = `smtp://user:secret@0.0.0.0:${port}`;
    expect(await deliver({ db, smtpUrl, clock })).toMatchObject({
      sent: 0,
      serverAway: expect.stringContaining('STARTTLS'),
    });
    expect(passwords).toEqual([]);
    expect(await deliver({ db, smtpUrl: `${smtpUrl}?requireTLS=false`, clock })).toMatchObject({ sent: 1 });
  });
});

describe('several at once', () => {
  test('send every mail exactly once', async () => {
    await queueMails(
      db,
      Array.from({ length: 60 }, (_, index) => `p${index}@x.example`),
    );
    const summaries = await Promise.all([run(), run(), run()]);
    expect(summaries.reduce((sum, { sent }) => sum + sent, 0)).toBe(60);
    expect(new Set(smtp.mails.map(({ to }) => to[0])).size).toBe(60);
    expect(smtp.mails).toHaveLength(60);
    expect((await attemptRows(db)).every((row) => row.outcome === 'sent')).toBe(true);
  });

  test('leave a mail alone that a slow server is still taking from another', async () => {
    const answer = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    let mails = 0;
    const port = await startHookedSmtp(() => {
      mails++;
      arrived.resolve();
      return answer.promise;
    });
    const smtpUrl = `smtp://127.0.0.1:${port}`;
    await queueMails(db, ['a@x.example']);
    const slow = deliver({ db, smtpUrl, clock });
    await arrived.promise;
    clock.advance(5 * 60);
    expect(await deliver({ db, smtpUrl, clock })).toMatchObject({ sent: 0 });
    answer.resolve();
    expect(await slow).toMatchObject({ sent: 1 });
    expect(mails).toBe(1);
  });
});

test('told to stop, it begins no further mail', async () => {
  const stop = new AbortController();
  const port = await startHookedSmtp(async () => stop.abort());
  await queueMails(db, ['a@x.example', 'b@x.example', 'c@x.example']);
  const smtpUrl = `smtp://127.0.0.1:${port}`;
  const summary = await deliver({ db, smtpUrl, clock, signal: stop.signal, connections: 1 });
  expect(summary).toMatchObject({ sent: 1, nextDueAt: START });
  expect((await outboxRows(db)).map((row) => row.state)).toEqual(['sent', 'pending', 'pending']);
});
