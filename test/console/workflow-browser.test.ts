import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { readBooks } from '../../src/books/status.ts';
import { readTally } from '../../src/books/tally.ts';
import { listReplies } from '../../src/replies/rows/read-reply.ts';
import { caseHistory } from '../../src/review/case-history.ts';
import { readCase } from '../../src/review/read-cases.ts';
import type { Administration } from '../flow/reply-mail.ts';
import { intake } from '../flow/workers.ts';
import { useBrowser } from '../support/browser.ts';
import { circular142 } from '../support/circular-142.ts';
import { choose, click, decideWithReason, openCaseOf, unfold } from '../support/decide-in-browser.ts';
import { listMail } from '../support/imap.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';
import { startWholeSystem, type WholeSystem } from '../support/whole-system.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** A decision's mail is held back for `review.undoSeconds`, in real time here. */
const PATIENCE = { timeout: 75_000, interval: 250 };
const WHO = 'Some reviewer';
const IN_DOUBT = { 'X.1222': { decision: 'assign', comments: null } } as const;
const NO = { decision: 'not-assign', comments: null } as const;
const LIECHTENSTEIN: Administration = {
  ...{ code: 'LI', name: 'Liechtenstein', language: 'en' },
  domain: 'ak.example.li',
};
const SWEDEN: Administration = { code: 'SE', domain: 'pts.example.se', name: 'Sweden', language: 'en' };
const DENMARK: Administration = { code: 'DK', domain: 'ens.example.dk', name: 'Denmark', language: 'en' };
const AUSTRIA: Administration = { code: 'AT', domain: 'rtr.example.at', name: 'Austria', language: 'en' };
/** Another consultation, on two of the texts of Circular 142. */
const OTHER = { ...circular142, key: 'T22/150', circular: 150, texts: circular142.texts.slice(0, 2) };
const plain = (words: string | null | undefined) => (words ?? '').replace(/\s+/g, ' ').trim();

const database = await createTestDatabase();
const { db } = database;

