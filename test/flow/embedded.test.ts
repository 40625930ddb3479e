import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Books } from '../../src/books/status.ts';
import { composeReply, contactsCsv } from './reply-mail.ts';
import { intake, intakeJson, startProcess, type WorkerProcess } from './workers.ts';

interface Reply {
  memberState: string;
  status: string;
  texts: Record<string, { decision: string | null; comments: string | null }>;
}

// Whole programs are started here, several a test.
vi.setConfig({ testTimeout: 120_000 });

/** `npm start` on a bare machine: everything embedded, the sample replies, a mail of one's own, stop and start. */
describe('the whole program on its embedded servers', () => {
  let directory: string;
  let environment: Record<string, string>;
  let worker: WorkerProcess;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tsb-flow-'));
    environment = { DATA_DIR: directory, EMBEDDED_SMTP_PORT: '0', EMBEDDED_IMAP_PORT: '0' };
    worker = startProcess('all', environment);
  });
  afterAll(async () => {
    await worker.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const sent = () => readdir(join(directory, 'mail/sent'));
  const settled = () => expect.poll(() => intakeJson<Books>(environment, 'status'), { timeout: 60_000, interval: 500 });

  it('reads the sample replies, answers them and shows the tally', async () => {
    const samples = (await readdir(join(import.meta.dirname, '../../examples'))).filter((name) =>
      name.endsWith('.eml'),
    );
    await settled().toMatchObject({ seen: samples.length, pending: 0, outbox: { pending: 0, failed: 0 } });
    const books = intakeJson<Books>(environment, 'status');
    expect(books.accepted + books.superseded + books.review + books.ignored).toBe(samples.length);
    expect(books.accepted).toBeGreaterThanOrEqual(6);
    await worker.says(/tally T22\/142: \d+ replies stand, threshold 70 %/);
    expect(worker.output()).toMatch(/because: X\.1222: Both boxes are marked/);
    expect(worker.output()).not.toContain('[object');
    expect(intake(environment, 'tally', 'T22/142')).toMatch(/X\.1818 .*may proceed/);
    expect((await sent()).length).toBe(books.outbox.sent);
  });

  it('reads, stores and answers a form mailed to its SMTP port', async () => {
    const [, port] = await worker.says(/SMTP at 127\.0\.0\.1:(\d+)/);
    const before = intakeJson<Books>(environment, 'status');
    const transport = createTransport({ host: '127.0.0.1', port: Number(port), secure: false });
    const raw = await composeReply({ state: 'KE', from: 'jane@ca.example.ke', messageId: '<flow-1@ca.example.ke>' });
    await transport.sendMail({ envelope: { from: 'jane@ca.example.ke', to: 'tsbdir@itu.int' }, raw });
    await settled().toMatchObject({ seen: before.seen + 1, outbox: { sent: before.outbox.sent + 1 } });
    const answers = (await sent()).filter((name) => name.includes('jane@ca.example.ke'));
    const answer = await readFile(join(directory, 'mail/sent', answers.at(-1) ?? ''), 'utf8');
    expect(answer).toMatch(/In-Reply-To: <flow-1@ca\.example\.ke>/);
    expect(answer).toMatch(/Auto-Submitted: auto-replied/);
    expect(answer).toMatch(/X\.1150/);
  });

  it('loses and repeats nothing over a stop and a start, and over a kill', async () => {
    const before = intakeJson<Books>(environment, 'status');
    const replies = intakeJson<Reply[]>(environment, 'replies');
    const mails = await sent();
    await worker.stop();
    worker = startProcess('all', environment);
    await worker.says(/watching INBOX/);
    await worker.kill();
    worker = startProcess('all', environment);
    await worker.says(/watching INBOX/);
    await worker.says(/tally T22\/142/);
    expect(intakeJson(environment, 'status')).toEqual(before);
    expect(intakeJson(environment, 'replies')).toEqual(replies);
    expect(await sent()).toEqual(mails);
  });

  it('serves health, readiness and metrics, and lets nobody in but the first administrator', async () => {
    const [, url] = await worker.says(/console at (http:\S+)\//);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/tsb_intake_messages\{status="accepted"\} \d/);
    const page = await fetch(`${url}/`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.url).toBe(`${url}/sign-in`);
    expect(await page.text()).toContain('Nobody has an account yet');
    const [, link = ''] = await worker.says(/(http:\S+\/enter\/\S+)/);
    expect(await (await fetch(link)).text()).toContain('The first administrator');
  });

  it('imports contacts, and says which lines are wrong', async () => {
    const file = join(directory, 'contacts.csv');
    await writeFile(file, contactsCsv);
    expect(intake(environment, 'contacts', 'import', file)).toMatch(/10 contacts are in the register/);
    await writeFile(file, `${contactsCsv}\nXX,nobody@example.org,,\n`);
    expect(() => intake(environment, 'contacts', 'import', file)).toThrow(/line 12: "XX" is no Member State/);
  });
});

describe('wrong configuration', () => {
  it.each([
    ['IMAP_URL', 'http://example.org'],
    ['IMAP_URL', 'imaps://example.org'],
    ['SMTP_URL', 'mail.example.org'],
    ['MAIL_FROM', 'nobody'],
    ['DATABASE_URL', 'mysql://x'],
    ['REDIS_URL', 'localhost'],
    ['PORT', 'eighty'],
    ['PUBLIC_URL', 'console.example.net'],
    ['OIDC_ISSUER', 'http://sso.example.org'],
    ['CLOCK_START', 'yesterday'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s and how to mend it, and exits with 78', async (key, value) => {
    const worker = startProcess('all', { DATA_DIR: '/nonexistent', [key]: value });
    expect(await worker.ended()).toBe(78);
    expect(worker.output()).toMatch(new RegExp(`^Configuration: ${key}: .{10}`, 'm'));
    expect(worker.output()).not.toContain(value.split('//')[1] ?? value);
  });
});
