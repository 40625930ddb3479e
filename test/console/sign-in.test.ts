import { Secret, TOTP } from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAccount, listAccounts } from '../../src/access/accounts.ts';
import { firstEntry, invite } from '../../src/access/entry-links.ts';
import { hashPassword } from '../../src/access/passwords.ts';
import { formToken } from '../../src/console/shell/cookies.ts';
import type { Role } from '../../src/domain/role.ts';
import { startConsole } from '../support/console.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';

const database = await createTestDatabase();
const console = await startConsole(database.url);
const { app, url } = console;
const doing = { actor: 'test', now: new Date() };
const PASSWORD = 'correct horse battery';
const hash = await hashPassword(PASSWORD);

beforeEach(() => emptyTables(database));

/** A browser reduced to its cookies. */
class Jar {
  readonly cookies = new Map<string, string>();

  async get(path: string): Promise<Response> {
    return this.#keep(await fetch(url + path, { headers: this.#headers(), redirect: 'manual' }));
  }

  async post(path: string, fields: Record<string, string>): Promise<Response> {
    if (!this.cookies.has('tsb-key')) await this.get('/sign-in');
    const body = new URLSearchParams({ ...fields, 'form-token': formToken(this.cookies.get('tsb-key') ?? '') });
    return this.#keep(await fetch(url + path, { method: 'POST', headers: this.#headers(), body, redirect: 'manual' }));
  }

  async signIn(login: string, password = PASSWORD): Promise<Response> {
    return this.post('/sign-in', { login, password });
  }

  #headers(): Record<string, string> {
    return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  }

  #keep(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /Expires=Thu, 01 Jan 1970/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}

function makeAccount(login: string, role: Role = 'viewer') {
  return createAccount(app.db, { login, name: login, role, password: hash }, doing);
}

describe('the first administrator', () => {
  it('gets in by a link that works once', async () => {
    const key = (await firstEntry(app.db, doing, new Date())) ?? '';
    const jar = new Jar();
    expect(await (await jar.get(`/enter/${key}`)).text()).toContain('The first administrator');
    const entrant = { login: 'Jane@Example.org', name: 'Jane Doe', password: PASSWORD };
    expect((await jar.post(`/enter/${key}`, { ...entrant, password: 'short' })).status).toBe(400);
    expect((await jar.post(`/enter/${key}`, entrant)).status).toBe(303);
    expect(await (await jar.get('/')).text()).toContain('Jane Doe');
    expect(await listAccounts(app.db)).toMatchObject([{ login: 'jane@example.org', role: 'administrator' }]);
    expect((await new Jar().get(`/enter/${key}`)).status).toBe(410);
    expect(await firstEntry(app.db, doing, new Date())).toBeNull();
  });

  it('is one alone, however many use links at once', async () => {
    const key = (await firstEntry(app.db, doing, new Date())) ?? '';
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) =>
        new Jar().post(`/enter/${key}`, { login: `${name}@example.org`, name, password: PASSWORD }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410]);
  });

  it('comes too late with a link that is over or was replaced', async () => {
    const old = (await firstEntry(app.db, doing, new Date())) ?? '';
    const fiveHoursAgo = new Date(Date.now() - 5 * 3_600_000);
    const over = (await firstEntry(app.db, doing, fiveHoursAgo)) ?? '';
    expect((await new Jar().get(`/enter/${old}`)).status).toBe(410);
    expect((await new Jar().get(`/enter/${over}`)).status).toBe(410);
  });
});

