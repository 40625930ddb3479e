import type { Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { readBooks } from '../../src/books/status.ts';
import { readTally } from '../../src/books/tally.ts';
import { listReplies } from '../../src/replies/rows/read-reply.ts';
import { caseHistory } from '../../src/review/case-history.ts';
import type { Administration } from '../flow/reply-mail.ts';
import { useBrowser, WITHOUT_SCRIPT } from '../support/browser.ts';
import { circular142 } from '../support/circular-142.ts';
import { choose, click, openCaseOf, unfold } from '../support/decide-in-browser.ts';
import { listMail } from '../support/imap.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';
import { startWholeSystem, type WholeSystem } from '../support/whole-system.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** A minute for a decision to be undone, or for the scheduler to look again; in real time here. */
const PATIENCE = { timeout: 100_000, interval: 250 };
const WHO = 'Some reviewer';
const IN_DOUBT = { 'X.1222': { decision: 'assign', comments: null } } as const;
const NO = { 'X.1150': { decision: 'not-assign', comments: null } } as const;
const RECEIVED = '2024-01-24T10:00:00Z';
const administration = (code: string, name: string): Administration => {
  return { code, name, language: 'en', domain: `tap.example.${code.toLowerCase()}` };
};
const [BY_KEYS_ASKED, BY_KEYS_ASIDE] = [administration('DK', 'Denmark'), administration('FI', 'Finland')];
const [NO_SCRIPT_ASKED, NO_SCRIPT_ASIDE] = [administration('NO', 'Norway'), administration('IS', 'Iceland')];
const plain = (words: string | null | undefined) => (words ?? '').replace(/\s+/g, ' ').trim();

const database = await createTestDatabase();
const { db } = database;

describeWith('dovecot', 'on real servers', () => {
  describeWith('chromium', 'through the pages of mails', async () => {
    // Nine in the morning, two weeks before the deadline, has just passed from Dakar to Nairobi.
    const settings = { CLOCK_START: '2024-01-25T09:05:00Z' };
    const others = [BY_KEYS_ASKED, BY_KEYS_ASIDE, NO_SCRIPT_ASKED, NO_SCRIPT_ASIDE];
    const system: WholeSystem = await startWholeSystem(database.url, settings, others);
    const { at } = system;
    const browser = useBrowser();
    const cases: Record<string, number> = {};
    const questions: Record<string, string> = {};
    let heldMail = '';

    const versionsOf = (state: string) => listReplies(db, 'T22/142', state);
    const addressOf = ({ domain }: Administration) => `tap@${domain}`;
    const subjectsTo = async (address: string) => (await system.toldTo(address)).map(({ subject }) => subject);
    const statusesOf = async (address: string) => {
      const rows = db.selectFrom('message').select(['status', 'reason']).where('sender', '=', address);
      return rows.orderBy('id').execute();
    };

    it('a second mail takes the place of the first', async () => {
      await system.start('intake', 'replies', 'outbox');
      await system.arrive('2024-01-23T10:00:00Z', { state: 'CL', messageId: '<cl-1@subtel.example.cl>' });
      await expect.poll(() => subjectsTo('tap@subtel.example.cl'), PATIENCE).toHaveLength(1);
      await system.arrive(RECEIVED, { state: 'CL', answers: NO, messageId: '<cl-2@subtel.example.cl>' });
      await expect.poll(() => subjectsTo('tap@subtel.example.cl'), PATIENCE).toHaveLength(2);
      const [first, second] = await versionsOf('CL');
      expect([first?.status, second?.status]).toEqual(['superseded', 'standing']);
      const told = (await system.toldTo('tap@subtel.example.cl')).at(-1);
      expect(told).toMatchObject({ inReplyTo: '<cl-2@subtel.example.cl>' });
      expect(plain(told?.text)).toContain(`Sustituye a la respuesta anterior ${first?.reference}`);
      expect(await statusesOf('tap@subtel.example.cl')).toMatchObject([
        { status: 'superseded', reason: expect.stringContaining('replaced by the reply received 2024-01-24') },
        { status: 'accepted' },
      ]);
      const page = await browser.openAs('viewer', at);
      await page.goto(`${at.url}/consultations/T22/142/replies/CL`);
      await page.getByRole('heading', { name: 'Version 1 of 2 replaced' }).waitFor();
      await page.getByRole('heading', { name: 'Version 2 of 2 stands' }).waitFor();
    });

    it('five doubtful mails wait for a person', async () => {
      await system.arrive(
        RECEIVED,
        { state: 'JP', answers: IN_DOUBT, messageId: '<jp-1@soumu.example.jp>' },
        ...others.map((state) => ({ state, answers: IN_DOUBT, messageId: `<1@${state.domain}>` })),
      );
      await expect.poll(() => readBooks(db), PATIENCE).toMatchObject({ seen: 7, review: 5 });
    });

    it('an acknowledgement is held back before it goes', async () => {
      const page = await browser.openAs('reviewer', at);
      cases.JP = await openCaseOf(page, at.url, 'soumu');
      await choose(page, 'X.1222', 'Assigns, no comments');
      await page.getByText('Every text has an answer.').waitFor();
      await click(page, 'Accept as corrected');
      await page.getByText(`Case ${cases.JP}: accepted.`).waitFor();
      await page.goto(`${at.url}/outbox?state=pending`);
      await page.getByRole('row', { name: 'tap@soumu.example.jp' }).getByRole('link').click();
      await page.waitForURL(/\/outbox\/\d+$/);
      heldMail = page.url();
      await page.getByLabel('Reason').fill('wait for the director');
      await click(page, 'Hold it back');
      await page.getByText(/held by Some reviewer.*wait for the director/s).waitFor();
    });

    it('by keyboard alone: the sender is asked', async () => {
      const page = await browser.openAs('reviewer', at);
      cases.DK = await openCaseOf(page, at.url, BY_KEYS_ASKED.domain);
      await page.keyboard.press('s');
      await page.waitForURL(/\/ask/);
      questions.DK = plain(await page.locator('pre.mail').textContent());
      await page.keyboard.press('a');
      await page.getByText(`Case ${cases.DK}: sender asked.`).waitFor();
    });

    it('by keyboard alone: a mail is set aside', async () => {
      const page = await browser.openAs('reviewer', at);
      cases.FI = await openCaseOf(page, at.url, BY_KEYS_ASIDE.domain);
      await page.keyboard.press('i');
      await page.keyboard.type('a test of theirs');
      await page.keyboard.press('Enter');
      await page.getByText(`Case ${cases.FI}: set aside.`).waitFor();
    });

    it('without JavaScript: the sender is asked', async () => {
      const page = await browser.openAs('reviewer', at, WITHOUT_SCRIPT);
      cases.NO = await openCaseOf(page, at.url, NO_SCRIPT_ASKED.domain);
      await click(page, 'Ask the sender');
      await page.waitForURL(/\/ask/);
      await page.getByLabel('For the answer to a text left out').check();
      await click(page, 'Show the mail');
      await page.getByLabel('For the answer to a text left out').and(page.locator(':checked')).waitFor();
      questions.NO = plain(await page.locator('pre.mail').textContent());
      await click(page, 'Send it');
      await page.getByText(`Case ${cases.NO}: sender asked.`).waitFor();
    });

    it('without JavaScript: a mail is set aside', async () => {
      const page = await browser.openAs('reviewer', at, WITHOUT_SCRIPT);
      cases.IS = await openCaseOf(page, at.url, NO_SCRIPT_ASIDE.domain);
      await unfold(page, 'Set aside');
      await page.locator('#why-ignore').fill('sent twice');
      await click(page, 'Set aside');
      await page.getByText(`Case ${cases.IS}: set aside.`).waitFor();
    });

    it('a reminder is looked at and held back: nobody gets it', async () => {
      const page = await openReminder();
      await page.getByRole('row', { name: 'Kenya' }).getByRole('link').first().click();
      await page.getByText('Reminder to Kenya, as it would read now').first().waitFor();
      expect(await page.locator('pre').first().textContent()).toContain('no reply from your Administration');
      await page.goBack();
      await page.getByLabel('Why').fill('an extension is being decided');
      await click(page, 'Hold');
      await page.getByText(/held by Some reviewer/).waitFor();
      await system.start('scheduler');
    });

    it('whoever was asked reads what was shown, and the case stays open', async () => {
      for (const [state, to] of [
        ['DK', BY_KEYS_ASKED],
        ['NO', NO_SCRIPT_ASKED],
      ] as const) {
        await expect.poll(() => system.toldTo(addressOf(to)), PATIENCE).toHaveLength(2);
        const question = (await system.toldTo(addressOf(to))).at(-1);
        expect(question).toMatchObject({ inReplyTo: `<1@${to.domain}>` });
        expect(plain(question?.text)).toBe(questions[state]);
        expect((await caseHistory(db, cases[state] ?? 0)).at(-1)).toMatchObject({ action: 'review ask', actor: WHO });
        expect(await statusesOf(addressOf(to))).toMatchObject([{ status: 'review' }]);
      }
    });

    it('whoever was set aside hears no more', async () => {
      for (const [state, to, why] of [
        ['FI', BY_KEYS_ASIDE, 'a test of theirs'],
        ['IS', NO_SCRIPT_ASIDE, 'sent twice'],
      ] as const) {
        expect(await subjectsTo(addressOf(to))).toEqual([expect.stringContaining('is being checked')]);
        expect(await statusesOf(addressOf(to))).toEqual([{ status: 'ignored', reason: `ignored by ${WHO}: ${why}` }]);
        expect((await caseHistory(db, cases[state] ?? 0)).at(-1)).toMatchObject({ action: 'review ignore', why });
      }
    });

    it('what was held back goes once it is let go, once', async () => {
      expect(await subjectsTo('tap@soumu.example.jp')).toHaveLength(1);
      const page = await browser.openAs('reviewer', at);
      await page.goto(heldMail);
      await page.getByLabel('Reason').fill('he agrees');
      await click(page, 'Let it go');
      await expect.poll(() => subjectsTo('tap@soumu.example.jp'), PATIENCE).toHaveLength(2);
      const recorded = (await system.toldTo('tap@soumu.example.jp')).at(-1);
      expect(recorded).toMatchObject({ inReplyTo: '<jp-1@soumu.example.jp>' });
      expect(recorded?.text?.match(/assigns authority – no comments/g)).toHaveLength(8);
      const id = heldMail.split('/').at(-1);
      const history = db.selectFrom('audit').select(['actor', 'action', 'why']).where('subject', '=', `outbox:${id}`);
      expect(await history.orderBy('id').execute()).toEqual([
        { actor: WHO, action: 'mail held', why: 'wait for the director' },
        { actor: WHO, action: 'mail released', why: 'he agrees' },
      ]);
    });

    it('the reminder that is let go reaches whoever has no reply, with the form, and nobody else', async () => {
      expect(await subjectsTo('tap@ca.example.ke')).toEqual([]);
      const page = await openReminder();
      await page.getByLabel('Why').fill('no extension');
      await click(page, 'Release');
      await expect.poll(() => system.toldTo('tap@ca.example.ke'), PATIENCE).toHaveLength(1);
      const [reminder] = await system.toldTo('tap@ca.example.ke');
      expect(reminder?.subject).toContain('Reminder: TSB Circular 142');
      expect(reminder?.headers['auto-submitted']).toEqual(['auto-generated']);
      expect(reminder?.attachments.map(({ name }) => name.replace(/.*\./, ''))).toEqual(['docx', 'pdf']);
      await page.goto(`${at.url}/reminders/T22/142/P14D`);
      await page.getByRole('row', { name: /tap@ca\.example\.ke.*sent/ }).waitFor();
      const rows = await db.selectFrom('outbox').select('to_address').where('kind', '=', 'reminder').execute();
      const silent = ['tap@artp.example.sn', 'tap@ca.example.ke', 'tap@ofcom.example.ch'];
      const setAside = [addressOf(BY_KEYS_ASIDE), addressOf(NO_SCRIPT_ASIDE)];
      expect(rows.map(({ to_address }) => to_address).toSorted()).toEqual([...silent, ...setAside].toSorted());
    });

    it('a late mail is kept and acknowledged as late, and never counted', async () => {
      await system.arrive('2024-02-09T00:00:00Z', { state: 'SN', messageId: '<sn-1@artp.example.sn>' });
      await expect.poll(() => system.toldTo('tap@artp.example.sn'), PATIENCE).toHaveLength(2);
      const told = (await system.toldTo('tap@artp.example.sn')).at(-1);
      expect(told).toMatchObject({
        inReplyTo: '<sn-1@artp.example.sn>',
        subject: expect.stringContaining('est arrivée après la date limite'),
      });
      expect(await versionsOf('SN')).toMatchObject([{ status: 'late' }]);
      expect(await readTally(db, circular142)).toMatchObject({ replies: 2 });
      const page = await browser.openAs('viewer', at);
      await page.goto(`${at.url}/consultations/T22/142/replies?show=late`);
      await page.getByRole('row', { name: /Senegal.*late, not counted/ }).waitFor();
    });

    it('the books add up, and every mail is marked in the mailbox', async () => {
      const books = await readBooks(db);
      expect(books).toMatchObject({ seen: 8, accepted: 3, superseded: 1, review: 2, ignored: 2, pending: 0 });
      expect(books.outbox).toMatchObject({ pending: 0, failed: 0 });
      expect(await readTally(db, circular142)).toMatchObject({ replies: 2 });
      const mails = await listMail(system.mailbox);
      expect(mails).toHaveLength(8);
      expect(mails.every(({ flags }) => flags.includes('TsbIntakeStored'))).toBe(true);
    });

    async function openReminder(): Promise<Page> {
      const page = await browser.openAs('reviewer', at);
      await page.goto(`${at.url}/reminders/T22/142/P14D`);
      return page;
    }
  });
});
