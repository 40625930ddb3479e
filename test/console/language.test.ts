import { describe, expect, it, vi } from 'vitest';
import { createAccount } from '../../src/access/accounts.ts';
import { hashPassword } from '../../src/access/passwords.ts';
import { speak } from '../../src/console/words/words.ts';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { pseudo, strayWords } from '../support/pseudo-language.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const database = await createTestDatabase();
const console = await startConsole(database.url);
speak(pseudo);
const administrator = await console.as('administrator');

/** What a person is told after a form was sent: on the page itself, or on the one that it leads to. */
async function told(answer: Response): Promise<string> {
  const location = answer.headers.get('location');
  if (location === null) return answer.text();
  const flash = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('tsb-flash='));
  const cookie = `tsb-key=${administrator.key}; ${flash?.split(';')[0]}`;
  return (await fetch(console.url + location, { headers: { cookie } })).text();
}

/** The notice that says what is wrong. */
function problemOn(page: string): string {
  return /class="notice problem" role="alert">([^<]*)/.exec(page)?.[1] ?? '';
}

describe('in another language', () => {
  it('the catalogue names the language of the page', async () => {
    expect(await (await administrator.get('/account')).text()).toContain('<html lang="en-x-pseudo" dir="ltr">');
  });

  it.each<[string, () => Promise<Response>]>([
    ['a wrong password', () => administrator.post('/sign-in', { login: 'nobody', password: 'wrong' })],
    [
      'an account without a name',
      () => administrator.post('/settings/accounts/prepare', { email: 'x', role: 'viewer' }),
    ],
    ['the last administrator', () => administrator.post('/settings/accounts/1/role', { role: 'viewer' })],
    [
      'a token that lasts too long',
      () => administrator.post('/settings/tokens', { name: 'x', role: 'viewer', days: '9999' }),
    ],
    ['too many attempts', lockOut],
  ])('%s is refused in it', async (_name, send) => {
    const page = await told(await send());
    expect(problemOn(page)).toMatch(/^⟦.+⟧$/);
  });

  it.each([
    ['no page', 404, '/nowhere'],
    ['another role’s page', 403, '/settings'],
  ])('%s is refused in it', async (_name, status, path) => {
    const answer = await (await console.as('viewer')).get(path);
    expect(answer.status).toBe(status);
    expect(strayWords(await answer.text()).filter((text) => text !== 'Some viewer')).toEqual([]);
  });
});

async function lockOut(): Promise<Response> {
  const doing = { actor: 'test', now: new Date() };
  const password = await hashPassword('four words at random');
  await createAccount(database.db, { login: 'locked', name: 'Locked', role: 'viewer', password }, doing);
  const attempt = () => administrator.post('/sign-in', { login: 'locked', password: 'wrong' });
  for (let tries = 0; tries < 10; tries += 1) await attempt();
  return attempt();
}
