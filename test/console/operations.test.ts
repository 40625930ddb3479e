import { beforeEach, describe, expect, it } from 'vitest';
import { PermanentError } from '../../src/domain/errors.ts';
import { storeMessage } from '../../src/intake/store-message.ts';
import { lookForAlerts } from '../../src/operations/look-for-alerts.ts';
import { noteFailure, noteScan } from '../../src/operations/mailbox-watch.ts';
import { openQueues } from '../../src/queue/open-queue.ts';
import { openCase } from '../../src/replies/rows/open-case.ts';
import { findBarriers, findOverflow, NARROW, useBrowser, WITHOUT_SCRIPT } from '../support/browser.ts';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';

const database = await createTestDatabase();
const { db } = database;
const at = await startConsole(database.url, { CLOCK_START: '2024-01-22T09:00:00Z' });
const now = () => at.app.clock.now();
const HOSTILE = Buffer.from('Subject: <script>alert(1)</script>\r\nContent-Type: text/html\r\n\r\n<script>1</script>');

beforeEach(async () => {
  await database.pool.query(
    'truncate message, message_raw, message_location, message_correction, review_case, finding, outbox, mailbox, mailbox_watch, mailbox_given_up, alert restart identity cascade',
  );
});

let uid = 0;
/** A mail that the program gave up, with its case. */
async function fail(raw = HOSTILE, headerOnly = false): Promise<number> {
  const place = { mailbox: 'test', uidValidity: 1, uid: ++uid };
  const size = headerOnly ? 200_000_000 : raw.length;
  const { messageRowId: id } = await storeMessage(db, { raw, headerOnly, size, receivedAt: now(), ...place }, now());
  const subject = '<script>alert(1)</script>';
  const change = { status: 'review', reason: 'It took too much memory.', sender: '"><b>@x', subject } as const;
  await db.updateTable('message').set(change).where('id', '=', id).execute();
  await db
    .insertInto('finding')
    .values({ message_id: id, code: 'processing-failed', message: 'x', text_ref: null, cites: null })
    .execute();
  const understood = { consultation: null, memberState: null, language: null, sender: null, answers: {} };
  await db.transaction().execute((tx) => openCase(tx, id, understood, now()));
  return id;
}
const statusOf = async (id: number) =>
  (await db.selectFrom('message').select('status').where('id', '=', id).executeTakeFirst())?.status;

