import type { Page } from 'playwright-core';

/** A reviewer's moves on the pages of a case, by what stands on them. */

/** Opens the one case that the words find in the queue, as soon as it is there; gives its number. */
export async function openCaseOf(page: Page, url: string, words: string): Promise<number> {
  const link = page.locator('table.queue a[data-row]');
  await page.goto(`${url}/review?search=${encodeURIComponent(words)}`);
  await link.first().waitFor({ timeout: 15_000 });
  if ((await link.count()) !== 1) throw new Error(`${await link.count()} cases fit ${words}`);
  const id = Number(await link.textContent());
  await link.click();
  await page.waitForURL(new RegExp(`/review/${id}\\b`));
  return id;
}

export function click(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

export function choose(page: Page, text: string, answer: string): Promise<void> {
  return page.getByRole('group', { name: text }).getByLabel(answer).click();
}

/** Opens one of the folded decisions, gives the reason and sends it. */
export async function decideWithReason(
  page: Page,
  { name, form, why }: { name: string; form: 'attach' | 'ignore' | 'reprocess'; why: string },
): Promise<void> {
  await page.locator(`#why-${form}`).fill(why);
  await click(page, name);
}

export async function unfold(page: Page, name: string): Promise<void> {
  await page.locator('summary', { hasText: name }).click();
}
