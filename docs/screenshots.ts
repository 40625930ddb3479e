import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Takes the pictures of the README from the demonstration: npm run screenshots */

const FOLDER = join(import.meta.dirname, 'screenshots');
const ROOT = join(import.meta.dirname, '..');
const SIZE = { width: 1280, height: 800 };
/** The demonstration reads its sample mails, scans among them. */
const PATIENCE_MS = 180_000;

interface Picture {
  name: string;
  /** The page, or how to get there from the first one. */
  path: string | ((page: Page) => Promise<void>);
  dark?: boolean;
}

const PICTURES: readonly Picture[] = [
  { name: 'overview', path: '/' },
  { name: 'case', path: openCase },
  { name: 'consultation', path: '/consultations/T22/142' },
  { name: 'operations', path: '/operations', dark: true },
];

async function openCase(page: Page): Promise<void> {
  await page.goto(new URL('/review', page.url()).href);
  await page.locator('[data-row]').first().click();
}

const directory = await mkdtemp(join(tmpdir(), 'tsb-screenshots-'));
const program = spawn(process.execPath, ['workers/all.ts'], {
  cwd: ROOT,
  env: { ...process.env, DATA_DIR: directory, PORT: '0', EMBEDDED_IMAP_PORT: '0', EMBEDDED_SMTP_PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let browser: Browser | undefined;
try {
  const link = await waitUntilReady();
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  await mkdir(FOLDER, { recursive: true });
  await takePictures(browser, link);
} finally {
  await browser?.close();
  program.kill('SIGTERM');
  await once(program, 'close');
  await rm(directory, { recursive: true, force: true });
}

/** Waits until the sample replies are counted; gives the first administrator's link. */
async function waitUntilReady(): Promise<string> {
  let said = '';
  program.stdout.on('data', (chunk) => (said += chunk));
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (Date.now() < giveUpAt && program.exitCode === null) {
    const link = /http:\S+\/enter\/\S+/.exec(said)?.[0];
    if (link && /tally T22\/142/.test(said)) return link;
    await sleep(250);
  }
  throw new Error(`the demonstration never came so far:\n${said}`);
}

async function takePictures(at: Browser, link: string): Promise<void> {
  const page = await at.newPage({ viewport: SIZE });
  await page.goto(link);
  await page.getByLabel('Your name').fill('Jane Doe');
  await page.getByLabel('E-mail address or user name').fill('jane.doe@example.org');
  await page.getByLabel('Password').fill('four words at random');
  await page.getByRole('button', { name: 'Continue' }).click();
  for (const { name, path, dark } of PICTURES) {
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    await page.goto(new URL(typeof path === 'string' ? path : '/', link).href);
    if (typeof path !== 'string') await path(page);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  }
}