describe('signing in', () => {
  it('opens the page that was asked for, and nothing elsewhere', async () => {
    await makeAccount('jane@example.org');
    const jar = new Jar();
    const refused = await jar.get('/review?sort=age');
    expect(refused.headers.get('location')).toBe('/sign-in?to=%2Freview%3Fsort%3Dage');
    for (const [to, goes] of [
      ['/review?sort=age', '/review?sort=age'],
      ['//evil.example', '/'],
      ['/\\evil.example', '/'],
      ['https://evil.example/', '/'],
      ['javascript:alert(1)', '/'],
    ]) {
      const answer = await new Jar().post('/sign-in', { login: 'jane@example.org', password: PASSWORD, to: to ?? '' });
      expect(answer.headers.get('location'), to).toBe(goes);
    }
  });

  it('gives the browser a new key, which no script can read', async () => {
    await makeAccount('jane@example.org');
    const jar = new Jar();
    await jar.get('/sign-in');
    const planted = jar.cookies.get('tsb-key');
    const [cookie = ''] = (await jar.signIn('jane@example.org')).headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    expect(jar.cookies.get('tsb-key')).not.toBe(planted);
  });

  it('says the same whether the name or the password is wrong', async () => {
    await makeAccount('jane@example.org');
    const [wrong, unknown] = await Promise.all([
      new Jar().signIn('jane@example.org', 'wrong horse battery'),
      new Jar().signIn('joan@example.org', 'wrong horse battery'),
    ]);
    const problem = /<p class="notice problem".*?<\/p>/;
    expect(problem.exec(await wrong.text())?.[0]).toBe(problem.exec(await unknown.text())?.[0]);
    expect([wrong.status, unknown.status]).toEqual([403, 403]);
  });

  it('stops after five failures, even for the right password, also when all come at once', async () => {
    await makeAccount('jane@example.org');
    await makeAccount('joan@example.org');
    const guesses = await Promise.all(
      Array.from({ length: 8 }, (_, index) => new Jar().signIn('jane@example.org', `wrong horse battery ${index}`)),
    );
    expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([403]));
    const late = await new Jar().signIn('jane@example.org');
    expect(late.status).toBe(403);
    expect(await late.text()).toContain('Too many attempts');
    expect((await new Jar().signIn('joan@example.org')).status).toBe(303);
    const anHourAgo = new Date(Date.now() - 3_600_000);
    await app.db.updateTable('sign_in_attempt').set({ at: anHourAgo }).execute();
    expect((await new Jar().signIn('jane@example.org')).status).toBe(303);
  });

  it('is over when idle, in the end, when ended, and when the account is shut', async () => {
    const { id } = await makeAccount('jane@example.org');
    const ends: (() => Promise<unknown>)[] = [
      () =>
        app.db
          .updateTable('session')
          .set({ seen_at: new Date(Date.now() - 5 * 3_600_000) })
          .execute(),
      () =>
        app.db
          .updateTable('session')
          .set({ created_at: new Date(Date.now() - 25 * 3_600_000) })
          .execute(),
      () => app.db.deleteFrom('session').execute(),
      () => app.db.updateTable('account').set({ disabled_at: new Date() }).where('id', '=', id).execute(),
    ];
    for (const end of ends) {
      const jar = new Jar();
      await jar.signIn('jane@example.org');
      expect((await jar.get('/')).status).toBe(200);
      await end();
      expect((await jar.get('/')).status).toBe(303);
    }
    expect((await new Jar().signIn('jane@example.org')).status).toBe(403);
  });

  it('is over for the browser that signs out, and for all others when the password changes', async () => {
    await makeAccount('jane@example.org');
    const [here, there] = [new Jar(), new Jar()];
    await here.signIn('jane@example.org');
    await there.signIn('jane@example.org');
    const change = { current: PASSWORD, password: 'another horse entirely' };
    expect((await here.post('/account/password', { ...change, current: 'wrong horse' })).status).toBe(400);
    expect((await here.post('/account/password', change)).status).toBe(303);
    expect((await there.get('/')).status).toBe(303);
    expect((await here.get('/')).status).toBe(200);
    const key = here.cookies.get('tsb-key') ?? '';
    await here.post('/sign-out', {});
    here.cookies.set('tsb-key', key);
    expect((await here.get('/')).status).toBe(303);
  });
});

