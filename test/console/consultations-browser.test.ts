import { beforeAll, expect, it, vi } from 'vitest';
import { lastInstant } from '../../src/domain/consultation.ts';
import { listResults } from '../../src/results/read-results.ts';
import { claimWriting, noteProgress } from '../../src/results/writing.ts';
import { consultationCase, GRACE_MS } from '../results/consultation-case.ts';
import { DARK, findBarriers, findOverflow, NARROW, useBrowser, WITHOUT_SCRIPT } from '../support/browser.ts';
import { circular142 } from '../support/circular-142.ts';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';

vi.setConfig({ testTimeout: 60_000 });

const database = await createTestDatabase();
const CLOSING = new Date(lastInstant(circular142).getTime() + GRACE_MS + 60_000);
const PATH = '/consultations/T22/142';

describeWith('chromium', 'consultations in a browser', async () => {
  const at = await startConsole(database.url, { CLOCK_START: CLOSING.toISOString() });
  const life = consultationCase(database);
  const browser = useBrowser();

  beforeAll(async () => {
    await life.begin();
    for (const [index, state] of ['CH', 'KE', 'FR', 'BR', 'CN', 'RU', 'JP', 'SN'].entries())
      await life.reply(state, `2024-01-${10 + 2 * index}T10:00:00Z`, 'assign', {
        'X.1150': index % 2 ? 'not-assign' : 'assign',
      });
    await life.reply('IN', '2024-02-09T00:00:00Z', 'assign');
  });

  it.each([
    ['light', {}],
    ['dark', DARK],
    ['narrow', NARROW],
  ])('have no barriers, %s', async (_name, options) => {
    const page = await browser.openAs('manager', at, options);
    for (const path of ['/consultations', PATH, `${PATH}/replies`, `${PATH}/replies/CH`, `${PATH}/results`]) {
      await page.goto(at.url + path);
      expect(await findBarriers(page), path).toEqual([]);
      expect(await findOverflow(page), path).toEqual([]);
    }
  });

  it('open the figures behind a chart by keyboard', async () => {
    const page = await browser.openAs('viewer', at);
    await page.goto(at.url + PATH);
    await page.locator('.chart summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('cell', { name: '50 %' }).isVisible()).toBe(true);
  });

  it('close and reopen without JavaScript', async () => {
    const page = await browser.openAs('manager', at, WITHOUT_SCRIPT);
    await page.goto(`${at.url}${PATH}/results`);
    await page.getByLabel('Reason').fill('the meeting is near');
    await page.getByRole('button', { name: 'Close the consultation' }).click();
    expect(await page.getByRole('status').first().textContent()).toContain('The consultation is closed: result 1.');
    await page.getByLabel('Reason').fill('one reply was misread');
    await page.getByRole('button', { name: 'Reopen the consultation' }).click();
    expect(await page.locator('main').textContent()).toContain('one reply was misread');
  });

  it('show how far the writing is, live, and again after a reload', async () => {
    const [result] = await listResults(at.app.db, 'T22/142');
    if (!result) throw new Error('there is no result');
    const page = await browser.openAs('viewer', at);
    await page.goto(`${at.url}${PATH}/results`);
    await page.getByText('Live', { exact: true }).waitFor();
    await claimWriting(at.app.db, result.id, at.app.clock.now());
    const progress = { step: { message: 'collecting the comments of Kenya' }, done: 3, total: 9 };
    await noteProgress(at.app.db, result.id, progress, at.app.clock.now());
    await page.getByText('collecting the comments of Kenya').waitFor();
    await page.reload();
    expect(await page.getByRole('progressbar', { name: 'Progress' }).getAttribute('value')).toBe('3');
    expect(await findBarriers(page)).toEqual([]);
  });
});
