import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBooks } from '../../src/books/status.ts';
import { parseMessage } from '../../src/intake/parse-message.ts';
import type { ParsedMessage } from '../../src/intake/parsed-message.ts';
import { openLog } from '../../src/log.ts';
import { deliverDue } from '../../src/mail/deliver.ts';
import { saveContacts } from '../../src/register/contact-store.ts';
import { listReplies } from '../../src/replies/rows/read-reply.ts';
import { caseHistory } from '../../src/review/case-history.ts';
import { readCase } from '../../src/review/read-cases.ts';
import { contacts } from '../flow/reply-mail.ts';
import { DARK, findBarriers, findOverflow, NARROW, useBrowser, WITHOUT_SCRIPT } from '../support/browser.ts';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { openReviewDesk, type ReviewDesk } from '../support/review-desk.ts';
import { describeWith } from '../support/services.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';

const database = await createTestDatabase();
const { db } = database;
const IN_DOUBT = { decision: 'assign', comments: null } as const;
const NO = { decision: 'not-assign', comments: null } as const;
const PDF = readFileSync(new URL('../corpus/forms/pdf/printed-en.pdf', import.meta.url));

// A whole browser works here beside a database, a mail server and a reading process.
vi.setConfig({ testTimeout: 60_000 });

describeWith('chromium', 'the review queue in a browser', async () => {
  const at = await startConsole(database.url);
  const { url } = at;
  const browser = useBrowser();
  let desk: ReviewDesk;
  let smtp: TestSmtp;

  beforeAll(async () => {
    smtp = await startSmtp();
    await db
      .transaction()
      .execute((tx) => saveContacts(tx, contacts, { actor: 'test', now: new Date(), why: 'for the tests' }));
  });
  afterAll(() => smtp.stop());
  beforeEach(async () => {
    await database.pool.query('truncate message, review_case, reply, outbox, audit restart identity cascade');
    smtp.mails.length = 0;
    desk = await openReviewDesk(database);
  });

  const doubtful = (state: 'CH' | 'KE' | 'SN' = 'CH') => desk.deliver({ state, answers: { 'X.1222': IN_DOUBT } });
  const reviewer = (options = {}) => browser.openAs('reviewer', at, options);
  const open = (page: Page, path: string) => page.goto(url + path);
  const text = (page: Page, ref: string) => page.getByRole('group', { name: ref });
  const choose = (page: Page, ref: string, answer: string) => text(page, ref).getByLabel(answer).click();
  const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

  /** Sends what is due, once the time to undo is over, and gives every mail that has gone so far. */
  async function mailsSent(): Promise<ParsedMessage[]> {
    const later = new Date(at.app.clock.now().getTime() + 120_000);
    await deliverDue({
      ...{ db, smtpUrl: smtp.url, mailFrom: 'tsbdir@itu.int', clock: { now: () => later } },
      ...{ policy: at.app.config.policy.mail, log: openLog('silent', 'json') },
    });
    return Promise.all(smtp.mails.map(({ raw }) => parseMessage(raw)));
  }

  describe('from the mail to its answer', () => {
    it('corrected and accepted: the rules are checked at each click, the next case opens, the answer goes', async () => {
      const { caseId } = await doubtful();
      const next = await doubtful('KE');
      const page = await reviewer();
      await open(page, '/review');
      await page.getByRole('link', { name: String(caseId), exact: true }).click();
      await page.getByText('Still open: X.1222.').waitFor();
      await choose(page, 'X.1222', 'Does not assign');
      await page.getByText('X.1222: authority is not assigned, and no file').first().waitFor();
      await page.getByText('Every text has an answer.').waitFor();
      await click(page, 'Accept as corrected');
      await page.waitForURL(new RegExp(`/review/${next.caseId}\\?undo=${caseId}$`));
      await page.getByText(`Case ${caseId}: accepted.`).waitFor();
      const [reply] = await listReplies(db);
      expect(reply).toMatchObject({ memberState: 'CH', status: 'standing' });
      expect(reply?.answers['X.1222']).toMatchObject({ ...NO, confidence: 1 });
      const answer = (await mailsSent()).find(({ text }) => text?.includes(reply?.reference ?? '-'));
      expect(answer?.subject).toContain('your reply has been recorded');
      expect(answer?.to[0]?.address).toBe('tap@ofcom.example.ch');
    });

    it('accepted as it was understood, and its sender entered in the register', async () => {
      const { caseId } = await desk.deliver({ state: 'CH', from: 'new@bakom.example.ch' });
      const page = await reviewer();
      await open(page, `/review/${caseId}`);
      await page.getByLabel('Enter new@bakom.example.ch in the register for Switzerland').check();
      await click(page, 'Accept');
      await page.waitForURL(/\/review\?undo=/);
      expect((await listReplies(db)).map(({ status }) => status)).toEqual(['standing']);
      const entered = await db
        .selectFrom('contact')
        .selectAll()
        .where('address', '=', 'new@bakom.example.ch')
        .execute();
      expect(entered).toMatchObject([{ member_state: 'CH' }]);
    });

    it('taken back, with the sender that it entered in the register', async () => {
      const { caseId } = await desk.deliver({ state: 'CH', from: 'other@bakom.example.ch' });
      const page = await reviewer();
      await open(page, `/review/${caseId}`);
      await page.getByLabel('Enter other@bakom.example.ch in the register for Switzerland').check();
      await click(page, 'Accept');
      await click(page, 'Undo');
      await page.getByText(`Case ${caseId} is as it was`).waitFor();
      const contact = () =>
        db.selectFrom('contact').select('address').where('address', '=', 'other@bakom.example.ch').execute();
      expect(await contact()).toEqual([]);
      // One who was in the register before stays there.
      await page.goto(`${url}/register/CH`);
      expect(await page.getByText('tap@ofcom.example.ch').count()).toBeGreaterThan(0);
    });

    it('undone before the mail goes: everything is as it was, and no answer is sent', async () => {
      const { caseId } = await doubtful();
      const page = await reviewer();
      await open(page, `/review/${caseId}`);
      await choose(page, 'X.1222', 'No opinion');
      await page.getByText('Every text has an answer.').waitFor();
      await page.keyboard.press('a');
      await page.getByText(`Case ${caseId}: accepted.`).waitFor();
      await page.keyboard.press('u');
      await page.getByText(`Case ${caseId} is as it was`).waitFor();
      expect(await listReplies(db)).toEqual([]);
      expect(await readBooks(db)).toMatchObject({ review: 1, accepted: 0 });
      expect((await mailsSent()).map(({ subject }) => subject)).toEqual([expect.stringContaining('is being checked')]);
    });

    it('not undone any more once the mail has gone', async () => {
      const { caseId } = await doubtful();
      const page = await reviewer();
      await open(page, `/review/${caseId}`);
      await choose(page, 'X.1222', 'No opinion');
      await click(page, 'Accept as corrected');
      await page.getByText(`Case ${caseId}: accepted.`).waitFor();
      await mailsSent();
      await click(page, 'Undo');
      await page.getByText('The mail to tap@ofcom.example.ch is on its way').waitFor();
      expect((await readCase(db, caseId))?.status).toBe('resolved');
    });

    it('asked: the person chooses what, and sees the mail before it goes', async () => {
      const { caseId } = await doubtful();
      const page = await reviewer();
      await open(page, `/review/${caseId}`);
      await click(page, 'Ask the sender');
      await page.getByLabel('For a file that can be read').check();
      await click(page, 'Show the mail');
      const preview = (await page.locator('pre.mail').textContent()) ?? '';
      expect(preview).toContain('X.1222');
      await click(page, 'Send it');
      await page.getByText(`Case ${caseId}: sender asked.`).waitFor();
      expect(await readCase(db, caseId)).toMatchObject({ status: 'open', askedAt: expect.any(Date) });
      const question = (await mailsSent()).find(({ subject }) => !subject.includes('is being checked'));
      const plain = (words: string) => words.replace(/\s+/g, ' ').trim();
      expect(plain(question?.text ?? '')).toBe(plain(preview));
      expect(question?.subject).toContain((await readCase(db, caseId))?.reference);
    });

    it('attached to another Member State, then accepted for it', async () => {
      const { caseId } = await desk.deliver({ state: 'CH', from: 'someone@elsewhere.example' });
      const page = await reviewer();
      await open(page, `/review/${caseId}`);
      await page.locator('summary', { hasText: 'Attach elsewhere' }).click();
      await page.getByLabel('Member State').selectOption('Sweden');
      await page.locator('#why-attach').fill('signed by the Swedish administration');
      await click(page, 'Attach elsewhere');
      await page.locator('dl.facts', { hasText: 'Sweden' }).waitFor();
      await click(page, 'Accept');
      await page.getByText(`Case ${caseId}: accepted.`).waitFor();
      expect((await listReplies(db))[0]?.reference).toMatch(/^T22-142-SE-/);
    });

    it('merged with an earlier reply, text by text', async () => {
      await desk.deliver({ state: 'CH', answers: { 'X.1150': NO } }, '2024-01-09T10:00:00Z');
      const { caseId } = await doubtful();
      const page = await reviewer();
      await open(page, `/review/${caseId}/merge`);
      await page.getByRole('row', { name: 'X.1150' }).getByLabel('Does not assign').check();
      await click(page, 'Merge');
      await page.getByText(`Case ${caseId}: merged.`).waitFor();
      const standing = (await listReplies(db)).find(({ status }) => status === 'standing');
      expect(standing?.answers['X.1150']).toMatchObject({ decision: 'not-assign' });
      expect(standing?.answers['X.1222']).toMatchObject({ decision: 'assign', comments: 'none' });
      expect((await mailsSent()).some(({ text }) => text?.includes(standing?.reference ?? '-'))).toBe(true);
    });

    it('merged without JavaScript, with what was just chosen on the page of the case', async () => {
      await desk.deliver({ state: 'CH', answers: { 'X.1150': NO } }, '2024-01-09T10:00:00Z');
      const { caseId } = await doubtful();
      const page = await reviewer(WITHOUT_SCRIPT);
      await open(page, `/review/${caseId}?reason=option-missing`);
      await choose(page, 'X.1222', 'Does not assign');
      await click(page, 'Merge with an earlier reply');
      await page.waitForURL(new RegExp(`/review/${caseId}/merge\\?reason=option-missing$`));
      await page.getByRole('row', { name: 'X.1222' }).getByLabel('Does not assign').check();
      await page.getByRole('row', { name: 'X.1150' }).getByLabel('Does not assign').check();
      await click(page, 'Merge');
      await page.getByText(`Case ${caseId}: merged.`).waitFor();
      const standing = (await listReplies(db)).find(({ status }) => status === 'standing');
      expect(standing?.answers).toMatchObject({ 'X.1150': NO, 'X.1222': NO });
    });

    it('set aside with a reason', async () => {
      const { caseId } = await doubtful();
      const page = await reviewer();
      await open(page, `/review/${caseId}`);
      await page.locator('summary', { hasText: 'Set aside' }).click();
      await page.locator('#why-ignore').fill('a test of theirs');
      await click(page, 'Set aside');
      await page.getByText(`Case ${caseId}: set aside.`).waitFor();
      expect(await readBooks(db)).toMatchObject({ ignored: 1, review: 0 });
      expect(await caseHistory(db, caseId)).toMatchObject([{ actor: 'Some reviewer', why: 'a test of theirs' }]);
    });

    it('processed again', async () => {
      const { caseId, messageRowId } = await doubtful();
      const page = await reviewer();
      await open(page, `/review/${caseId}`);
      await page.locator('summary', { hasText: 'Process again' }).click();
      await page.locator('#why-reprocess').fill('the register was mended');
      await click(page, 'Process again');
      await page.getByText('is processed again').waitFor();
      expect(await desk.process(messageRowId)).toMatchObject({ status: 'review' });
      await page.getByRole('link', { name: String(caseId + 1), exact: true }).waitFor();
    });
  });

  it('two people on one case: each sees what the other does, and neither overwrites it', async () => {
    const { caseId } = await doubtful();
    const ana = await reviewer();
    const ben = await browser.openAs('manager', at);
    await open(ana, `/review/${caseId}`);
    await open(ben, `/review/${caseId}`);
    await ana.getByText('Live', { exact: true }).waitFor();
    await choose(ben, 'X.1222', 'Does not assign');
    await ben.getByText('Every text has an answer.').waitFor();
    await ana.getByText('Since you opened this case: Some manager corrected answers').waitFor();
    await choose(ana, 'X.1222', 'Assigns, no comments');
    await ana.getByText('Nothing of yours was stored').waitFor();
    expect((await readCase(db, caseId))?.draft?.answers['X.1222']).toEqual(NO);
    await ben.getByRole('button', { name: 'Accept as corrected' }).click();
    await ben.getByText(`Case ${caseId}: accepted.`).waitFor();
    await click(ana, 'Accept as corrected');
    await ana.getByText('is settled already').waitFor();
    expect(await listReplies(db)).toHaveLength(1);
  });

  it('by keyboard alone: from the queue to the next case', async () => {
    const { caseId } = await doubtful();
    const next = await doubtful('SN');
    const page = await reviewer();
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press('g', 'r');
    await page.waitForURL(/\/review$/);
    await press('j', 'Enter');
    await page.waitForURL(new RegExp(`/review/${caseId}$`));
    await press('j');
    await page.waitForURL(new RegExp(`/review/${next.caseId}$`));
    await press('k');
    await page.waitForURL(new RegExp(`/review/${caseId}$`));
    await press('3', 'n');
    await page.getByText('Every text has an answer.').waitFor();
    await press('?');
    expect(await page.getByRole('dialog').textContent()).toContain('Accept as corrected');
    await press('Escape', 'a');
    await page.getByText(`Case ${caseId}: accepted.`).waitFor();
    expect((await listReplies(db))[0]?.answers['X.1222']).toMatchObject(NO);
    // Whoever speaks to their machine turns the single keys off.
    await press('?');
    await page.getByLabel('Use single keys as shortcuts').uncheck();
    await press('Escape', '3', 'n', 'a', 'u');
    expect(await readBooks(db)).toMatchObject({ accepted: 1, review: 1 });
  });

  it('without JavaScript, on a telephone', async () => {
    const { caseId } = await doubtful();
    const page = await reviewer({ ...NARROW, ...WITHOUT_SCRIPT });
    await open(page, '/review?search=ofcom');
    await page.getByRole('link', { name: String(caseId), exact: true }).click();
    await click(page, 'Accept');
    await page.getByText('Choose an answer for X.1222').waitFor();
    await choose(page, 'X.1222', 'Assigns, with comments');
    await click(page, 'Check the rules');
    await page.getByText('X.1222: the form says that comments are attached').first().waitFor();
    await click(page, 'Accept as corrected');
    await page.getByText(`Case ${caseId}: accepted.`).waitFor();
    await click(page, 'Undo');
    await page.getByText(`Case ${caseId} is as it was`).waitFor();
    await click(page, 'Take in hand');
    await page.getByText(`Case ${caseId} is in your hands.`).waitFor();
    await open(page, '/review?hand=mine');
    expect(await page.getByRole('link', { name: String(caseId), exact: true }).isVisible()).toBe(true);
  });

  it('has no barriers', async () => {
    await desk.deliver({ state: 'CH' }, '2024-01-09T10:00:00Z');
    const word = await doubtful();
    const attachments = [{ filename: 'Annex 2.pdf', content: PDF }];
    const pdf = await desk.deliver({ state: 'KE', from: 'x@nowhere.example', attachments });
    const page = await reviewer();
    for (const path of ['', `/${word.caseId}`, `/${pdf.caseId}`, `/${word.caseId}/ask`, `/${word.caseId}/merge`]) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await open(page, `/review${path}`);
      expect(await findBarriers(page), path).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await findOverflow(page), path).toEqual([]);
    }
  });

  it.each([
    ['in the dark', DARK],
    ['on a telephone', NARROW],
  ])('has no barriers %s', async (_, options) => {
    const { caseId } = await doubtful();
    const page = await reviewer(options);
    await open(page, `/review/${caseId}`);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('shows what is written from right to left that way, within a page from left to right', async () => {
    const { caseId } = await desk.deliver({
      state: { code: 'SA', domain: 'cst.example.sa', name: 'المملكة العربية السعودية', language: 'ar' },
      subject: 'رد على الرسالة المعممة 142',
    });
    const page = await reviewer();
    await open(page, `/review/${caseId}`);
    const directionOf = (selector: string) =>
      page.evaluate(`[...document.querySelectorAll('${selector}')].map((each) => getComputedStyle(each).direction)`);
    const drawn = (await directionOf('.page.drawn p')) as string[];
    expect(drawn.filter((each) => each === 'rtl').length).toBeGreaterThan(20);
    expect(await directionOf('dl.facts')).toEqual(['ltr']);
    expect(await page.getByText('رد على الرسالة المعممة 142').isVisible()).toBe(true);
  });

  it('a hostile mail does nothing', async () => {
    const script = '<script>document.title="pwned"</script><img src=x onerror="document.title=\'pwned\'">';
    const { caseId } = await desk.deliver({
      state: 'CH',
      from: 'stranger@nowhere.example',
      subject: `${script} \u202E`,
      attachments: [
        { filename: `${script}.svg`, content: `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>` },
        { filename: 'page.html', content: `<body onload="alert(1)">${script}</body>` },
      ],
    });
    const page = await reviewer();
    page.on('dialog', () => expect.unreachable('a script of the mail ran'));
    for (const path of ['', `/${caseId}`, `/${caseId}/ask`]) {
      await open(page, `/review${path}`);
      expect(await page.title()).not.toContain('pwned');
      expect(await page.locator('img[src="x"], main script').count()).toBe(0);
    }
    await open(page, `/review/${caseId}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Save page.html' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('page.html');
  });
});