describe('the page of operations', () => {
  it('shows the mailbox, the books and their proof, the queues and the mails that failed', async () => {
    await noteScan(db, 'tsbdir@mail:993/INBOX', 2, now());
    await fail();
    const page = await (await (await at.as('viewer')).get('/operations')).text();
    expect(page).toMatch(/tsbdir@mail:993\/INBOX.*never.*watched/s);
    expect(page).toMatch(/<b>1<\/b>seen.*<b>1<\/b>in review.*The sum is right/s);
    expect(page).toMatch(/Mails to process.*Mails to send.*Regular looks/s);
    expect(page).toMatch(/<a href="\/operations\/messages\/1">Mail 1<\/a>.*It took too much memory/s);
    expect(page).not.toContain('<script>alert');
    // A viewer is offered nothing that a viewer may not do.
    expect(page).not.toContain('Run all again');
    expect(await (await (await at.as('viewer')).get('/operations/messages/1')).text()).not.toContain('Run again');
    expect(await (await (await at.as('manager')).get('/operations')).text()).toContain('Run all again');
  });

  it('tells a mailbox that is failing, with why and since when', async () => {
    await noteFailure(db, 'tsbdir@mail:993/INBOX', 'mail asks to come back later', now());
    const page = await (await (await at.as('viewer')).get('/operations')).text();
    expect(page).toMatch(/failing<\/span> since.*mail asks to come back later/s);
  });

  it('has a manager say that a silent mailbox is not watched any more', async () => {
    await noteFailure(db, 'in@old', 'connection refused', new Date(now().getTime() - 3_600_000));
    await noteScan(db, 'in@new', 0, now());
    await lookForAlerts(at.app);
    const manager = await at.as('manager');
    const page = async () => (await manager.get('/operations')).text();
    expect(await page()).toMatch(/role="alert">The mailbox in@old.*Not watched any more/s);
    expect((await (await at.as('reviewer')).post('/operations/mailbox/give-up', { name: 'in@old' })).status).toBe(403);
    await manager.post('/operations/mailbox/give-up', { name: 'in@new' });
    await manager.post('/operations/mailbox/give-up', { name: 'in@old' });
    expect(await page()).not.toMatch(/role="alert">The mailbox in@old/);
    expect(await page()).toMatch(/<td>in@new<\/td>/);
    expect(await page()).not.toMatch(/<td>in@old<\/td>/);
    await noteFailure(db, 'in@old', 'connection refused', new Date(now().getTime() + 1000));
    expect(await page()).toMatch(/<td>in@old<\/td>/);
  });

  it('stands above every page while an alert holds, and says when it is over', async () => {
    const viewer = await at.as('viewer');
    const words = 'The mailbox was last looked through an hour ago.';
    await db.insertInto('alert').values({ code: 'mailbox-silent', words, raised_at: now(), ended_at: null }).execute();
    expect(await (await viewer.get('/')).text()).toMatch(/role="alert">The mailbox was last/);
    await db.updateTable('alert').set({ ended_at: now() }).execute();
    expect(await (await viewer.get('/')).text()).toMatch(/role="status">Over: The mailbox was last/);
    await db
      .updateTable('alert')
      .set({ ended_at: new Date(now().getTime() - 3_600_000) })
      .execute();
    expect(await (await viewer.get('/')).text()).not.toContain('The mailbox was last');
    expect(await (await viewer.get('/operations')).text()).toContain('The mailbox was last');
  });
});

describe('a failed mail', () => {
  it('is downloaded as it came, and never shown', async () => {
    const id = await fail();
    const viewer = await at.as('viewer');
    const response = await viewer.get(`/operations/messages/${id}/raw`);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(HOSTILE);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="mail-${id}.eml"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect((await viewer.get('/operations/messages/999/raw')).status).toBe(404);
    expect((await viewer.get('/operations/messages/999')).status).toBe(404);
    expect(await (await viewer.get(`/operations/messages/${id}`)).text()).not.toContain('<script>alert');
  });

  it('runs again for a reviewer who says why', async () => {
    const id = await fail();
    const path = `/operations/messages/${id}/again`;
    expect((await (await at.as('viewer')).post(path, { why: 'x' })).status).toBe(403);
    const reviewer = await at.as('reviewer');
    expect((await reviewer.post(path, { why: ' ' })).status).toBe(400);
    expect(await statusOf(id)).toBe('review');
    expect((await reviewer.post(path, { why: 'the reader was mended' })).status).toBe(303);
    expect(await statusOf(id)).toBe('pending');
    const queues = await at.app.queues();
    expect((await queues.counts()).messages.waiting).toBe(1);
    const audit = await db.selectFrom('audit').select(['actor', 'why']).orderBy('id', 'desc').executeTakeFirst();
    expect(audit).toEqual({ actor: 'Some reviewer', why: 'the reader was mended' });
  });

  it('is mended with a file, which is read in its place', async () => {
    const id = await fail(Buffer.from('Subject: huge\r\n\r\n'), true);
    const reviewer = await at.as('reviewer');
    const send = (content: string) => {
      const form = new FormData();
      form.set('why', 'saved without its archive');
      form.set('file', new Blob([content]), 'mended.eml');
      return reviewer.upload(`/operations/messages/${id}/mend`, form);
    };
    expect((await send('')).status).toBe(400);
    expect((await send('Subject: mended\r\n\r\n')).status).toBe(303);
    const mended = await db.selectFrom('message_correction').selectAll().executeTakeFirst();
    expect(mended).toMatchObject({ message_id: id, made_by: 'Some reviewer', why: 'saved without its archive' });
    expect(mended?.raw.toString()).toBe('Subject: mended\r\n\r\n');
    expect(await statusOf(id)).toBe('pending');
  });

  it('runs again with all others, but for those that would fail again', async () => {
    const ids = [await fail(Buffer.from('one')), await fail(Buffer.from('two')), await fail(Buffer.from('huge'), true)];
    expect((await (await at.as('reviewer')).post('/operations/messages/again')).status).toBe(403);
    expect((await (await at.as('manager')).post('/operations/messages/again')).status).toBe(303);
    await expect.poll(() => Promise.all(ids.map(statusOf))).toEqual(['pending', 'pending', 'review']);
  });
});