describe('the second factor', () => {
  async function setUp(jar: Jar): Promise<{ secret: string; codes: string[] }> {
    await jar.signIn('jane@example.org');
    await jar.post('/account/second-factor/offer', {});
    const picture = await jar.get('/account/second-factor.png');
    expect(picture.headers.get('content-type')).toBe('image/png');
    const { totp_secret: secret } = await app.db.selectFrom('account').select('totp_secret').executeTakeFirstOrThrow();
    expect((await jar.post('/account/second-factor/confirm', { code: '000000' })).status).toBe(400);
    const confirmed = await jar.post('/account/second-factor/confirm', { code: codeOf(secret ?? '') });
    const codes = [...(await confirmed.text()).matchAll(/<code>(\w{5}-\w{5})<\/code>/g)].map((match) => match[1] ?? '');
    return { secret: secret ?? '', codes };
  }

  /** The code of a step from now: each is good once. */
  function codeOf(secret: string, steps = 0): string {
    return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
  }

  it('is asked for after the password, and opens nothing before', async () => {
    await makeAccount('jane@example.org');
    const { secret } = await setUp(new Jar());
    const jar = new Jar();
    const answer = await jar.signIn('jane@example.org');
    expect(answer.headers.get('location')).toBe('/sign-in/second-factor?to=%2F');
    expect((await jar.get('/')).status).toBe(303);
    expect((await jar.get('/account')).status).toBe(303);
    expect((await jar.post('/sign-in/second-factor', { code: codeOf(secret, -3) })).status).toBe(403);
    const code = codeOf(secret, 1);
    expect((await jar.post('/sign-in/second-factor', { code })).status).toBe(303);
    expect((await jar.get('/')).status).toBe(200);
    const thief = new Jar();
    await thief.signIn('jane@example.org');
    expect((await thief.post('/sign-in/second-factor', { code })).status).toBe(403);
  });

  it('can be replaced by a recovery code, each once', async () => {
    await makeAccount('jane@example.org');
    const { codes } = await setUp(new Jar());
    expect(new Set(codes).size).toBe(10);
    const sloppy = (codes[0] ?? '').toLowerCase().replace('-', ' ').replaceAll('0', 'o');
    const jar = new Jar();
    await jar.signIn('jane@example.org');
    expect((await jar.post('/sign-in/second-factor', { code: sloppy })).status).toBe(303);
    const again = new Jar();
    await again.signIn('jane@example.org');
    expect((await again.post('/sign-in/second-factor', { code: codes[0] ?? '' })).status).toBe(403);
  });

  it('cannot be guessed: it stops after five failures', async () => {
    await makeAccount('jane@example.org');
    const { secret } = await setUp(new Jar());
    const jar = new Jar();
    await jar.signIn('jane@example.org');
    for (let guess = 0; guess < 5; guess++)
      await jar.post('/sign-in/second-factor', { code: codeOf(secret, 100 + guess) });
    const right = await jar.post('/sign-in/second-factor', { code: codeOf(secret, 1) });
    expect(await right.text()).toContain('Too many attempts');
  });

  it('is taken off only by whoever knows the password', async () => {
    await makeAccount('jane@example.org');
    const jar = new Jar();
    await setUp(jar);
    await jar.post('/account/second-factor/remove', { proof: 'wrong horse battery' });
    expect((await listAccounts(app.db))[0]?.totp_confirmed).toBe(true);
    await jar.post('/account/second-factor/remove', { proof: PASSWORD });
    expect((await listAccounts(app.db))[0]).toMatchObject({ totp_confirmed: false, totp_secret: null });
  });
});

describe('requests that another site makes a browser send', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['without a token', {}, false],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, true],
    ['from a sister site', { 'sec-fetch-site': 'same-site' }, true],
    ['from another origin', { origin: 'https://evil.example' }, true],
  ])('are refused: %s', async (_name, headers, withToken) => {
    const viewer = await console.as('viewer');
    const body = new URLSearchParams(withToken ? { 'form-token': formToken(viewer.key) } : {});
    const cookie = `tsb-key=${viewer.key}`;
    const answer = await fetch(`${url}/sign-out`, { method: 'POST', headers: { ...headers, cookie }, body });
    expect(answer.status).toBe(403);
    expect((await viewer.get('/')).status).toBe(200);
  });

  it('are refused under a name that is not ours (DNS rebinding)', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${url}/sign-in`, { headers: { host: 'evil.example:8080' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on('error', reject).end();
    });
    expect(status).toBe(421);
  });
});

describe('invitations', () => {
  it('make an account of the role given', async () => {
    await makeAccount('root@example.org', 'administrator');
    const key = await invite(app.db, 'reviewer', doing, new Date());
    const jar = new Jar();
    await jar.post(`/enter/${key}`, {
      login: 'jane@example.org',
      name: 'Jane',
      password: PASSWORD,
      role: 'administrator',
    });
    expect(await (await jar.get('/account')).text()).toContain('Reviewer');
    const second = await invite(app.db, 'reviewer', doing, new Date());
    const taken = await new Jar().post(`/enter/${second}`, {
      login: 'JANE@example.org',
      name: 'J',
      password: PASSWORD,
    });
    expect(taken.status).toBe(400);
    expect(await taken.text()).toContain('There is an account of this name already');
  });
});
