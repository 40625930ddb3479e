import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readBooks } from '../../src/books/status.ts';
import { type CrashGround, openCrashGround } from '../flow/crash-ground.ts';
import { composeReply, contactsCsv } from '../flow/reply-mail.ts';
import { findBarriers, findOverflow, NARROW, useBrowser, WITHOUT_SCRIPT } from '../support/browser.ts';
import { startConsole } from '../support/console.ts';
import { startDovecot, type TestDovecot } from '../support/dovecot.ts';
import { appendMail } from '../support/imap.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';

// Megabytes go through a mail server, two workers and a browser.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const database = await createTestDatabase();
const IN_TIME = new Date('2024-01-15T10:00:00Z');
const SCRIPT = '<script>document.title="harmed"</script><img src=x onerror="document.title=\'harmed\'">';
const ATTACHMENTS = 5000;
const SUBJECT_BYTES = 2_000_000;
/** More than `intake.maxMessageBytes`: only the header is fetched, and staff get it as a mail that failed. */
const OVERSIZE = 64 * 1024 * 1024;
/** What a page may weigh, whatever a stranger sent. */
const PAGE_BYTES = 500_000;
const MARKED_UP = { code: 'CH', domain: 'ofcom.example.ch', name: `Switzerland ${SCRIPT}`, language: 'en' } as const;

/** A reply whose every part means harm: subject, file names, files, the form's own text, and an HTML body. */
async function hostileReply(): Promise<Buffer> {
  const attachments = Array.from({ length: ATTACHMENTS }, (_, index) => ({
    filename: `${index} ${SCRIPT}.html`,
    content: `<body onload="document.title='harmed'">${SCRIPT}${index}</body>`,
  }));
  const raw = await composeReply({ state: MARKED_UP, attachments });
  const html = `Content-Type: text/html; charset=utf-8\r\nContent-Disposition: inline\r\n\r\n<body>${SCRIPT}</body>\r\n`;
  const [, boundary] = /boundary="([^"]+)"/.exec(raw.toString('latin1')) ?? [];
  const subject = `Subject: ${SCRIPT}${'\r\n x'.repeat(SUBJECT_BYTES / 4)}`;
  return Buffer.from(
    raw
      .toString('latin1')
      .replace(/^Subject: .*$/m, () => subject)
      .replace(`--${boundary}\r\n`, () => `--${boundary}\r\n${html}--${boundary}\r\n`),
    'latin1',
  );
}

function hostileOversize(): Buffer {
  const mail = Buffer.alloc(OVERSIZE, `${'x'.repeat(76)}\r\n`);
  mail.write(
    `From: "${SCRIPT.replaceAll('"', "'")}" <a@b.example>\r\nSubject: ${SCRIPT}${'x'.repeat(SUBJECT_BYTES)}\r\n\r\n`,
  );
  return mail;
}

