import { describe, expect, it } from 'vitest';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';

const database = await createTestDatabase();
const { url, app, as } = await startConsole(database.url);
const viewer = await as('viewer');

describe('the frame around every page', () => {
  it('is sent with a policy that runs no inline script or style', async () => {
    const page = await viewer.get('/');
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).not.toMatch(/<script(?![^>]*src=)|style="| on\w+="/);
  });

  it('leads nowhere that is not there', async () => {
    const page = await (await viewer.get('/')).text();
    const links = [...page.matchAll(/(?:href|src)="([^"#][^"]*)"/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(5);
    for (const link of new Set(links)) {
      const found = await viewer.get(link);
      await found.arrayBuffer();
      expect(found.status, link).toBe(200);
    }
  });

  it('serves its assets for ever, and nothing beside them', async () => {
    const page = await (await viewer.get('/')).text();
    const [style = ''] = /\/assets\/\w+\/base\.css/.exec(page) ?? [];
    expect((await fetch(url + style)).headers.get('cache-control')).toContain('immutable');
    for (const name of ['..%2f..%2fserver.ts', '%2e%2e%2fserver.ts', 'nothing.css'])
      expect((await fetch(url + style.replace('base.css', name))).status).toBeOneOf([400, 404]);
  });

  it('says in words what is not there', async () => {
    const page = await viewer.get('/nowhere<script>');
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('There is nothing at this address');
  });

  it('tells open pages which tables have changed', async () => {
    const leaving = new AbortController();
    const headers = { cookie: `tsb-key=${viewer.key}` };
    const stream = await fetch(`${url}/events`, { headers, signal: leaving.signal });
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    await app.db
      .insertInto('contact')
      .values({ member_state: 'CH', address: '@bakom.example.ch', name: null, language: null })
      .execute();
    let heard = '';
    for await (const chunk of stream.body ?? []) {
      heard += Buffer.from(chunk).toString();
      if (heard.includes('event: changed')) break;
    }
    expect(heard).toContain('data: ["contact"]');
    leaving.abort();
  });
});
