import { readFileSync } from 'node:fs';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeForm } from '../../bench/forms/docx-writer.ts';
import { readBooks } from '../../src/books/status.ts';
import type { Consultation } from '../../src/domain/consultation.ts';
import type { FindingCode } from '../../src/domain/finding.ts';
import { openQueues, type QueueBackend } from '../../src/queue/open-queue.ts';
import { openReadingPool } from '../../src/reading/open-reading-pool.ts';
import { processMessage } from '../../src/replies/process-message.ts';
import { readCases } from '../../src/review/read-cases.ts';
import { composeReply } from '../flow/reply-mail.ts';
import { slowMail } from '../reading/slow-mail.ts';
import { circular142 } from '../support/circular-142.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { describeWith } from '../support/services.ts';
import { context, openProcessing } from './processing.ts';

const database = await createTestDatabase();
const { db } = database;
const { processing, store, reset } = openProcessing(database);
beforeEach(reset);

const LOCKED = readFileSync(new URL('../corpus/files/locked-by-password.pdf', import.meta.url));

function form(change: Partial<Consultation> = {}): Buffer {
  const consultation = { ...circular142, ...change };
  const respondent = {
    name: 'A. Person',
    role: 'Director',
    state: 'Switzerland',
    address: ['1 Street'],
    email: 'tap@ofcom.example.ch',
    date: '10 January 2024',
  };
  const answer = { decision: 'assign', comments: 'none' } as const;
  const answers = Object.fromEntries(consultation.texts.map(({ ref }) => [ref, answer]));
  return Buffer.from(writeForm({ consultation, language: 'en', respondent, answers, style: 'form-field' }));
}

function mailWith(filename: string, content: Buffer): Promise<Buffer> {
  const from = 'tap@ofcom.example.ch';
  const text = 'Please find our reply attached.';
  const attachments = [{ filename, content }];
  return new MailComposer({ from, to: 'tsbdir@itu.int', subject: 'Reply', text, attachments }).compile().build();
}

const whole = form();
const [first, ...others] = circular142.texts;
const unknown = { ...first, ref: 'X.9999', printed: 'Draft new Recommendation ITU-T X.9999', spellings: ['X.9999'] };

describe('a reply that cannot be taken goes to staff with a reason that a person understands', () => {
  it.each<[string, string, Buffer, FindingCode, RegExp]>([
    [
      'a damaged Word file',
      'Annex 2.docx',
      whole.subarray(0, whole.length / 2),
      'attachment-damaged',
      /its end is missing.*send it again/,
    ],
    ['an encrypted PDF', 'Annex 2.pdf', LOCKED, 'attachment-encrypted', /password/i],
    ['an empty attachment', 'Annex 2.docx', Buffer.alloc(0), 'attachment-empty', /empty/i],
    ['a form for another circular', 'Annex 2.docx', form({ circular: 141 }), 'circular-mismatch', /141/],
    [
      'a text that was not consulted on',
      'Annex 2.docx',
      form({ texts: [unknown as (typeof others)[number], ...others] }),
      'text-unknown',
      /X\.9999/,
    ],
  ])('%s', async (_name, filename, content, code, words) => {
    const id = await store(await mailWith(filename, content));
    expect(await processMessage(processing, id)).toMatchObject({ status: 'review' });
    const [open] = await readCases(db);
    const reason = open?.reasons.find((each) => each.code === code);
    expect(reason?.message, JSON.stringify(open?.reasons)).toMatch(words);
    expect(await readBooks(db)).toMatchObject({ seen: 1, review: 1, pending: 0 });
  });
});

/** A mail that its reader never gets done with, through the queue and a real reading process. */
function poison(where: () => QueueBackend): void {
  it('a poison message ends as a case and does not hold up the next one', async () => {
    const pool = await openReadingPool({ size: 1, timeoutMs: 8000, memoryMb: 512, context });
    const queues = await openQueues(where(), () => {});
    const work = { ...processing, readMessage: pool.readMessage };
    const handle = async ({ messageRowId }: { messageRowId: number }) =>
      void (await processMessage(work, messageRowId));
    const ids = [await store(slowMail()), await store(await composeReply({ state: 'KE' }))];
    const worker = queues.work('messages', handle, 2);
    await queues.wakeMessages(ids);
    await expect.poll(() => readBooks(db), { timeout: 90_000 }).toMatchObject({ review: 1, accepted: 1, pending: 0 });
    // Which limit ends it depends on the machine: a fast one fills the memory before the time is up.
    const message = expect.stringMatching(/within 8 seconds|too much memory/);
    expect(await readCases(db)).toMatchObject([
      { messageRowId: ids[0], reasons: [{ code: 'processing-failed', message }] },
    ]);
    await worker.close();
    await queues.close();
    await pool.close();
  });
}

describe('beside the rows in PostgreSQL', () => poison(() => ({ databaseUrl: database.url })));

describeWith('redis-server', 'on Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  poison(() => ({ redisUrl: redis.url }));
});