describeWith('dovecot', 'a mail with thousands of attachments and a subject of 2 MB', () => {
  describeWith('chromium', 'in the console', async () => {
    const at = await startConsole(database.url, { CLOCK_START: '2024-01-16T09:00:00Z' });
    const browser = useBrowser();
    let dovecot: TestDovecot;
    let ground: CrashGround;
    let sent: Buffer;
    const paths: Record<'case' | 'oversize' | 'failed', string> = { case: '', oversize: '', failed: '' };

    beforeAll(async () => {
      [dovecot, ground, sent] = await Promise.all([
        startDovecot(),
        openCrashGround(database.url, contactsCsv),
        hostileReply(),
      ]);
      const { host, port, user, pass } = dovecot.config('tsbdir');
      const IMAP_URL = `imap://${user}:${pass}@${host}:${port}/INBOX`;
      Object.assign(ground.environment, { IMAP_URL, CLOCK_START: '2024-01-16T09:00:00Z' });
    });
    afterAll(async () => {
      await ground.close();
      await dovecot.remove();
    });

    const pages = () => ['/', '/review', ...Object.values(paths), `${paths.case}/ask`, '/operations'];
    const everywhere = async (look: (page: Page, path: string) => Promise<void>, options = {}) => {
      const page = await browser.openAs('manager', at, options);
      page.on('dialog', () => expect.unreachable('a script of the mail ran'));
      for (const path of pages()) {
        await page.goto(at.url + path);
        await look(page, path);
      }
    };

    it('comes in through the mailbox and the workers, and holds nobody else up', async () => {
      await appendMail(
        dovecot.config('tsbdir'),
        [sent, hostileOversize(), await composeReply({ state: 'KE' })],
        IN_TIME,
      );
      await ground.start('intake', /"watching INBOX of/);
      await ground.start('replies', /health at/);
      await expect
        .poll(() => readBooks(database.db), { timeout: 200_000, interval: 500 })
        .toMatchObject({ seen: 3, pending: 0, review: 2, accepted: 1 });
      const cases = await database.db
        .selectFrom('review_case')
        .innerJoin('message', 'message.id', 'review_case.message_id')
        .select(['review_case.id', 'message.id as messageId', 'message.oversize'])
        .execute();
      const find = (oversize: boolean) => cases.find((each) => each.oversize === oversize);
      paths.case = `/review/${find(false)?.id}`;
      paths.oversize = `/review/${find(true)?.id}`;
      paths.failed = `/operations/messages/${find(true)?.messageId}`;
    });

    it('nothing of it is lost: every byte is in the books, and can be saved', async () => {
      const viewer = await at.as('viewer');
      const saved = Buffer.from(await (await viewer.get(`${paths.case}/mail.eml`)).arrayBuffer());
      expect(saved.equals(sent)).toBe(true);
      const { rows } = await database.pool.query('select size from message where oversize');
      expect(rows).toEqual([{ size: OVERSIZE }]);
    });

    it('the reading tells staff what it left out', async () => {
      const told = await database.db
        .selectFrom('finding')
        .innerJoin('message', 'message.id', 'finding.message_id')
        .select('finding.message')
        .where('message.oversize', '=', false)
        .execute();
      expect(told).toEqual([{ message: expect.stringContaining('some were left out') }]);
    });

    it('no page grows with it', async () => {
      const reviewer = await at.as('reviewer');
      for (const path of pages()) {
        const answer = await reviewer.get(path);
        expect(answer.status, path).toBe(200);
        expect((await answer.text()).length, path).toBeLessThan(PAGE_BYTES);
      }
    });

    it.each([
      ['on a wide screen', {}],
      ['on a telephone', NARROW],
    ])('does nothing, and stands in no one’s way, %s', async (_name, options) => {
      await everywhere(async (page, path) => {
        expect(await page.title(), path).not.toBe('harmed');
        expect(await page.locator('img[src="x"], main script').count(), path).toBe(0);
        expect(await findBarriers(page), path).toEqual([]);
        expect(await findOverflow(page), path).toEqual([]);
      }, options);
    });

    it('is shown as text: the form’s, the subject’s, the file names’', async () => {
      const page = await browser.openAs('reviewer', at);
      await page.goto(at.url + paths.case);
      await page.locator('.page.drawn').getByText(`Switzerland ${SCRIPT}`).waitFor();
      await page.locator('dl.facts').getByText(SCRIPT).waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: /^Save 0 / }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`script__img src=x onerror=_document.title='harmed'__.html`);
    });

    it('the case is decided on like any other, without JavaScript too', async () => {
      const page = await browser.openAs('reviewer', at, { ...NARROW, ...WITHOUT_SCRIPT });
      await page.goto(at.url + paths.case);
      await page.locator('summary', { hasText: 'Set aside' }).click();
      await page.locator('#why-ignore').fill('an attack');
      await page.getByRole('button', { name: 'Set aside', exact: true }).click();
      await page.getByText('set aside').first().waitFor();
      expect(await readBooks(database.db)).toMatchObject({ seen: 3, ignored: 1, review: 1 });
    });
  });
});
