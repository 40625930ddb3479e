import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readBooks } from '../../src/books/status.ts';
import { startDovecot, type TestDovecot } from '../support/dovecot.ts';
import { appendMail } from '../support/imap.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';
import { type CrashGround, openCrashGround } from './crash-ground.ts';
import { composeReply, contactsCsv } from './reply-mail.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const database = await createTestDatabase();
const IN_TIME = new Date('2024-01-15T10:00:00Z');
const HUGE = 200 * 1024 * 1024;
/** Far more than a header and an ordinary mail take, far less than the huge one. */
const MOST_MB = 80;

describeWith('dovecot', 'a mail of 200 MB', () => {
  let dovecot: TestDovecot;
  let ground: CrashGround;

  beforeAll(async () => {
    [dovecot, ground] = await Promise.all([startDovecot(), openCrashGround(database.url, contactsCsv)]);
    const { host, port, user, pass } = dovecot.config('tsbdir');
    Object.assign(ground.environment, {
      IMAP_URL: `imap://${user}:${pass}@${host}:${port}/INBOX`,
      CLOCK_START: '2024-01-08T00:00:00Z',
    });
  });
  afterAll(async () => {
    await ground.close();
    await dovecot.remove();
  });

  it('is never held in memory, goes to staff, and the reply behind it is read', async () => {
    const head = 'From: tap@ca.example.ke\r\nSubject: Our reply, with the whole file server\r\n\r\n';
    const huge = Buffer.alloc(HUGE, `${'x'.repeat(76)}\r\n`);
    huge.write(head);
    const intake = await ground.start('intake', /"watching INBOX of/);
    const before = intake.peakMemoryMb();
    await appendMail(dovecot.config('tsbdir'), [huge, await composeReply({ state: 'CH' })], IN_TIME);
    await ground.start('replies', /health at/);
    await expect
      .poll(() => readBooks(database.db), { timeout: 120_000, interval: 200 })
      .toMatchObject({ seen: 2, pending: 0, review: 1, accepted: 1 });
    expect(intake.peakMemoryMb() - before).toBeLessThan(MOST_MB);
    const { rows } = await database.pool.query(
      'select oversize, size, length(raw) as kept from message join message_raw on message_raw.message_id = message.id where oversize',
    );
    expect(rows).toEqual([{ oversize: true, size: HUGE, kept: head.length }]);
    const finding = await database.db.selectFrom('finding').select(['code', 'message']).executeTakeFirstOrThrow();
    expect(finding).toMatchObject({ code: 'too-large', message: expect.stringContaining('204800 KB') });
  });
});
