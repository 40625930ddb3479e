import { afterEach, describe, expect, it } from 'vitest';
import { createAccount, listAccounts } from '../../src/access/accounts.ts';
import { startConsole } from '../support/console.ts';
import { startIdentityProvider } from '../support/identity-provider.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';

const database = await createTestDatabase();
const provider = await startIdentityProvider();
const { app, url } = await startConsole(database.url, { ...provider.environment, OIDC_ROLE_CLAIM: 'tsb_role' });

afterEach(() => emptyTables(database));

/** A browser reduced to its cookies, which follows redirects between console and provider. */
class Traveller {
  readonly #cookies = new Map<string, Map<string, string>>();
  readonly visited: string[] = [];

  async go(address: string, steps = 10): Promise<{ status: number; text: string; address: string }> {
    this.visited.push(address);
    const jar = this.#cookies.get(new URL(address).host) ?? new Map<string, string>();
    this.#cookies.set(new URL(address).host, jar);
    const headers = { cookie: [...jar].map((pair) => pair.join('=')).join('; ') };
    const response = await fetch(address, { headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const next = response.headers.get('location');
    if (next && steps > 0) return this.go(new URL(next, address).href, steps - 1);
    return { status: response.status, text: await response.text(), address };
  }
}

describe('single sign-on', () => {
  it('says so while the provider cannot be reached, and works once it can', async () => {
    const down = await new Traveller().go(`${url}/sign-in/sso`);
    expect([down.status, down.text]).toEqual([502, expect.stringContaining('cannot be reached now')]);
    provider.open(url);
    provider.person = { sub: 'jane' };
    expect(await new Traveller().go(`${url}/sign-in/sso`)).toMatchObject({ status: 200, address: `${url}/` });
  });

  it('makes newcomers viewers, with their name', async () => {
    provider.person = { sub: 'jane', name: 'Jane Doe', email: 'jane@example.org', email_verified: true };
    const traveller = new Traveller();
    const { text, address } = await traveller.go(`${url}/sign-in/sso?to=/account`);
    expect(address).toBe(`${url}/account`);
    expect(text).toContain('Jane Doe');
    expect(text).toContain('looks after your password');
    expect(traveller.visited.some((visited) => visited.startsWith(provider.environment.OIDC_ISSUER))).toBe(true);
    const identity = `${provider.environment.OIDC_ISSUER} jane`;
    expect(await listAccounts(app.db)).toMatchObject([{ login: 'jane@example.org', role: 'viewer', identity }]);
    await new Traveller().go(`${url}/sign-in/sso`);
    expect(await listAccounts(app.db)).toHaveLength(1);
  });

  it('takes the role from the claim at every sign-in, the highest of several', async () => {
    const roles: [string | string[] | undefined, string][] = [
      ['manager', 'manager'],
      [['viewer', 'reviewer', 'something else'], 'reviewer'],
      [undefined, 'viewer'],
    ];
    for (const [claim, role] of roles) {
      provider.person = { sub: 'jane', name: 'Jane Doe', ...(claim ? { tsb_role: claim } : {}) };
      await new Traveller().go(`${url}/sign-in/sso`);
      expect(await listAccounts(app.db)).toMatchObject([{ role }]);
    }
  });

  it('opens the account that was prepared for a verified address, and no other', async () => {
    const doing = { actor: 'test', now: new Date() };
    const given = { login: 'jane@example.org', name: 'Jane Prepared', role: 'viewer', password: null } as const;
    const { id } = await createAccount(app.db, given, doing);
    provider.person = { sub: 'thief', name: 'Mallory', email: 'jane@example.org', email_verified: false };
    await new Traveller().go(`${url}/sign-in/sso`);
    provider.person = { sub: 'jane', name: 'Jane Doe', email: 'Jane@Example.org', email_verified: true };
    expect((await new Traveller().go(`${url}/sign-in/sso`)).text).toContain('Jane Prepared');
    const accounts = await listAccounts(app.db);
    expect(accounts.find((account) => account.id === id)?.identity).toMatch(/ jane$/);
    expect(accounts.find((account) => account.name === 'Mallory')?.login).not.toBe('jane@example.org');
  });

  it('never takes over an account with a password', async () => {
    const given = { login: 'jane@example.org', name: 'Jane', role: 'administrator', password: 'a hash' } as const;
    await createAccount(app.db, given, { actor: 'test', now: new Date() });
    provider.person = { sub: 'jane', name: 'Jane Doe', email: 'jane@example.org', email_verified: true };
    const refused = await new Traveller().go(`${url}/sign-in/sso`);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('There is an account of this name already');
    expect((await listAccounts(app.db)).map(({ identity }) => identity)).toEqual([null]);
  });

  it('lets nobody in whose account is shut', async () => {
    provider.person = { sub: 'jane', name: 'Jane' };
    await new Traveller().go(`${url}/sign-in/sso`);
    await app.db.updateTable('account').set({ disabled_at: new Date() }).execute();
    expect((await new Traveller().go(`${url}/sign-in/sso`)).text).toContain('Your account is shut');
  });

  it('refuses an answer to a journey that this browser did not begin', async () => {
    provider.person = { sub: 'jane', name: 'Jane' };
    const honest = new Traveller();
    await honest.go(`${url}/sign-in/sso`);
    const answer = honest.visited.find((address) => address.includes('/sign-in/sso/callback?')) ?? '';
    expect((await new Traveller().go(answer)).status).toBe(400);
    const other = new Traveller();
    await other.go(`${url}/sign-in/sso`, 1);
    expect((await other.go(answer)).status).toBe(403);
  });
});
