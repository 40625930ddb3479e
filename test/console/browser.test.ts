import { expect, it } from 'vitest';
import { DARK, findBarriers, findOverflow, NARROW, useBrowser, WITHOUT_SCRIPT } from '../support/browser.ts';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';

const database = await createTestDatabase();

describeWith('chromium', 'the console in a browser', async () => {
  const at = await startConsole(database.url);
  const { url, app } = at;
  const browser = useBrowser();

  it.each([
    ['light', {}],
    ['dark', DARK],
    ['narrow', NARROW],
  ])('has no barriers on the first page, %s', async (_name, options) => {
    const page = await browser.openAs('viewer', at, options);
    expect(await findBarriers(page)).toEqual([]);
    expect(await findOverflow(page)).toEqual([]);
  });

  it('opens its menu on a narrow screen without JavaScript', async () => {
    const page = await browser.openAs('viewer', at, { ...NARROW, ...WITHOUT_SCRIPT });
    const entry = page.getByRole('link', { name: 'Overview' });
    expect(await entry.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    expect(await entry.isVisible()).toBe(true);
  });

  it('is used by keyboard alone', async () => {
    const page = await browser.openAs('viewer', at);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('id')).toBe('content');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').textContent()).toContain('Overview');
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.goto(`${url}/nowhere`);
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.waitForURL(`${url}/`);
  });

  it('shows what changes without a reload', async () => {
    const page = await browser.openAs('viewer', at);
    await page.getByText('Live', { exact: true }).waitFor();
    const now = new Date('2024-01-22T09:00:00Z');
    await app.db
      .insertInto('message')
      .values({ sha256: 'a'.repeat(64), size: 1, received_at: now, stored_at: now, status: 'ignored' } as never)
      .execute();
    await page.getByText('1ignored').waitFor();
  });
});
