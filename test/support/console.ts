import { afterAll } from 'vitest';
import { createAccount } from '../../src/access/accounts.ts';
import { createToken } from '../../src/access/api-tokens.ts';
import { openSession } from '../../src/access/sessions.ts';
import { type App, openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { serve } from '../../src/console/server.ts';
import { formToken } from '../../src/console/shell/cookies.ts';
import type { Role } from '../../src/domain/role.ts';
import { openLog } from '../../src/log.ts';
import { useDirectory } from './directory.ts';

export interface TestConsole {
  app: App;
  url: string;
  /** A signed-in person of this role, who asks for pages and sends forms without a browser. */
  as(role: Role): Promise<Visitor>;
  /** The Authorization header of a program of this role. */
  program(role: Role): Promise<{ authorization: string }>;
}

export interface Visitor {
  /** The name that stands in audit entries. */
  name: string;
  /** The value of the cookie `tsb-key`. */
  key: string;
  get(path: string): Promise<Response>;
  /** Sends a form with its token; redirects are not followed. An array is a field with several values. */
  post(path: string, fields?: Record<string, string | string[]>): Promise<Response>;
  /** Sends a form with files. */
  upload(path: string, form: FormData): Promise<Response>;
}

/**
 * The console on a database of the calling file's own; closed when the file is done.
 * @param environment further settings, as the environment gives them
 */
export async function startConsole(
  databaseUrl: string,
  environment: Record<string, string> = {},
): Promise<TestConsole> {
  const config = loadConfig({
    DATABASE_URL: databaseUrl,
    DATA_DIR: await useDirectory('tsb-console-'),
    PORT: '0',
    ...environment,
  });
  const app = await openApp(config, openLog('silent', 'json'));
  const { url, close } = await serve(app, { console: true, watchesMailbox: false });
  afterAll(async () => {
    await close();
    await app.close();
  });
  return {
    app,
    url,
    as: async (role) => {
      const { key, name } = await enter(app, role);
      return { key, name, ...requests(url, key) };
    },
    program: async (role) => {
      const given = { name: `a ${role}'s program`, role, days: 1 };
      const token = await createToken(app.db, given, { actor: 'test', now: app.clock.now() }, new Date());
      return { authorization: `Bearer ${token}` };
    },
  };
}

/** Opens a session of an account of this role, as if its owner had signed in. */
export async function enter(app: App, role: Role): Promise<{ key: string; name: string; accountId: number }> {
  const name = `Some ${role}`;
  const login = `${role}@example.org`;
  const doing = { actor: 'test', now: app.clock.now() };
  const known = await app.db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirst();
  const { id } = known ?? (await createAccount(app.db, { login, name, role, password: null }, doing));
  const key = await openSession(app.db, id, { address: '127.0.0.1', agent: 'test' }, false, new Date());
  return { key, name, accountId: id };
}

function requests(url: string, key: string): Pick<Visitor, 'get' | 'post' | 'upload'> {
  const headers = { cookie: `tsb-key=${key}`, 'x-form-token': formToken(key) };
  const send = (path: string, body: URLSearchParams | FormData) =>
    fetch(url + path, { method: 'POST', headers, body, redirect: 'manual' });
  return {
    get: (path) => fetch(url + path, { headers, redirect: 'manual' }),
    post: (path, fields = {}) => {
      const pairs = Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((each): [string, string] => [name, each]),
      );
      return send(path, new URLSearchParams(pairs));
    },
    upload: (path, form) => send(path, form),
  };
}
