import { describe, expect, it } from 'vitest';
import { revokeToken } from '../../src/access/api-tokens.ts';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';

const database = await createTestDatabase();
const console = await startConsole(database.url);
const { app, url } = console;

describe('the JSON interface', () => {
  it.each([
    ['/api/v1/status', { seen: 0, outbox: { pending: 0, sent: 0, failed: 0 } }],
    ['/api/v1/consultations', [{ key: 'T22/142', studyGroup: 17 }]],
    ['/api/v1/consultations/T22/142', { key: 'T22/142', circular: 142 }],
    ['/api/v1/consultations/T22/142/tally', { consultation: 'T22/142', replies: 0, thresholdPercent: 70 }],
    ['/api/v1/consultations/T22/142/replies', []],
    ['/api/v1/replies', []],
    ['/api/v1/reviews', []],
    ['/api/v1/outbox', []],
  ])('answers %s to a token of any role', async (path, expected) => {
    const answer = await fetch(url + path, { headers: await console.program('viewer') });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject(expected);
  });

  it('says in JSON what is wrong', async () => {
    const headers = await console.program('viewer');
    const unknown = await fetch(`${url}/api/v1/consultations/T22/999`, { headers });
    expect([unknown.status, await unknown.json()]).toEqual([404, { error: 'There is no consultation T22/999.' }]);
    expect((await fetch(`${url}/api/v1/nothing`, { headers })).status).toBe(404);
  });

  it.each<[string, Record<string, string>]>([
    ['no token', {}],
    ['an unknown token', { authorization: 'Bearer tsb_nothing' }],
    ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }],
  ])('refuses %s', async (_name, headers) => {
    const answer = await fetch(`${url}/api/v1/status`, { headers });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: expect.stringContaining('Sign in first') });
  });

  it('refuses a token that is over or revoked, at once', async () => {
    const headers = await console.program('viewer');
    const status = async () => (await fetch(`${url}/api/v1/status`, { headers })).status;
    expect(await status()).toBe(200);
    const { id } = await app.db.selectFrom('api_token').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
    await app.db
      .updateTable('api_token')
      .set({ expires_at: new Date(0) })
      .where('id', '=', id)
      .execute();
    expect(await status()).toBe(401);
    await app.db
      .updateTable('api_token')
      .set({ expires_at: new Date('2999-01-01') })
      .where('id', '=', id)
      .execute();
    expect(await status()).toBe(200);
    await revokeToken(app.db, id, { actor: 'test', now: new Date() }, new Date());
    expect(await status()).toBe(401);
  });

  it('opens no page to a token, whatever its role', async () => {
    const headers = await console.program('administrator');
    expect((await fetch(`${url}/`, { headers, redirect: 'manual' })).status).toBe(303);
    const post = await fetch(`${url}/settings/tokens`, { method: 'POST', headers, redirect: 'manual' });
    expect(post.headers.get('location')).toBe('/sign-in');
  });

  it('keeps no token, only its hash', async () => {
    const { authorization } = await console.program('viewer');
    const rows = JSON.stringify(await app.db.selectFrom('api_token').selectAll().execute());
    expect(rows).not.toContain(authorization.replace('Bearer ', ''));
  });
});
