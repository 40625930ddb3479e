import { Secret, TOTP } from 'otpauth';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createAccount } from '../../src/access/accounts.ts';
import { firstEntry } from '../../src/access/entry-links.ts';
import { hashPassword } from '../../src/access/passwords.ts';
import type { Role } from '../../src/domain/role.ts';
import { findBarriers, findOverflow, NARROW, useBrowser, WITHOUT_SCRIPT } from '../support/browser.ts';
import { startConsole } from '../support/console.ts';
import { startIdentityProvider } from '../support/identity-provider.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';

vi.setConfig({ testTimeout: 180_000 });

const database = await createTestDatabase();
const provider = await startIdentityProvider();
const PASSWORD = 'correct horse battery';
const hash = await hashPassword(PASSWORD);
const STEP_MS = 30_000;

/** Ways in which a person may sit before the console. */
const WAYS: [string, BrowserContextOptions][] = [
  ['by keyboard alone', {}],
  ['without JavaScript, on a telephone', { ...NARROW, ...WITHOUT_SCRIPT }],
];

describeWith('chromium', 'the door of the console in a browser', async () => {
  const at = await startConsole(database.url);
  const withProvider = await startConsole(database.url, provider.environment);
  provider.open(withProvider.url);
  provider.asks = true;
  const browser = useBrowser();

  beforeEach(() => emptyTables(database));

  const account = (login: string, role: Role) =>
    createAccount(at.app.db, { login, name: login, role, password: hash }, { actor: 'test', now: new Date() });
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

  /** The code that an authenticator app shows so many steps from now: each is good once. */
  async function codeOf(login: string, steps = 0): Promise<string> {
    const found = at.app.db.selectFrom('account').select('totp_secret').where('login', '=', login);
    const { totp_secret: secret } = await found.executeTakeFirstOrThrow();
    const app = new TOTP({ secret: Secret.fromBase32(secret ?? '') });
    return app.generate({ timestamp: Date.now() + steps * STEP_MS });
  }

  /** Goes to a control by Tab alone, as far as the page has any, presses it, and waits for the page that it leads to. */
  async function press(page: Page, role: 'button' | 'link', name: string): Promise<void> {
    await tabTo(page, role, name);
    await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
  }

  async function fill(page: Page, label: string, value: string): Promise<void> {
    await tabTo(page, 'textbox', label);
    await page.keyboard.type(value);
  }

  async function tabTo(page: Page, role: 'button' | 'link' | 'textbox', name: string): Promise<void> {
    const control =
      role === 'textbox' ? page.getByLabel(name, { exact: true }) : page.getByRole(role, { name, exact: true });
    await control.waitFor();
    for (let stop = 0; stop < 100; stop += 1) {
      if ((await control.and(page.locator(':focus')).count()) > 0) return;
      await page.keyboard.press('Tab');
    }
    expect.unreachable(`${name} is not reached by Tab`);
  }

  /** In light and dark, wide and narrow. Where no script runs axe-core cannot either: there the width alone is looked at. */
  async function lookAt(page: Page): Promise<void> {
    const scripted = await page.evaluate(`matchMedia('(scripting: enabled)').matches`);
    const size = page.viewportSize() ?? { width: 1280, height: 720 };
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 720 });
        const where = `${page.url()} ${colorScheme} ${width}`;
        if (scripted) expect(await findBarriers(page), where).toEqual([]);
        expect(await findOverflow(page), where).toEqual([]);
      }
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize(size);
  }

  async function signIn(page: Page, login: string, password = PASSWORD, url = at.url): Promise<void> {
    await page.goto(`${url}/account`);
    await fill(page, 'E-mail address or user name', login);
    await fill(page, 'Password', password);
    await press(page, 'button', 'Sign in');
  }

  describe.each(WAYS)('%s', (_way, options) => {
    it('the first administrator enters by the printed link and invites another', async () => {
      const key = await firstEntry(at.app.db, { actor: 'test', now: new Date() }, new Date());
      const jane = await browser.open(options);
      await jane.goto(`${at.url}/enter/${key}`);
      await heading(jane, 'The first administrator');
      await lookAt(jane);
      await fill(jane, 'Your name, as others see it', 'Jane');
      await fill(jane, 'E-mail address or user name', 'jane@example.org');
      await fill(jane, 'Password', 'jane@example.org');
      await press(jane, 'button', 'Continue');
      await jane.getByRole('alert').waitFor();
      await lookAt(jane);
      await fill(jane, 'Password', PASSWORD);
      await press(jane, 'button', 'Continue');
      await heading(jane, 'Overview');
      await jane.goto(`${at.url}/settings/accounts`);
      await lookAt(jane);
      await tabTo(jane, 'textbox', 'Role');
      await jane.keyboard.type('Reviewer');
      await press(jane, 'button', 'Make a link');
      await heading(jane, 'The link');
      await lookAt(jane);
      const link = (await jane.locator('code.secret').textContent()) ?? '';

      const ben = await browser.open(options);
      await ben.goto(link);
      await heading(ben, 'You are invited');
      await lookAt(ben);
      await fill(ben, 'Your name, as others see it', 'Ben');
      await fill(ben, 'E-mail address or user name', 'ben@example.org');
      await fill(ben, 'Password', PASSWORD);
      await press(ben, 'button', 'Continue');
      await heading(ben, 'Overview');
      await ben.goto(`${at.url}/account`);
      await ben.getByText('Reviewer: settles cases').waitFor();
      await ben.goto(link);
      await heading(ben, 'This link is no good');
      await lookAt(ben);
    });

    it('a second factor is set up, asked for, and replaced by a recovery code', async () => {
      await account('jane@example.org', 'viewer');
      const page = await browser.open(options);
      await signIn(page, 'jane@example.org');
      await lookAt(page);
      await press(page, 'button', 'Set up');
      await heading(page, 'Set up a second factor');
      await page.getByRole('img', { name: 'QR code' }).waitFor();
      await lookAt(page);
      await fill(page, 'Code', '000000');
      await press(page, 'button', 'Confirm');
      await page.getByRole('alert').waitFor();
      await lookAt(page);
      await fill(page, 'Code', await codeOf('jane@example.org', -1));
      await press(page, 'button', 'Confirm');
      await heading(page, 'Recovery codes');
      await lookAt(page);
      const recovery = (await page.locator('ul.codes code').first().textContent()) ?? '';
      await press(page, 'link', 'I have kept them');
      await page.getByText('10 recovery codes are left').waitFor();
      await lookAt(page);
      for (const code of [() => codeOf('jane@example.org'), async () => recovery]) {
        await press(page, 'button', 'Sign out');
        await heading(page, 'Sign in');
        await signIn(page, 'jane@example.org');
        await heading(page, 'Second factor');
        await lookAt(page);
        await fill(page, 'Code', '999999');
        await press(page, 'button', 'Continue');
        await page.getByRole('alert').waitFor();
        await lookAt(page);
        await fill(page, 'Code', await code());
        await press(page, 'button', 'Continue');
        await heading(page, 'Your account');
      }
      await page.getByText('9 recovery codes are left').waitFor();
    });

    it('is shut after five wrong passwords, for the right one too', async () => {
      await account('jane@example.org', 'viewer');
      const page = await browser.open(options);
      await page.goto(at.url);
      await lookAt(page);
      for (let guess = 0; guess < 5; guess += 1) {
        await signIn(page, 'jane@example.org', `wrong ${guess}`);
        await page.getByText('do not belong together').waitFor();
      }
      await signIn(page, 'jane@example.org');
      await page.getByText('Too many attempts have failed. Wait a quarter of an hour').waitFor();
      await lookAt(page);
    });

    it('a session that is ended elsewhere leads to the door, and from there back to its page', async () => {
      await account('jane@example.org', 'viewer');
      const [here, there] = [await browser.open(options), await browser.open(options)];
      for (const page of [here, there]) {
        await signIn(page, 'jane@example.org');
        await heading(page, 'Your account');
      }
      await here.reload();
      await press(here, 'button', 'End all others');
      await here.getByText('All other sessions are ended.').waitFor();
      // The page may just be on its way to the door by itself, which cuts this short.
      const asked = `${at.url}/register?show=lost`;
      await there.goto(asked).catch(() => there.goto(asked));
      await heading(there, 'Sign in');
      await fill(there, 'E-mail address or user name', 'jane@example.org');
      await fill(there, 'Password', PASSWORD);
      await press(there, 'button', 'Sign in');
      await heading(there, 'Register');
      expect(there.url()).toBe(asked);
    });

    it('single sign-on leads through the organisation’s page, and back to the page asked for', async () => {
      provider.person = { sub: 'jane', name: 'Jane Doe', email: 'jane@example.org', email_verified: true };
      const page = await browser.open(options);
      await page.goto(`${withProvider.url}/account`);
      await lookAt(page);
      await press(page, 'link', 'Sign in with your organisation’s account');
      await page.getByRole('link', { name: 'Go on' }).waitFor();
      expect(page.url()).toContain(provider.environment.OIDC_ISSUER);
      await press(page, 'link', 'Go on');
      await heading(page, 'Your account');
      await page.getByText('looks after your password').waitFor();
      await lookAt(page);
    });

    it('whoever the provider does not vouch for is told so', async () => {
      const page = await browser.open(options);
      await page.goto(`${withProvider.url}/sign-in/sso/callback?code=none`);
      await page.getByRole('alert').waitFor();
      await lookAt(page);
      await press(page, 'link', 'Sign in');
      await heading(page, 'Sign in');
    });
  });

  it('an administrator shuts an account, and its owner is out at once', async () => {
    await account('root@example.org', 'administrator');
    await account('jane@example.org', 'viewer');
    const [root, jane] = [await browser.open(), await browser.open()];
    await signIn(jane, 'jane@example.org');
    await signIn(root, 'root@example.org');
    await root.goto(`${at.url}/settings/accounts`);
    await press(root, 'link', 'jane@example.org');
    await lookAt(root);
    await press(root, 'button', 'Shut this account');
    await root.getByText('The account is changed.').waitFor();
    await jane.reload();
    await heading(jane, 'Sign in');
    await fill(jane, 'E-mail address or user name', 'jane@example.org');
    await fill(jane, 'Password', PASSWORD);
    await press(jane, 'button', 'Sign in');
    await jane.getByText('do not belong together').waitFor();
  });

  it('tokens of programs are made, shown once and revoked', async () => {
    const page = await browser.openAs('administrator', at);
    await page.goto(`${at.url}/settings/tokens`);
    await lookAt(page);
    await fill(page, 'What it is for', 'the meeting pages');
    await press(page, 'button', 'Make a token');
    await heading(page, 'The new token');
    await lookAt(page);
    const token = (await page.locator('code.secret').textContent()) ?? '';
    const status = async () =>
      (await fetch(`${at.url}/api/v1/status`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await status()).toBe(200);
    await page.goto(`${at.url}/settings/tokens`);
    page.on('dialog', (dialog) => void dialog.accept());
    await press(page, 'button', 'Revoke');
    await page.getByText('The token is revoked.').waitFor();
    expect(await status()).toBe(401);
  });
});
