import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { parseMessage } from '../../src/intake/parse-message.ts';
import { composeReply, contactsCsv } from '../flow/reply-mail.ts';
import { startProcess, type WorkerProcess } from '../flow/workers.ts';
import { useBrowser } from '../support/browser.ts';
import { startConsole } from '../support/console.ts';
import { useDirectory } from '../support/directory.ts';
import { startDovecot } from '../support/dovecot.ts';
import { appendMail } from '../support/imap.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';
import { startSmtp } from '../support/smtp.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const CLOCK_START = '2024-01-15T09:00:00Z';
/** A decision's mail is held back for `review.undoSeconds`, in real time here. */
const PATIENCE = { timeout: 150_000, interval: 250 };
const database = await createTestDatabase();
const directory = await useDirectory('tsb-workflow-');

describeWith('dovecot', 'the real workers', () => {
  describeWith('chromium', 'and a person at the console', async () => {
    const at = await startConsole(database.url, { CLOCK_START });
    const browser = useBrowser();
    const workers: WorkerProcess[] = [];
    afterAll(() => Promise.all(workers.map((worker) => worker.kill())));

    it('take a doubtful mail from the mailbox to its acknowledgement, on pages that are never reloaded', async () => {
      const [dovecot, smtp] = await Promise.all([startDovecot(), startSmtp()]);
      const mailbox = dovecot.config('tsbdir');
      await writeFile(join(directory, 'contacts.csv'), contactsCsv);
      const environment = {
        ...{ DATABASE_URL: database.url, DATA_DIR: directory, CONTACTS_FILE: join(directory, 'contacts.csv') },
        ...{ CLOCK_START, SMTP_URL: smtp.url },
        IMAP_URL: `imap://${mailbox.user}:${mailbox.pass}@${mailbox.host}:${mailbox.port}/INBOX`,
      };
      for (const [name, ready] of [
        ['intake', /"watching INBOX of/],
        ['replies', /health at/],
        ['outbox', /health at/],
      ] as const) {
        const worker = startProcess(name, environment);
        workers.push(worker);
        await worker.says(ready);
      }
      const [page, outbox] = [await browser.openAs('reviewer', at), await browser.openAs('viewer', at)];
      await page.goto(`${at.url}/review`);
      await outbox.goto(`${at.url}/outbox`);
      for (const each of [page, outbox]) await each.getByText('Live', { exact: true }).waitFor();

      const answers = { 'X.1222': { decision: 'assign', comments: null } } as const;
      const received = new Date('2024-01-12T10:00:00Z');
      await appendMail(mailbox, [await composeReply({ state: 'CH', answers })], received);
      await page.getByRole('row', { name: 'Switzerland' }).getByRole('link').waitFor({ timeout: 60_000 });
      await outbox.getByText('is being checked').waitFor({ timeout: 60_000 });

      await page.getByRole('row', { name: 'Switzerland' }).getByRole('link').click();
      await page.getByRole('group', { name: 'X.1222' }).getByLabel('Assigns, no comments').click();
      await page.getByText('Every text has an answer.').waitFor();
      await page.getByRole('button', { name: 'Accept as corrected' }).click();
      await page.getByText('Nothing waits for a person.').waitFor();

      const told = async () => Promise.all(smtp.mails.map(({ raw }) => parseMessage(raw)));
      await expect.poll(async () => (await told()).map(({ subject }) => subject), PATIENCE).toHaveLength(2);
      const [, acknowledgement] = await told();
      expect(acknowledgement?.to[0]?.address).toBe('tap@ofcom.example.ch');
      expect(acknowledgement?.subject).toContain('your reply has been recorded');
      expect(acknowledgement?.text?.match(/assigns authority – no comments/g)).toHaveLength(8);
      await outbox
        .getByRole('row', { name: /recorded/ })
        .getByText('sent')
        .waitFor();
      await Promise.all([dovecot.remove(), smtp.stop()]);
    });
  });
});
