import { readFileSync } from 'node:fs';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { findBarriers, findOverflow, useBrowser } from '../support/browser.ts';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { openReviewDesk } from '../support/review-desk.ts';
import { describeWith } from '../support/services.ts';

// Words are recognised on every page, which takes seconds each.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const database = await createTestDatabase();
const SCAN = readFileSync(new URL('../corpus/forms/scan/pen-marks-by-fax.tif', import.meta.url));
const TEXTS = 8;

/** The fax as a machine sends it into which the sheets were put the other way round, or sideways. */
async function turnedScan(degrees: number): Promise<Buffer> {
  const { pages = 1 } = await sharp(SCAN).metadata();
  const sheets = await Promise.all(
    Array.from({ length: pages }, (_, page) => sharp(SCAN, { page }).rotate(degrees).png().toBuffer()),
  );
  return sharp(sheets, { join: { animated: true } })
    .tiff({ compression: 'lzw' })
    .toBuffer();
}

function mailOf(scan: Buffer): Promise<Buffer> {
  const content = { filename: 'scan.tif', content: scan, contentType: 'image/tiff' };
  const mail = { from: 'fax@nowhere.example', to: 'tsbdir@itu.int', subject: 'Fax', text: '', attachments: [content] };
  return new MailComposer(mail).compile().build();
}

describeWith('chromium', 'a form sent as a scan', async () => {
  const at = await startConsole(database.url);
  const browser = useBrowser();
  const desk = await openReviewDesk(database);
  const upright = await desk.deliver(await mailOf(SCAN));

  /** The case's picture of the page, and its crops, as the browser shows them. */
  async function openCase(caseId: number, query = ''): Promise<Page> {
    const page = await browser.openAs('reviewer', at);
    await page.goto(`${at.url}/review/${caseId}${query}`);
    await expect.poll(() => widthOf(page, '.page img')).toBeGreaterThan(500);
    return page;
  }

  /** Of the picture itself, 0 until it is there. */
  const widthOf = (page: Page, selector: string, index = 0) =>
    page.evaluate(`document.querySelectorAll('${selector}')[${index}].naturalWidth`) as Promise<number>;

  async function picture(page: Page, selector: string, index = 0) {
    const source = await page.locator(selector).nth(index).getAttribute('src');
    const answer = await page.request.get(at.url + source);
    return sharp(await answer.body())
      .greyscale()
      .resize(120, 160, { fit: 'fill' })
      .blur(2)
      .raw()
      .toBuffer();
  }

  const difference = (left: Buffer, right: Buffer) =>
    left.reduce((sum, value, index) => sum + Math.abs(value - (right[index] ?? 0)), 0) / left.length;

  /** Whether two pictures stand the same way up, rather than one of them on its head. */
  const isAlike = (left: Buffer, right: Buffer) =>
    difference(left, right) < difference(left, Buffer.from(right).reverse());

  /** Frames over the page: left, top, width and height in shares of it. */
  const frames = (page: Page) =>
    page.evaluate(`[...document.querySelectorAll('.page rect')].map((rect) =>
      ['x', 'y', 'width', 'height'].map((name) => Number(rect.getAttribute(name))))`) as Promise<number[][]>;

  it('shows its page with the marks, and a crop for each text', async () => {
    const page = await openCase(upright.caseId);
    expect(await page.locator('img.excerpt').count()).toBe(TEXTS);
    const found = await frames(page);
    expect(found.length).toBeGreaterThan(10);
    expect(found.flat().every((share) => share >= 0 && share <= 1)).toBe(true);
    for (let text = 0; text < TEXTS; text += 1) {
      await page.locator('img.excerpt').nth(text).scrollIntoViewIfNeeded();
      await expect.poll(() => widthOf(page, 'img.excerpt', text)).toBeGreaterThan(100);
    }
    expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await findOverflow(page)).toEqual([]);
  });

  describe.each([180, 90, 270])('and laid in turned by %d degrees', async (degrees) => {
    const turned = await desk.deliver(await mailOf(await turnedScan(degrees)));

    it('is shown upright, with the marks and crops of the one that came upright', async () => {
      const [here, there] = [await openCase(upright.caseId), await openCase(turned.caseId)];
      expect(isAlike(await picture(here, '.page img'), await picture(there, '.page img'))).toBe(true);
      const [expected, found] = [await frames(here), await frames(there)];
      expect(found).toHaveLength(expected.length);
      for (const [index, frame] of found.entries())
        for (const [side, share] of frame.entries()) expect(share).toBeCloseTo(expected[index]?.[side] ?? -1, 1);
      for (let text = 0; text < TEXTS; text += 1) {
        const [crop, same] = [await picture(here, 'img.excerpt', text), await picture(there, 'img.excerpt', text)];
        expect(isAlike(crop, same), `crop ${text}`).toBe(true);
      }
    });
  });

  it('is turned by hand as well, the marks with it', async () => {
    const page = await openCase(upright.caseId);
    const before = await picture(page, '.page img');
    await page.getByRole('link', { name: 'Rotate the page' }).click();
    await page.waitForURL(/turn=90/);
    await page.keyboard.press('w');
    await page.waitForURL(/turn=180/);
    expect(isAlike(before, await picture(page, '.page img'))).toBe(false);
    const [first = []] = await frames(page);
    const [original = []] = await frames(await openCase(upright.caseId));
    expect(first[1]).toBeCloseTo(1 - (original[1] ?? 0) - (original[3] ?? 0), 6);
  });
});
