import { describe, expect, it } from 'vitest';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';

const database = await createTestDatabase();
const console = await startConsole(database.url);
const { app, url } = console;

describe('who may enter', () => {
  it('is decided by administrators alone', async () => {
    const manager = await console.as('manager');
    for (const path of ['/settings', '/settings/accounts', '/settings/tokens'])
      expect((await manager.get(path)).status, path).toBe(403);
    expect((await manager.post('/settings/accounts/invite', { role: 'administrator' })).status).toBe(403);
    expect(await (await manager.get('/account')).text()).not.toContain('href="/settings"');
  });

  it('is invited by a link that is shown once', async () => {
    const administrator = await console.as('administrator');
    const answer = await administrator.post('/settings/accounts/invite', { role: 'reviewer' });
    const [link = ''] = /http:[^<\s]+\/enter\/[\w-]+/.exec(await answer.text()) ?? [];
    expect(link.startsWith(url)).toBe(true);
    expect(await (await fetch(link)).text()).toContain('Reviewer');
    expect(JSON.stringify(await app.db.selectFrom('entry_link').selectAll().execute())).not.toContain(link.slice(-20));
  });

  it('is noted in the audit, by whom', async () => {
    const administrator = await console.as('administrator');
    await console.as('viewer');
    const { id } = await account('viewer@example.org');
    await administrator.post(`/settings/accounts/${id}/role`, { role: 'manager' });
    const entry = await app.db.selectFrom('audit').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();
    expect(entry).toMatchObject({
      actor: 'Some administrator',
      action: 'account-changed',
      subject: `account:${id}`,
      before: { role: 'viewer' },
      after: { role: 'manager' },
    });
  });

  it('keeps its last administrator, who cannot be shut out even by themselves', async () => {
    const administrator = await console.as('administrator');
    const { id } = await account('administrator@example.org');
    await administrator.post(`/settings/accounts/${id}/role`, { role: 'viewer' });
    await administrator.post(`/settings/accounts/${id}/shut`);
    expect(await account('administrator@example.org')).toMatchObject({ role: 'administrator', disabled_at: null });
    expect((await administrator.get('/settings')).status).toBe(200);
  });

  it('ends at once when an account is shut or its sessions are ended', async () => {
    const administrator = await console.as('administrator');
    const reviewer = await console.as('reviewer');
    const { id } = await account('reviewer@example.org');
    await administrator.post(`/settings/accounts/${id}/end-sessions`);
    expect((await reviewer.get('/')).status).toBe(303);
    const again = await console.as('reviewer');
    await administrator.post(`/settings/accounts/${id}/shut`);
    expect((await again.get('/')).status).toBe(303);
    await administrator.post(`/settings/accounts/${id}/open`);
    expect((await (await console.as('reviewer')).get('/')).status).toBe(200);
  });

  it('gives programs a token of a role, and takes it back', async () => {
    const administrator = await console.as('administrator');
    const fields = { name: 'dashboard', role: 'viewer', days: '30' };
    const made = await administrator.post('/settings/tokens', fields);
    const [token = ''] = /tsb_[\w-]+/.exec(await made.text()) ?? [];
    const ask = () => fetch(`${url}/api/v1/status`, { headers: { authorization: `Bearer ${token}` } });
    expect((await ask()).status).toBe(200);
    expect(await (await administrator.get('/settings/tokens')).text()).not.toContain(token);
    const { id } = await app.db.selectFrom('api_token').select('id').executeTakeFirstOrThrow();
    await administrator.post('/settings/tokens/revoke', { id: String(id) });
    expect((await ask()).status).toBe(401);
    expect((await administrator.post('/settings/tokens', { ...fields, days: '4000' })).status).toBe(400);
  });

  it('never shows what somebody named themselves as anything but text', async () => {
    const administrator = await console.as('administrator');
    await app.db
      .updateTable('account')
      .set({ name: '<img src=x onerror=alert(1)>' })
      .where('login', '=', 'viewer@example.org')
      .execute();
    const page = await (await administrator.get('/settings/accounts')).text();
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toContain('<img src=x');
  });

  function account(login: string) {
    return app.db.selectFrom('account').selectAll().where('login', '=', login).executeTakeFirstOrThrow();
  }
});
