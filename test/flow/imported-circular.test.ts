import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { afterAll, expect, it, vi } from 'vitest';
import { storeMessage } from '../../src/intake/store-message.ts';
import { openQueues } from '../../src/queue/open-queue.ts';
import { saveContacts } from '../../src/register/contact-store.ts';
import { listIssuedForms } from '../../src/register/issued-forms.ts';
import { listReplies } from '../../src/replies/rows/read-reply.ts';
import { useDirectory } from '../support/directory.ts';
import { fillBlank } from '../support/fill-blank.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { runCommand } from '../support/run-command.ts';
import { startProcess, type WorkerProcess } from './workers.ts';

vi.setConfig({ testTimeout: 180_000 });

const database = await createTestDatabase();
const { db } = database;
const directory = await useDirectory('tsb-imported-');
let replies: WorkerProcess | undefined;
afterAll(() => replies?.stop());

const FORMS = join(import.meta.dirname, '../corpus/circulars');

it('a circular that is imported while the workers run is known to them at once, with its blank form', async () => {
  const by = { actor: 'test', now: new Date('2024-01-16T09:00:00Z'), why: 'test' };
  const contact = { memberState: 'KE', address: 'tap@ca.example.ke', name: null, language: null };
  await db.transaction().execute((tx) => saveContacts(tx, [contact], by));
  const settings = { DATABASE_URL: database.url, DATA_DIR: directory, IMAP_URL: 'imap://a:b@127.0.0.1:1/INBOX' };
  replies = startProcess('replies', { ...settings, LOG_FORMAT: 'json' });
  await replies.says(/health at/);

  const imported = await runCommand(
    database.url,
    directory,
    'circular',
    'import',
    join(FORMS, 'one-region-consulted.docx'),
    '--yes',
  );
  expect(imported).toMatchObject({ code: 0, stderr: '' });
  const [form] = await listIssuedForms(db, 'T22/159');
  const typed = { '[Member State]': 'Kenya' };
  const filled = fillBlank(form?.docx ?? new Uint8Array(), { answer: 'assign, no comments', typed });
  const attachments = [{ filename: 'Annex 2.docx', content: Buffer.from(filled) }];
  const raw = await new MailComposer({ from: contact.address, subject: 'Reply', text: '', attachments })
    .compile()
    .build();
  const place = { mailbox: 'test', uidValidity: 1, uid: 1 };
  const mail = { raw, headerOnly: false, size: raw.length, receivedAt: by.now, ...place };
  const { messageRowId } = await storeMessage(db, mail, by.now);
  const queues = await openQueues({ databaseUrl: database.url }, () => {});
  await queues.wakeMessages([messageRowId]);
  await queues.close();

  await expect
    .poll(async () => listReplies(db), { timeout: 90_000, interval: 200 })
    .toMatchObject([
      { consultation: 'T22/159', memberState: 'KE', status: 'standing', answers: { 'D.608': { decision: 'assign' } } },
    ]);
});
