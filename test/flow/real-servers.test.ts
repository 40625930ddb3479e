import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Books } from '../../src/books/status.ts';
import { readBooks } from '../../src/books/status.ts';
import { type Connection, connect } from '../../src/db/connect.ts';
import { listReplies } from '../../src/replies/rows/read-reply.ts';
import { startDovecot, type TestDovecot } from '../support/dovecot.ts';
import { appendMail, listMail } from '../support/imap.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { describeWith } from '../support/services.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { type SystemPostgres, startSystemPostgres } from '../support/system-postgres.ts';
import { composeReply, contactsCsv } from './reply-mail.ts';
import { intake, startProcess, type WorkerProcess } from './workers.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const IN_TIME = new Date('2024-01-15T10:00:00Z');

/** The production shape: one process a worker, Dovecot, Redis, the machine's own PostgreSQL, an SMTP server. */
describeWith('dovecot', 'the workers on real servers', () => {
  let dovecot: TestDovecot;
  let redis: TestRedis;
  let postgres: SystemPostgres;
  let smtp: TestSmtp;
  let directory: string;
  let environment: Record<string, string>;
  let rows: Connection;
  const workers: Record<string, WorkerProcess> = {};

  beforeAll(async () => {
    [dovecot, redis, postgres, smtp] = await Promise.all([
      startDovecot(),
      startRedis(),
      startSystemPostgres(),
      startSmtp(),
    ]);
    directory = await mkdtemp(join(tmpdir(), 'tsb-real-'));
    await writeFile(join(directory, 'contacts.csv'), contactsCsv);
    const { host, port, user, pass } = dovecot.config('tsbdir');
    environment = {
      IMAP_URL: `imap://${user}:${pass}@${host}:${port}/INBOX`,
      SMTP_URL: smtp.url,
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      DATA_DIR: directory,
      CONTACTS_FILE: join(directory, 'contacts.csv'),
      // Before the first reminder, which would count among the mails that went out.
      CLOCK_START: '2024-01-08T00:00:00Z',
    };
    rows = connect(postgres.url, () => {});
    for (const name of ['intake', 'replies', 'outbox', 'scheduler']) workers[name] = startProcess(name, environment);
    await workers.intake?.says(/"watching INBOX/);
    await Promise.all(['replies', 'outbox', 'scheduler'].map((name) => workers[name]?.says(/health at/)));
  });
  afterAll(async () => {
    await Promise.all(Object.values(workers).map((worker) => worker.stop()));
    await rows.close();
    await Promise.all([dovecot.remove(), redis.stop(), postgres.stop(), smtp.stop()]);
    await rm(directory, { recursive: true, force: true });
  });

  const books = () => readBooks(rows.db);
  const settled = (expected: Partial<Omit<Books, 'outbox'>> & { outbox?: Partial<Books['outbox']> }) =>
    expect.poll(books, { timeout: 90_000, interval: 200 }).toMatchObject(expected);
  const deliver = (...mails: Buffer[]) => appendMail(dovecot.config('tsbdir'), mails, IN_TIME);

  it('takes a reply from the mailbox to the acknowledgement', async () => {
    await deliver(await composeReply({ state: 'CH', messageId: '<1@ofcom.example.ch>' }));
    await settled({ seen: 1, accepted: 1, outbox: { sent: 1 } });
    const [mail] = smtp.mails;
    expect(mail?.to).toEqual(['tap@ofcom.example.ch']);
    expect(mail?.raw.toString()).toMatch(/^In-Reply-To: <1@ofcom\.example\.ch>/m);
    const [reply] = await listReplies(rows.db);
    expect(reply).toMatchObject({ memberState: 'CH', status: 'standing', receivedAt: IN_TIME });
    await expect
      .poll(async () => (await listMail(dovecot.config('tsbdir'))).map(({ flags }) => flags.join()))
      .toEqual([expect.stringContaining('TsbIntakeStored')]);
  });

  it('gives one reply for a mail delivered twice, without Message-ID or with one that is used again', async () => {
    const without = await composeReply({ state: 'KE', messageId: null });
    const overAnotherWay = Buffer.concat([
      Buffer.from('Received: from b by c; Mon, 15 Jan 2024 10:00:00 +0000\r\n'),
      without,
    ]);
    const sameId = await composeReply({ state: 'CL', messageId: '<1@ofcom.example.ch>' });
    await deliver(without, without, overAnotherWay, sameId);
    await settled({ seen: 4, accepted: 3, ignored: 1, pending: 0, outbox: { sent: 3 } });
    const states = (await listReplies(rows.db)).map(({ memberState, status }) => `${memberState} ${status}`);
    expect(states.toSorted()).toEqual(['CH standing', 'CL standing', 'KE standing']);
  });

  it('goes on when Redis has forgotten everything in mid-run', async () => {
    await workers.replies?.kill();
    await deliver(await composeReply({ state: 'SN' }));
    await settled({ seen: 5, pending: 1 });
    const client = new Redis(redis.url);
    await client.flushall();
    await client.quit();
    workers.replies = startProcess('replies', environment);
    await settled({ seen: 5, accepted: 4, pending: 0, outbox: { sent: 4 } });
  });

  it('waits while the SMTP server refuses, and sends once when it accepts', async () => {
    smtp.behave('tap@soumu.example.jp', { does: 'refuse', code: 451, words: '4.7.1 greylisted' });
    await deliver(await composeReply({ state: 'JP' }));
    await settled({ seen: 6, accepted: 5, outbox: { sent: 4, pending: 1 } });
    await expect
      .poll(
        async () =>
          (await rows.db.selectFrom('outbox').select('last_response').where('state', '=', 'pending').executeTakeFirst())
            ?.last_response,
      )
      .toMatch(/451/);
    smtp.behave('tap@soumu.example.jp', { does: 'accept' });
    // The next attempt is a minute away by policy; the test does not wait for it.
    await rows.pool.query(`update outbox set next_attempt_at = created_at where state = 'pending'`);
    await settled({ outbox: { sent: 5, pending: 0, failed: 0 } });
    expect(smtp.mails.filter(({ to }) => to.includes('tap@soumu.example.jp'))).toHaveLength(1);
  });

  it('lets the latest reply stand, keeps late ones apart and gives doubtful ones to staff', async () => {
    const not = { decision: 'not-assign', comments: null } as const;
    await deliver(await composeReply({ state: 'CH', answers: { 'X.1150': not } }));
    await settled({ seen: 7, accepted: 5, superseded: 1, pending: 0 });
    const late = await composeReply({ state: 'KE', answers: { 'X.1150': not } });
    await appendMail(dovecot.config('tsbdir'), [late], new Date('2024-02-09T00:00:00Z'));
    await deliver(await composeReply({ state: 'SN', from: 'stranger@operator.example' }));
    await settled({ seen: 9, accepted: 6, superseded: 1, review: 1, pending: 0 });
    const replies = await listReplies(rows.db);
    expect(replies.filter(({ memberState }) => memberState === 'CH').map(({ status }) => status)).toEqual([
      'superseded',
      'standing',
    ]);
    expect(replies.filter(({ memberState }) => memberState === 'KE').map(({ status }) => status)).toEqual([
      'standing',
      'late',
    ]);
    const tally = intake(environment, 'tally', 'T22/142', '--json');
    expect(JSON.parse(tally).texts[0]).toMatchObject({ text: 'X.1150', assign: 4, notAssign: 1 });
  });

  it('lets a person settle a case, and answers the administration', async () => {
    const reviews = JSON.parse(intake(environment, 'reviews', '--json'));
    expect(reviews).toEqual([
      { id: 1, messageId: expect.any(String), reasons: [expect.objectContaining({ code: 'sender-unknown' })] },
    ]);
    expect(intake(environment, 'review', 'show', '1')).toMatch(/stranger@operator\.example/);
    expect(() => intake(environment, 'review', 'resolve', '1', '--why', 'x')).toThrow(/--accept or --ignore/);
    intake(
      environment,
      'review',
      'resolve',
      '1',
      '--ignore',
      '--why',
      'an operator, not an administration',
      '--by',
      'M. Staff',
    );
    expect(await books()).toMatchObject({ seen: 9, review: 0, ignored: 2 });
    expect(() => intake(environment, 'review', 'resolve', '1', '--ignore', '--why', 'again')).toThrow(
      /settled already/,
    );
  });

  it('has one owner of the mailbox: a second intake waits, and takes over', async () => {
    const second = startProcess('intake', environment);
    await second.says(/wait/i);
    await workers.intake?.stop();
    await second.says(/"watching INBOX/);
    workers.intake = second;
    await deliver(await composeReply({ state: 'SN', messageId: '<last@artp.example.sn>' }));
    await settled({ seen: 10, pending: 0 });
  });

  it('goes on when PostgreSQL falls down while mails are stored, read and answered', async () => {
    const mails = await Promise.all(
      Array.from({ length: 12 }, (_, i) => composeReply({ state: 'KE', messageId: `<fall-${i}@ca.example.ke>` })),
    );
    await deliver(...mails);
    await settled({ seen: 22 });
    await postgres.crash();
    await postgres.crash();
    await settled({ seen: 22, review: 0, pending: 0, outbox: { pending: 0, failed: 0 } });
    expect(Object.values(workers).every((worker) => worker.runs())).toBe(true);
    // No mail was lost, and none was answered by two mails; one may have been sent again under its Message-ID.
    const field = (raw: Buffer, name: string) => new RegExp(`^${name}: (.*?)\\s*$`, 'm').exec(raw.toString())?.[1];
    const sent = smtp.mails.map(({ raw }) => `${field(raw, 'Message-ID')} ${field(raw, 'In-Reply-To')}`);
    const answered = [...new Set(sent)].map((each) => each.split(' ')[1]).filter((id) => id?.startsWith('<fall-'));
    expect(answered.toSorted()).toEqual(mails.map((_, i) => `<fall-${i}@ca.example.ke>`).toSorted());
  });

  it('tells a refused login from a server that is away, without the password', async () => {
    const wrong = startProcess('intake', {
      ...environment,
      IMAP_URL: (environment.IMAP_URL ?? '').replace(':secret@', ':hunter2@').replace('/INBOX', '/Other'),
    });
    await wrong.says(/refused|login|password/i);
    expect(wrong.output()).not.toContain('hunter2');
    await wrong.stop();
  });
});