describeWith('dovecot', 'from the mailbox', () => {
  describeWith('chromium', 'through a person’s decision to the administration', async () => {
    const settings = { CLOCK_START: '2024-01-15T09:00:00Z', PROCESSED_FOLDER: 'Stored' };
    const system: WholeSystem = await startWholeSystem(database.url, settings, [LIECHTENSTEIN, DENMARK, AUSTRIA]);
    const { at } = system;
    const browser = useBrowser();
    const cases: Record<string, number> = {};
    let question = '';
    let referenceOfUndone = 'nothing';

    const replyOf = async (state: string, consultation = 'T22/142') =>
      (await listReplies(db, consultation, state)).find(({ status }) => status === 'standing');
    const lastEvent = async (state: string) => (await caseHistory(db, cases[state] ?? 0)).at(-1);
    const statusOfMail = async (state: string) => {
      const found = await readCase(db, cases[state] ?? 0);
      const row = db.selectFrom('message').select(['status', 'reason']);
      return row.where('id', '=', found?.messageRowId ?? 0).executeTakeFirstOrThrow();
    };
    /** A reviewer in front of the case of this administration. */
    async function atCaseOf(state: string, words: string): Promise<Page> {
      const page = await browser.openAs('reviewer', at);
      cases[state] = await openCaseOf(page, at.url, words);
      return page;
    }

    it('ten mails are read, and nine of them wait for a person', async () => {
      const file = join(system.environment.DATA_DIR ?? '', 'other.json');
      await writeFile(file, JSON.stringify(OTHER));
      await system.start('intake', 'replies', 'outbox');
      intake(system.environment, 'circular', 'import', file);
      await system.arrive('2024-01-09T10:00:00Z', { state: 'CL', answers: { 'X.1150': NO } });
      await expect.poll(() => replyOf('CL'), PATIENCE).toBeDefined();
      await system.arrive(
        '2024-01-12T10:00:00Z',
        { state: 'CH', answers: IN_DOUBT, messageId: '<ch-1@ofcom.example.ch>' },
        { state: 'KE', answers: IN_DOUBT, messageId: '<ke-1@ca.example.ke>' },
        { state: 'CL', answers: IN_DOUBT, messageId: '<cl-2@subtel.example.cl>' },
        { state: 'CH', from: 'tap@ak.example.li', messageId: '<li-1@ak.example.li>' },
        { state: 'JP', subject: 'Reply to TSB Circular 150', messageId: '<jp-1@soumu.example.jp>' },
        { state: 'SN', answers: IN_DOUBT, subject: 'essai' },
        { state: SWEDEN, from: 'new.person@pts.example.se', messageId: '<se-1@pts.example.se>' },
        { state: DENMARK, answers: IN_DOUBT, messageId: '<dk-1@ens.example.dk>' },
        { state: AUSTRIA, answers: IN_DOUBT, messageId: '<at-1@rtr.example.at>' },
      );
      await expect.poll(() => readBooks(db), PATIENCE).toMatchObject({ seen: 10, accepted: 1, review: 9 });
    });

    it('corrected and accepted, on a page that is never reloaded', async () => {
      const [page, outbox] = [await browser.openAs('reviewer', at), await browser.openAs('viewer', at)];
      await outbox.goto(`${at.url}/outbox`);
      await page.goto(`${at.url}/review`);
      for (const each of [page, outbox]) await each.getByText('Live', { exact: true }).waitFor();
      cases.CH = await openCaseOf(page, at.url, 'tap@ofcom');
      await choose(page, 'X.1222', 'Assigns, no comments');
      await page.getByText('Every text has an answer.').waitFor();
      await click(page, 'Accept as corrected');
      await page.getByText(`Case ${cases.CH}: accepted.`).waitFor();
      await outbox.getByRole('row', { name: /recorded.*waiting/ }).waitFor();
      expect(await replyOf('CH')).toMatchObject({ answers: { 'X.1222': { decision: 'assign', comments: 'none' } } });
    });

    it('asked, with the mail before one’s eyes', async () => {
      const page = await atCaseOf('KE', 'tap@ca.example.ke');
      await click(page, 'Ask the sender');
      await page.getByLabel('For a file that can be read').check();
      await click(page, 'Show the mail');
      await page.getByLabel('For a file that can be read').and(page.locator(':checked')).waitFor();
      question = plain(await page.locator('pre.mail').textContent());
      await click(page, 'Send it');
      await page.getByText(`Case ${cases.KE}: sender asked.`).waitFor();
    });

    it('merged with an earlier reply', async () => {
      const page = await atCaseOf('CL', 'subtel');
      await click(page, 'Merge with an earlier reply');
      await page.getByRole('row', { name: 'X.1150' }).getByLabel('Does not assign').check();
      await page.getByRole('row', { name: 'X.1222' }).getByRole('radio').last().check();
      await page.getByLabel('Reason', { exact: false }).fill('told so by telephone');
      await click(page, 'Merge');
      await page.getByText(`Case ${cases.CL}: merged.`).waitFor();
    });

    it('attached to another Member State, and accepted for it', async () => {
      const page = await atCaseOf('LI', 'ak.example.li');
      await unfold(page, 'Attach elsewhere');
      await page.getByLabel('Member State').selectOption('Liechtenstein');
      await decideWithReason(page, {
        name: 'Attach elsewhere',
        form: 'attach',
        why: 'the name on the form is a slip of the pen',
      });
      await page.locator('dl.facts', { hasText: 'Liechtenstein' }).waitFor();
      await click(page, 'Accept');
      await page.getByText(`Case ${cases.LI}: accepted.`).waitFor();
    });

    it('attached to another consultation, and accepted there', async () => {
      const page = await atCaseOf('JP', 'soumu');
      await unfold(page, 'Attach elsewhere');
      await page.getByLabel('Consultation').selectOption('T22/150');
      await decideWithReason(page, { name: 'Attach elsewhere', form: 'attach', why: 'the subject names it' });
      await page.locator('dl.facts', { hasText: 'T22/150' }).waitFor();
      expect(await page.getByRole('group', { name: /^X\./ }).count()).toBe(2);
      await click(page, 'Accept');
      await page.getByText(`Case ${cases.JP}: accepted.`).waitFor();
    });

    it('set aside', async () => {
      const page = await atCaseOf('SN', 'essai');
      await unfold(page, 'Set aside');
      await decideWithReason(page, { name: 'Set aside', form: 'ignore', why: 'a test of theirs' });
      await page.getByText(`Case ${cases.SN}: set aside.`).waitFor();
      expect(await statusOfMail('SN')).toEqual({ status: 'ignored', reason: `ignored by ${WHO}: a test of theirs` });
    });

    it('processed again, once the register knows its sender', async () => {
      const manager = await browser.openAs('manager', at);
      await manager.goto(`${at.url}/register/SE`);
      await manager.getByLabel('Address').fill('@pts.example.se');
      await manager.locator('#add-why').fill('their letter of 10 January');
      await click(manager, 'Save');
      await manager.getByText('@pts.example.se is saved.').waitFor();
      const page = await atCaseOf('SE', 'pts.example.se');
      await unfold(page, 'Process again');
      await decideWithReason(page, { name: 'Process again', form: 'reprocess', why: 'the register was mended' });
      await page.getByText(`The mail of case ${cases.SE} is processed again.`).waitFor();
      await expect.poll(() => statusOfMail('SE'), PATIENCE).toMatchObject({ status: 'accepted' });
    });

    it('taken back before its mail has gone', async () => {
      const page = await atCaseOf('DK', 'ens.example.dk');
      await choose(page, 'X.1222', 'Does not assign');
      await page.getByText('Every text has an answer.').waitFor();
      await click(page, 'Accept as corrected');
      await page.getByText(`Case ${cases.DK}: accepted.`).waitFor();
      referenceOfUndone = (await replyOf('DK'))?.reference ?? 'nothing';
      await click(page, 'Undo');
      await page.getByText(`Case ${cases.DK} is as it was`).waitFor();
      expect(referenceOfUndone).toMatch(/^T22-142-DK-/);
      expect(await listReplies(db, 'T22/142', 'DK')).toEqual([]);
      expect(await readCase(db, cases.DK ?? 0)).toMatchObject({ status: 'open' });
      expect(await statusOfMail('DK')).toMatchObject({ status: 'review' });
    });

    it('not taken back any more once its mail has gone', async () => {
      const page = await atCaseOf('AT', 'rtr.example.at');
      await choose(page, 'X.1222', 'Does not assign');
      await page.getByText('Every text has an answer.').waitFor();
      await click(page, 'Accept as corrected');
      await page.getByText(`Case ${cases.AT}: accepted.`).waitFor();
      const subjects = async () => (await system.toldTo('tap@rtr.example.at')).map(({ subject }) => subject);
      await expect.poll(subjects, PATIENCE).toHaveLength(2);
      await click(page, 'Undo');
      await page.getByText('The mail to tap@rtr.example.at is on its way').waitFor();
      expect(await replyOf('AT')).toMatchObject({ answers: { 'X.1222': NO } });
      expect(await lastEvent('AT')).toMatchObject({ action: 'review accept', actor: WHO });
    });

    describe('once the time to undo is over', () => {
      it.each([
        ['CH', 'tap@ofcom.example.ch', '<ch-1@ofcom.example.ch>', 'your reply has been recorded', 'review accept'],
        [
          'CL',
          'tap@subtel.example.cl',
          '<cl-2@subtel.example.cl>',
          'su respuesta ha quedado registrada',
          'review merge',
        ],
        ['LI', 'tap@ak.example.li', '<li-1@ak.example.li>', 'has been recorded', 'review accept'],
        ['JP', 'tap@soumu.example.jp', '<jp-1@soumu.example.jp>', 'Circular 150: your reply has been', 'review accept'],
        ['AT', 'tap@rtr.example.at', '<at-1@rtr.example.at>', 'something is missing', 'review accept'],
      ])('%s knows what was recorded, in its own thread', async (state, to, messageId, subject, action) => {
        const reply = await replyOf(state, state === 'JP' ? 'T22/150' : 'T22/142');
        const recorded = async () =>
          (await system.toldTo(to)).filter((mail) => mail.subject.includes(reply?.reference ?? 'nothing'));
        await expect.poll(recorded, PATIENCE).toHaveLength(1);
        const [mail] = await recorded();
        expect(mail).toMatchObject({ inReplyTo: messageId, subject: expect.stringContaining(subject) });
        expect(mail?.to).toMatchObject([{ address: to }]);
        expect(mail?.headers['auto-submitted']).toEqual(['auto-replied']);
        const rows = await db
          .selectFrom('outbox')
          .select(['kind', 'state'])
          .where('reply_id', '=', reply?.id ?? 0)
          .execute();
        expect(rows).toEqual([{ kind: 'acknowledgement', state: 'sent' }]);
        expect(await lastEvent(state)).toMatchObject({ action, actor: WHO });
        expect(await statusOfMail(state)).toMatchObject({ status: 'accepted' });
      });

      it('what was corrected, merged and attached is what they read', async () => {
        const read = async (to: string, reference = 'nothing') =>
          (await system.toldTo(to)).find(({ subject }) => subject.includes(reference))?.text ?? '';
        const toSwiss = await read('tap@ofcom.example.ch', (await replyOf('CH'))?.reference);
        expect(toSwiss.match(/assigns authority – no comments/g)).toHaveLength(8);
        const toChile = await read('tap@subtel.example.cl', (await replyOf('CL'))?.reference);
        expect(plain(toChile)).toContain('Sustituye a la respuesta anterior T22-142-CL-');
        const forLiechtenstein = await read('tap@ak.example.li', (await replyOf('LI'))?.reference);
        expect(forLiechtenstein).toMatch(/Member State:?\s+Liechtenstein/);
        const toJapan = await read('tap@soumu.example.jp', (await replyOf('JP', 'T22/150'))?.reference);
        expect(toJapan.match(/assigns authority/g)).toHaveLength(2);
        const toAustria = await read('tap@rtr.example.at', (await replyOf('AT'))?.reference);
        expect(toAustria.match(/does not assign authority/g)).toHaveLength(1);
      });

      it('who was set aside or taken back hears no more than that the mail is being checked', async () => {
        for (const address of ['tap@artp.example.sn', 'tap@ens.example.dk'])
          expect(await system.toldTo(address)).toHaveLength(1);
        const sent = await Promise.all(system.smtp.mails.map(({ raw }) => raw.toString()));
        expect(sent.join()).not.toContain(referenceOfUndone);
      });

      it('whoever is processed again is acknowledged as if the mail had just come', async () => {
        const mails = await system.toldTo('new.person@pts.example.se');
        expect(mails).toMatchObject([
          { inReplyTo: '<se-1@pts.example.se>', subject: expect.stringContaining('has been recorded') },
        ]);
        expect(await lastEvent('SE')).toMatchObject({ action: 'review reprocess', why: 'the register was mended' });
      });

      it('the question comes as it was shown; its answer settles the case', async () => {
        const to = 'tap@ca.example.ke';
        await expect.poll(() => system.toldTo(to), PATIENCE).toHaveLength(2);
        const asked = (await system.toldTo(to)).at(-1);
        expect(asked).toMatchObject({ inReplyTo: '<ke-1@ca.example.ke>' });
        expect(plain(asked?.text)).toBe(question);
        expect(question).toMatch(/X\.1222/);
        const headers = { 'In-Reply-To': asked?.messageId ?? '' };
        const answers = { 'X.1222': { decision: 'assign', comments: 'none' } } as const;
        const answer = { state: 'KE', answers, headers, subject: `Re: ${asked?.subject}` } as const;
        await system.arrive('2024-01-16T08:00:00Z', { ...answer, messageId: '<ke-2@ca.example.ke>' });
        await expect.poll(() => system.toldTo(to), PATIENCE).toHaveLength(3);
        const recorded = (await system.toldTo(to)).at(-1);
        expect(recorded).toMatchObject({ inReplyTo: '<ke-2@ca.example.ke>' });
        expect(recorded?.subject).toContain('your reply has been recorded');
        expect(await replyOf('KE')).toMatchObject({ messageId: '<ke-2@ca.example.ke>' });
        expect(await statusOfMail('KE')).toMatchObject({ status: 'superseded' });
        expect(await readCase(db, cases.KE ?? 0)).toMatchObject({ status: 'resolved', resolvedBy: 'tsb-intake' });
        const page = await browser.openAs('viewer', at);
        await page.goto(`${at.url}/review/${cases.KE}`);
        await page.getByText('settled it by the corrected form that came in').waitFor();
      });

      it('every attachment stands in the history, with before, after and why', async () => {
        const attached = async (state: string) =>
          (await caseHistory(db, cases[state] ?? 0)).find(({ action }) => action === 'review attach');
        expect(await attached('LI')).toMatchObject({
          actor: WHO,
          before: { memberState: 'CH', consultation: 'T22/142' },
          after: { memberState: 'LI', consultation: 'T22/142' },
          why: 'the name on the form is a slip of the pen',
        });
        expect(await attached('JP')).toMatchObject({
          before: { memberState: 'JP', consultation: 'T22/142' },
          after: { memberState: 'JP', consultation: 'T22/150' },
          why: 'the subject names it',
        });
        expect(await lastEvent('CL')).toMatchObject({ why: 'told so by telephone' });
        const undone = (await caseHistory(db, cases.DK ?? 0)).map(({ action }) => action);
        expect(undone.slice(-2)).toEqual(['review accept', 'review undo']);
      });

      it('the books add up, the count is right, and the mailbox is empty', async () => {
        const books = await readBooks(db);
        expect(books).toMatchObject({ seen: 11, accepted: 7, superseded: 2, review: 1, ignored: 1, pending: 0 });
        expect(books.outbox).toMatchObject({ pending: 0, failed: 0 });
        const { replies, texts } = await readTally(db, circular142);
        expect(replies).toBe(6);
        expect(texts.find(({ text }) => text === 'X.1150')).toMatchObject({ assign: 5, notAssign: 1 });
        expect(texts.find(({ text }) => text === 'X.1222')).toMatchObject({ assign: 5, notAssign: 1 });
        expect(await readTally(db, OTHER)).toMatchObject({ replies: 1 });
        expect(await listMail(system.mailbox)).toEqual([]);
        expect(await listMail({ ...system.mailbox, folder: 'Stored' })).toHaveLength(11);
      });
    });
  });
});
