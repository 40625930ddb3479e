import { describe, expect, it, vi } from 'vitest';
import { findBarriers, findOverflow, NARROW, useBrowser, WITHOUT_SCRIPT } from '../support/browser.ts';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { openReviewDesk } from '../support/review-desk.ts';
import { describeWith } from '../support/services.ts';

// The whole console is walked through, page by page.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const database = await createTestDatabase();
const console = await startConsole(database.url);
const administrator = await console.as('administrator');
await fillDesk();
const pages = await findPages();

/** A reply that means harm wherever a page may show it, one that stands, and one in doubt. */
async function fillDesk(): Promise<void> {
  const desk = await openReviewDesk(database);
  const script = '<script>document.title="harmed"</script><img src=x onerror="document.title=\'harmed\'">';
  await desk.deliver({
    state: 'JP',
    from: 'stranger@nowhere.example',
    subject: `${script} ${'\u202Eمرحبا '.repeat(20)}${'x'.repeat(2_000_000)}`,
    attachments: [
      { filename: `${script}.html`, content: script },
      { filename: 'drawing.svg', content: `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>` },
    ],
  });
  await desk.deliver({ state: 'KE', from: 'jane@ca.example.ke' });
  await desk.deliver({ state: 'CH', answers: { 'X.1222': { decision: 'assign', comments: null } } });
  await administrator.post('/settings/tokens', { name: script, role: 'viewer', days: '1' });
}

/** Every page that a link leads to, one of each kind: /review/5 stands for all cases. */
async function findPages(): Promise<string[]> {
  const kinds = new Map<string, string>();
  const waiting = ['/'];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path);
    if (kinds.has(kind)) continue;
    const answer = await administrator.get(path);
    const text = await answer.text();
    expect(answer.status, `${path} answers`).toBeLessThan(400);
    if (answer.status >= 300 || !answer.headers.get('content-type')?.startsWith('text/html')) {
      kinds.set(kind, '');
      continue;
    }
    kinds.set(kind, path);
    waiting.push(...[...text.matchAll(/<a [^>]*?href="(\/[^"#]*)/g)].map((match) => decode(match[1] ?? '')));
  }
  return [...kinds.values()].filter((path) => path !== '').sort();
}

/** Rows, keys and hashes are each one of many; of a query only its names matter, and the order not at all. */
function kindOf(path: string): string {
  const { pathname, searchParams } = new URL(path, console.url);
  const names = [...searchParams.keys()].filter((name) => name !== 'sort' && name !== 'order');
  const rows = pathname.replace(/\/[0-9a-f]*\d[0-9a-f]*(?=\/|$)/g, '/1');
  // Of the Member States one that has replied, and one of those that have not.
  return `${rows.replace(/\/(?!KE$)[A-Z]{2}$/, '/XX')}?${names.sort().join('&')}`;
}

function decode(attribute: string): string {
  return attribute.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');
}

describe('every page', () => {
  it('is found by its link', () => {
    const sections = ['/', '/account', '/consultations', '/outbox', '/register', '/reminders', '/review', '/settings'];
    expect(pages).toEqual(expect.arrayContaining(sections));
  });

  it('is sent with the strict policy, and runs nothing inline', async () => {
    for (const path of pages) {
      const answer = await administrator.get(path);
      expect(answer.headers.get('content-security-policy'), path).toContain("script-src 'self'");
      expect(answer.headers.get('content-security-policy'), path).not.toContain('unsafe');
      expect(await answer.text(), path).not.toMatch(/<script(?![^>]*\ssrc=)|<[^>&]*\s(style|on\w+)=/);
    }
  });

  it('is small, whatever strangers sent', async () => {
    for (const path of pages) {
      const { length } = await (await administrator.get(path)).text();
      expect(length, path).toBeLessThan(500_000);
    }
  });

  it('needs somebody signed in', async () => {
    for (const path of pages)
      expect((await fetch(console.url + path, { redirect: 'manual' })).headers.get('location'), path).toMatch(
        /^\/sign-in/,
      );
  });
});

describeWith('chromium', 'every page in a browser', () => {
  const browser = useBrowser();

  it.each([
    ['on a wide screen', {}],
    ['on a telephone', NARROW],
  ])('has no barriers, and does nothing that a stranger wants, %s', async (_name, options) => {
    const page = await browser.openAs('administrator', console, options);
    const found: Record<string, string[]> = {};
    for (const path of pages) {
      await page.goto(console.url + path);
      const wrong = [...(await findBarriers(page)), ...(await findOverflow(page)).map((html) => `sticks out: ${html}`)];
      if ((await page.title()) === 'harmed') wrong.push('ran a stranger’s script');
      if (wrong.length > 0) found[path] = wrong;
    }
    expect(found).toEqual({});
  });

  it('says the same without JavaScript', async () => {
    const page = await browser.openAs('administrator', console, WITHOUT_SCRIPT);
    for (const path of pages) {
      await page.goto(console.url + path);
      expect(await page.getByRole('heading', { level: 1 }).isVisible(), path).toBe(true);
    }
  });
});
