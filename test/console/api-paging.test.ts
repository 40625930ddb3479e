import { beforeAll, describe, expect, it } from 'vitest';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';

const database = await createTestDatabase();
const console = await startConsole(database.url);
const CASES = 10_000;
/** What a case keeps as evidence: far more than a list may carry along. */
const EVIDENCE = JSON.stringify({ consultation: 'T22/142', memberState: 'CH', answers: {}, kept: 'x'.repeat(2000) });

/** Puts mails with an open case, a late reply and an outgoing mail each into the database. */
async function arrive(count: number): Promise<void> {
  const { pool } = database;
  const { rows } = await pool.query<{ id: number }>(
    `insert into message (sha256, size, received_at, stored_at, status, reason, message_id)
     select encode(sha256(random()::text::bytea), 'hex'), 1,
       '2024-01-10T10:00:00Z'::timestamptz + (n % 7) * interval '1 hour', now(), 'review', 'test', '<' || random() || '@x>'
     from generate_series(1, $1) n returning id`,
    [count],
  );
  const ids = rows.map(({ id }) => id);
  await pool.query(
    `insert into review_case (reference, message_id, status, understood, opened_at)
     select 'CASE-' || id, id, 'open', $2, now() from unnest($1::int[]) id`,
    [ids, EVIDENCE],
  );
  await pool.query(
    `insert into finding (message_id, code, message) select id, 'both-boxes', 'Both boxes.' from unnest($1::int[]) id`,
    [ids],
  );
  await pool.query(
    `insert into reply (reference, consultation, member_state, message_id, revision, received_at, status, created_at, created_by)
     select 'R-' || id, 'T22/142', 'CH', id, 0, received_at, 'late', now(), 'test' from message where id = any($1)`,
    [ids],
  );
  await pool.query(
    `insert into outbox (kind, dedupe_key, to_address, subject, text_body, html_body, language, message_id,
       auto_submitted, next_attempt_at, created_at)
     select 'acknowledgement', 'test ' || id, id || '@example.org', 'x', 'x', 'x', 'en', '<' || id || '@y>',
       'auto-replied', now(), now() from unnest($1::int[]) id`,
    [ids],
  );
}

interface Page {
  rows: Record<string, unknown>[];
  bytes: number;
  next: string | null;
}

async function page(path: string): Promise<Page> {
  const answer = await fetch(console.url + path, { headers: await console.program('viewer') });
  expect(answer.status).toBe(200);
  const text = await answer.text();
  const next = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
  return { rows: JSON.parse(text), bytes: text.length, next };
}

/** Every page from here on, in each of which more arrives meanwhile. */
async function walk(path: string): Promise<Page[]> {
  const pages: Page[] = [];
  for (let next: string | null = path; next !== null && pages.length < 100; next = pages.at(-1)?.next ?? null) {
    pages.push(await page(next));
    if (pages.length <= 3) await arrive(5);
  }
  return pages;
}

beforeAll(() => arrive(CASES));

describe('ten thousand rows, for programs', () => {
  it.each([
    ['/api/v1/reviews', (row: Record<string, unknown>) => row.messageId],
    ['/api/v1/replies', (row: Record<string, unknown>) => row.messageId],
    ['/api/v1/consultations/T22/142/replies', (row: Record<string, unknown>) => row.messageId],
    ['/api/v1/outbox', (row: Record<string, unknown>) => row.to],
    ['/api/v1/outbox/latest', (row: Record<string, unknown>) => row.id],
  ])('%s: page by page everything comes once, while more arrives', async (path, identity) => {
    const { rows: before } = await database.pool.query<{ count: number }>('select count(*)::int from message');
    const pages = await walk(`${path}?limit=700`);
    const seen = pages.flatMap(({ rows }) => rows.map(identity));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(before[0]?.count ?? CASES);
    expect(Math.max(...pages.map(({ rows }) => rows.length))).toBe(700);
    expect(Math.max(...pages.map(({ bytes }) => bytes)) / 700).toBeLessThan(300);
  });

  it('whoever asks for no page gets the same array as ever, and is told of the rest', async () => {
    const { rows, next } = await page('/api/v1/reviews');
    expect(rows).toHaveLength(1000);
    expect(rows[0]).toEqual({ id: 1, messageId: expect.any(String), reasons: [expect.anything()] });
    expect(next).toContain('/api/v1/reviews?limit=1000&cursor=');
  });

  it.each([
    ['limit=0', 'limit: write a number'],
    ['limit=1001', 'limit: write a number'],
    ['limit=many', 'limit: write a number'],
    ['cursor=', 'cursor: take it from'],
    ['cursor=WyJ4Il0', 'cursor: take it from'],
    ['cursor=MS41', 'cursor: take it from'],
    ['cursor=OTk5OTk5OTk5OTk5OTk5', 'cursor: take it from'],
  ])('%s is refused with what to write instead', async (query, words) => {
    const headers = await console.program('viewer');
    for (const path of ['/api/v1/reviews', '/api/v1/replies', '/api/v1/outbox/latest']) {
      const answer = await fetch(`${console.url}${path}?${query}`, { headers });
      expect([answer.status, await answer.json()]).toEqual([400, { error: expect.stringContaining(words) }]);
    }
  });
});