it('failed jobs are tried again, one or all', async () => {
  const queues = await openQueues({ databaseUrl: database.url }, () => {});
  const worker = queues.work('ticks', () => Promise.reject(new PermanentError('<b>no</b> disk')), 1);
  await queues.schedule('purge', 3_600_000);
  await expect.poll(async () => (await queues.failedJobs(5)).length).toBe(1);
  await worker.close();
  const reviewer = await at.as('reviewer');
  const page = await (await reviewer.get('/operations')).text();
  expect(page).toContain('&lt;b&gt;no&lt;/b&gt; disk');
  const job = /name="job" value="([^"]+)"/.exec(page)?.[1] ?? '';
  expect((await reviewer.post('/operations/retry', { queue: 'ticks', job })).status).toBe(303);
  expect(await queues.failedJobs(5)).toEqual([]);
  expect((await reviewer.post('/operations/retry', { queue: 'ticks' })).status).toBe(303);
  expect((await reviewer.post('/operations/retry', { queue: 'other' })).status).toBe(400);
  await queues.close();
});

describeWith('chromium', 'operations in a browser', () => {
  const browser = useBrowser();

  it('has no barriers, on narrow screens neither', async () => {
    await noteScan(db, 'tsbdir@mail.a-long-name.example.org:993/INBOX', 0, now());
    const id = await fail();
    for (const options of [{}, NARROW]) {
      const page = await browser.openAs('reviewer', at, options);
      for (const path of ['/operations', `/operations/messages/${id}`]) {
        await page.goto(at.url + path);
        expect(await findBarriers(page), path).toEqual([]);
        expect(await findOverflow(page), path).toEqual([]);
      }
    }
  });

  it('shows a failed mail and an alert without a reload', async () => {
    const page = await browser.openAs('viewer', at);
    await page.goto(`${at.url}/operations`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByText('Every mail could be processed.').waitFor();
    await fail();
    await page.getByRole('link', { name: 'Mail 1' }).waitFor();
    const words = 'The mailbox is silent.';
    await db.insertInto('alert').values({ code: 'mailbox-silent', words, raised_at: now(), ended_at: null }).execute();
    await page.getByRole('alert').getByText(words).waitFor();
  });

  it('catches up with what changed while the database was not heard', async () => {
    const page = await browser.openAs('viewer', at);
    await page.goto(`${at.url}/operations`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByText('Every mail could be processed.').waitFor();
    // The console's ear is cut off; what it misses is looked for once it hears again.
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tsb-intake console'`,
    );
    await database.pool.query('alter table message disable trigger user; alter table review_case disable trigger user');
    await fail();
    await database.pool.query('alter table message enable trigger user; alter table review_case enable trigger user');
    await page.getByRole('link', { name: 'Mail 1' }).waitFor();
  });

  it('mends a mail without JavaScript', async () => {
    const id = await fail();
    const page = await browser.openAs('reviewer', at, WITHOUT_SCRIPT);
    await page.goto(`${at.url}/operations/messages/${id}`);
    await page
      .getByLabel('Mended mail (.eml)')
      .setInputFiles({ name: 'a.eml', mimeType: 'message/rfc822', buffer: Buffer.from('Subject: mended\r\n\r\n') });
    await page.locator('#field-why').fill('without its archive');
    await page.getByRole('button', { name: 'Put in its place and run again' }).click();
    await page.getByText(`Mail ${id} is processed again.`).waitFor();
    expect(await statusOf(id)).toBe('pending');
  });
});
