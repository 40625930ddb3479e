import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import type { Role } from '../../src/domain/role.ts';
import { enter, type TestConsole } from './console.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What keeps Debian's Chromium from calling home, and from needing a sandbox or a screen in a container. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface TestBrowser {
  /** A page in a profile of its own: another person's browser. Its context closes after the test. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** The same, of a person of this role who is signed in to the console; it has the console's first page open. */
  openAs(role: Role, at: TestConsole, options?: BrowserContextOptions): Promise<Page>;
}

/**
 * A real browser for the calling block of tests, started at the first page. Whatever a page logs as an error (a script
 * that fails, something that the content security policy stops) fails the test.
 */
export function useBrowser(): TestBrowser {
  let browser: Promise<Browser> | undefined;
  const open: { page: Page; complaints: string[] }[] = [];

  afterEach(async () => {
    const complaints = open.flatMap((each) => each.complaints);
    await Promise.all(open.splice(0).map(({ page }) => page.context().close()));
    expect(complaints).toEqual([]);
  });
  afterAll(async () => (await browser)?.close());

  const openPage: TestBrowser['open'] = async (options) => {
    browser ??= chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGUMENTS, chromiumSandbox: false });
    const context = await (await browser).newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    open.push({ page, complaints });
    page.on('pageerror', ({ message }) => {
      if (!isSkippedAnimation(message)) complaints.push(message);
    });
    page.on('console', (message) => {
      if (message.type() === 'error' && !isAnswer(message.text())) complaints.push(message.text());
    });
    return page;
  };
  return {
    open: openPage,
    openAs: async (role, { app, url }, options) => {
      const page = await openPage(options);
      const { key } = await enter(app, role);
      await page.context().addCookies([{ name: 'tsb-key', value: key, url, httpOnly: true, sameSite: 'Lax' }]);
      await page.goto(url);
      return page;
    },
  };
}

/** Chromium logs every 4xx and 5xx page as an error; a test that asks for one expects it. */
function isAnswer(text: string): boolean {
  return text.startsWith('Failed to load resource: the server responded with a status of');
}

/** Chromium leaves the cross-fade between two pages out where the next one was faster, and says so as an error. */
function isSkippedAnimation(message: string): boolean {
  return message.startsWith('Transition was aborted');
}

/** What axe-core finds wrong with the page for people with disabilities (WCAG 2.2 AA and good practice): one line each. */
export async function findBarriers(page: Page): Promise<string[]> {
  const source = await readFile(AXE, 'utf8');
  // Through the debugger's own channel, which the content security policy does not bind.
  const results = (await page.evaluate(`${source}; axe.run(document, { resultTypes: ['violations'] })`)) as AxeResults;
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`,
  );
}

/** Whether the page can be read without scrolling sideways (WCAG 1.4.10); gives what sticks out. */
export async function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const scrolls = (element) => getComputedStyle(element).overflowX !== 'visible';
    const isHeld = (element) => element && element !== document.body && (scrolls(element) || isHeld(element.parentElement));
    const found = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && !isHeld(element.parentElement))
      .map((element) => element.outerHTML.slice(0, 120))
      .slice(0, 5);
    return found.length > 0 ? found : ['something unseen, by ' + (document.documentElement.scrollWidth - width) + ' px'];
  })()`) as Promise<string[]>;
}

/** A phone held upright, the narrowest screen that must do. */
export const NARROW: BrowserContextOptions = { viewport: { width: 320, height: 640 } };
export const WITHOUT_SCRIPT: BrowserContextOptions = { javaScriptEnabled: false };
export const DARK: BrowserContextOptions = { colorScheme: 'dark' };
