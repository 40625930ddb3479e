import { afterAll, describe, expect, it, vi } from 'vitest';
import { storeMessage } from '../../src/intake/store-message.ts';
import { findReprocessing, startReprocessing } from '../../src/operations/reprocessing.ts';
import { openCase } from '../../src/replies/rows/open-case.ts';
import { startProcess, type WorkerProcess } from '../flow/workers.ts';
import { findBarriers, findOverflow, NARROW, useBrowser, WITHOUT_SCRIPT } from '../support/browser.ts';
import { startConsole } from '../support/console.ts';
import { useDirectory } from '../support/directory.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const database = await createTestDatabase();
const { db } = database;
const at = await startConsole(database.url, { CLOCK_START: '2024-01-22T09:00:00Z' });
const environment = {
  DATABASE_URL: database.url,
  DATA_DIR: await useDirectory('tsb-reprocessing-'),
  CLOCK_START: '2024-01-22T09:00:00Z',
};
const PATIENCE = { timeout: 240_000, interval: 200 };
const MANY = 1000;
const by = { actor: 'test', why: 'the program was mended', now: at.app.clock.now() };

const started: WorkerProcess[] = [];
async function start(name: 'replies' | 'scheduler'): Promise<WorkerProcess> {
  const worker = startProcess(name, environment);
  started.push(worker);
  await worker.says(/health at/);
  return worker;
}
afterAll(() => Promise.all(started.map((worker) => worker.kill())));

let uid = 0;
/** Mails that were given to staff, each with its case. */
async function seedCases(count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    uid += 1;
    const raw = Buffer.from(
      `From: a${uid}@nowhere.example\r\nSubject: A letter\r\n\r\nNumber ${uid}, with no form.\r\n`,
    );
    const message = {
      raw,
      headerOnly: false,
      size: raw.length,
      receivedAt: by.now,
      mailbox: 'test',
      uidValidity: 1,
      uid,
    };
    const { messageRowId: id } = await storeMessage(db, message, by.now);
    await db
      .updateTable('message')
      .set({ status: 'review', reason: 'It could not be read.' })
      .where('id', '=', id)
      .execute();
    const understood = { consultation: null, memberState: null, language: null, sender: null, answers: {} };
    await db.transaction().execute((tx) => openCase(tx, id, understood, by.now));
    ids.push(id);
  }
  return ids;
}

describe('mails processed again', () => {
  it('go back to the workers by the scheduler, where whoever began it is gone', async () => {
    const ids = await seedCases(60);
    const run = await startReprocessing(db, ids, by);
    expect(await findReprocessing(db, run)).toMatchObject({ total: 60, waiting: 60 });
    const [scheduler, replies] = [await start('scheduler'), await start('replies')];
    await expect.poll(async () => (await findReprocessing(db, run))?.waiting, PATIENCE).toBe(0);
    const { became, left } = (await findReprocessing(db, run)) ?? { became: {} };
    expect([Object.values(became).reduce((sum, count) => sum + count, 0), left]).toEqual([60, 0]);
    await Promise.all([scheduler.stop(), replies.stop()]);
  });

  it('are none that somebody has settled, or has in hand', async () => {
    await database.pool.query(`truncate reprocessing_mail, reprocessing, review_case, message cascade`);
    const [settled = 0, taken = 0, corrected = 0, free = 0] = await seedCases(4);
    await db.updateTable('review_case').set({ assigned_to: 'Ana' }).where('message_id', '=', taken).execute();
    const draft = JSON.stringify({ consultation: null, memberState: null, answers: {} });
    await db.updateTable('review_case').set({ draft }).where('message_id', '=', corrected).execute();
    const manager = await at.as('manager');
    expect(await (await manager.get('/review/reprocess')).text()).toContain('Process 2 mails again');
    expect((await manager.post('/review/reprocess', { why: ' ' })).status).toBe(400);
    expect((await (await at.as('reviewer')).post('/review/reprocess', { why: 'x' })).status).toBe(403);
    await db.updateTable('review_case').set({ status: 'resolved' }).where('message_id', '=', settled).execute();
    await db.updateTable('message').set({ status: 'ignored' }).where('id', '=', settled).execute();
    const run = await startReprocessing(db, [settled, free], by);
    const answer = await manager.post('/review/reprocess', { why: 'mended' });
    expect(answer.headers.get('location')).toBe(`/operations/reprocessing/${run + 1}`);
    await expect.poll(() => findReprocessing(db, run)).toMatchObject({ total: 2, left: 1 });
    expect(await db.selectFrom('message').select('status').where('id', '=', taken).executeTakeFirst()).toEqual({
      status: 'review',
    });
  });
});

describeWith('chromium', 'a thousand mails processed again, in the browser', () => {
  const browser = useBrowser();

  it('show how far they are, over a reload, in another browser, and over the death of a worker', async () => {
    await database.pool.query(`truncate reprocessing_mail, reprocessing, review_case, message cascade`);
    await seedCases(MANY);
    const ana = await browser.openAs('manager', at);
    await ana.goto(`${at.url}/review`);
    await ana.getByRole('link', { name: 'Process all again' }).click();
    expect(await findBarriers(ana)).toEqual([]);
    await ana.getByLabel('Reason').fill('the program was mended');
    await ana.getByRole('button', { name: `Process ${MANY} mails again` }).click();
    await ana.waitForURL(/\/operations\/reprocessing\/\d+$/);
    const done = async (page: typeof ana) => Number(await page.getByRole('progressbar').getAttribute('value'));
    expect(await done(ana)).toBeLessThan(MANY);

    const victim = await start('replies');
    await expect.poll(() => done(ana), PATIENCE).toBeGreaterThan(20);
    await victim.kill();
    await ana.reload();
    const before = await done(ana);
    expect(before).toBeGreaterThan(20);
    expect(before).toBeLessThan(MANY);
    expect(await findBarriers(ana)).toEqual([]);
    const ben = await browser.openAs('viewer', at, { ...NARROW, ...WITHOUT_SCRIPT });
    await ben.goto(`${at.url}/operations`);
    await ben.getByRole('link', { name: `${MANY} mails` }).click();
    expect(await done(ben)).toBeGreaterThanOrEqual(before);
    expect(await findOverflow(ben)).toEqual([]);

    await start('replies');
    await start('scheduler');
    await ana.getByText(`All ${MANY} are done.`).waitFor({ timeout: 240_000 });
    expect(await done(ana)).toBe(MANY);
    await ben.reload();
    await ben.getByText(`All ${MANY} are done.`).waitFor();
    const { rows } = await database.pool.query(`select count(*)::int as count from message where status = 'pending'`);
    expect(rows).toEqual([{ count: 0 }]);
  });
});
