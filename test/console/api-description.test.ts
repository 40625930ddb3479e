import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { caseHistory } from '../../src/review/case-history.ts';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { openReviewDesk, type ReviewDesk } from '../support/review-desk.ts';

const database = await createTestDatabase();
const console = await startConsole(database.url, { CLOCK_START: '2024-03-01T00:00:00Z' });
const { app, url } = console;
const IN_DOUBT = { decision: 'assign', comments: null } as const;

interface Operation {
  description: string;
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, Answered>;
}
interface Answered {
  headers?: { Link?: { description: string } };
  content: Record<string, { schema: Parameters<typeof z.fromJSONSchema>[0] }>;
}
const isLimit = ({ name, in: place }: { name: string; in: string }) => name === 'limit' && place === 'query';
interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

let desk: ReviewDesk;
let about: OpenApi;
let reviewer: Record<string, string>;
let viewer: Record<string, string>;

beforeAll(async () => {
  desk = await openReviewDesk(database);
  about = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as OpenApi;
  reviewer = await console.program('reviewer');
  viewer = await console.program('viewer');
});

interface CaseNow {
  version: number;
  status: string;
  open: string[];
  assignedTo: string | null;
}

const get = async <T>(path: string) => (await (await fetch(`${url}/api/v1${path}`, { headers: viewer })).json()) as T;
const send = (path: string, body: object, headers = reviewer) =>
  fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const doubtful = () => desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });

/** The open case with its version, as a program gets to know it. */
async function openCase(): Promise<{ path: string; version: number }> {
  const path = `/reviews/${(await doubtful()).caseId}`;
  return { path, version: (await get<CaseNow>(path)).version };
}

describe('a decision of a program', () => {
  it('is stored under the name of its token, with its reason', async () => {
    const { path, version } = await openCase();
    const answers = { 'X.1222': 'not-assign' };
    const answer = await send(`${path}/accept`, { version, answers, why: 'told by telephone' });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { status: 'resolved', open: [], resolvedBy: expect.stringMatching(/^a reviewer's program \(token \d+\)$/) },
    ]);
    const [event] = await caseHistory(app.db, Number(path.split('/').at(-1)));
    expect(event).toMatchObject({ action: 'review accept', why: 'told by telephone' });
  });

  it('is refused on a version that is not the latest, and then stores nothing', async () => {
    const { path, version } = await openCase();
    expect((await send(`${path}/assign`, { version, inHand: true })).status).toBe(200);
    const stale = await send(`${path}/ignore`, { version, why: 'no reply' });
    expect([stale.status, await stale.json()]).toEqual([409, { error: expect.stringContaining('has changed since') }]);
    const now = await get<CaseNow>(path);
    expect(now).toMatchObject({ status: 'open', version: version + 1 });
    expect((await send(`${path}/ignore`, { version: now.version, why: 'no reply' })).status).toBe(200);
    expect((await send(`${path}/ignore`, { version: now.version, why: 'no reply' })).status).toBe(409);
    const undone = await send(`${path}/undo`, { version: now.version + 1 });
    expect(await undone.json()).toMatchObject({ status: 'open' });
  });

  it.each<[string, object, number, string]>([
    ['accept', {}, 400, 'version'],
    ['accept', { answers: { 'X.1222': 'perhaps' } }, 400, 'answers.X.1222'],
    ['accept', {}, 422, 'Choose an answer for X.1222'],
    ['ignore', { why: '  ' }, 400, 'why'],
    ['attach', { why: 'x', to: { memberState: 'XX' } }, 422, 'Choose a Member State'],
    ['assign', { inHand: false, colour: 'red' }, 400, 'colour'],
  ])('that cannot be made says why: %s %o', async (name, body, status, told) => {
    const { path, version } = await openCase();
    const answer = await send(`${path}/${name}`, told === 'version' ? body : { version, ...body });
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(told)]);
    expect(await get<CaseNow>(path)).toMatchObject({ version, status: 'open' });
  });

  it('merges a case with an earlier reply, text by text', async () => {
    const no = { 'X.1150': { decision: 'not-assign', comments: null } } as const;
    await desk.deliver({ state: 'SN', answers: no }, '2024-01-09T10:00:00Z');
    const path = `/reviews/${(await desk.deliver({ state: 'SN', answers: { 'X.1222': IN_DOUBT } })).caseId}`;
    const { version, earlier } = await get<CaseNow & { earlier: { reference: string; status: string }[] }>(path);
    expect(earlier).toMatchObject([{ status: 'standing' }]);
    const sent = { version, with: earlier[0]?.reference, texts: ['X.1150', 'X.1222'], why: 'told by telephone' };
    const foreign = await send(`${path}/merge`, { ...sent, with: 'T22-142-CH-0000000000' });
    expect([foreign.status, await foreign.text()]).toEqual([422, expect.stringContaining('same Member State')]);
    expect((await send(`${path}/merge`, { ...sent, texts: [] })).status).toBe(400);
    const merged = await send(`${path}/merge`, sent);
    expect([merged.status, await merged.json()]).toMatchObject([
      200,
      { status: 'resolved', undo: { decision: 'merge' }, earlier: [{ status: 'superseded' }, { status: 'standing' }] },
    ]);
    const replies = await get<{ memberState: string; status: string; texts: object }[]>('/replies');
    expect(replies.find(({ memberState, status }) => memberState === 'SN' && status === 'standing')).toMatchObject({
      texts: { 'X.1150': no['X.1150'], 'X.1222': { decision: 'assign', comments: 'none' } },
    });
  });

  it('needs a token of a role that may decide', async () => {
    const { path, version } = await openCase();
    expect((await send(`${path}/assign`, { version, inHand: true }, viewer)).status).toBe(403);
    expect((await send('/outbox/1/hold', { why: 'x' }, viewer)).status).toBe(403);
    expect((await send(`${path}/assign`, { version, inHand: true }, {})).status).toBe(401);
    expect(await get<CaseNow>(path)).toMatchObject({ version, assignedTo: null });
  });
});

describe('a mail that a program holds back', () => {
  it('waits until it is let go, with who and why in the history', async () => {
    const { path, version } = await openCase();
    await send(`${path}/ask`, { version, reasons: ['unreadable'] });
    const [mail] = await get<{ id: number; state: string; heldBy: string | null }[]>('/outbox/latest');
    const id = mail?.id ?? 0;
    const due = () =>
      app.db.selectFrom('outbox').select('next_attempt_at as at').where('id', '=', id).executeTakeFirst();
    const before = await due();
    expect(await (await send(`/outbox/${id}/hold`, { why: 'wait for the director' })).json()).toMatchObject({
      state: 'pending',
      heldBy: expect.stringContaining('token'),
    });
    expect((await due())?.at.getUTCFullYear()).toBe(9999);
    expect((await send(`/outbox/${id}/hold`, { why: 'again' })).status).toBe(422);
    expect(await (await send(`/outbox/${id}/release`, { why: 'he agrees' })).json()).toMatchObject({ heldBy: null });
    expect(await due()).toEqual(before);
    expect((await send(`/outbox/${id}/release`, { why: 'again' })).status).toBe(422);
    const audit = await app.db
      .selectFrom('audit')
      .select(['action', 'why'])
      .where('subject', '=', `outbox:${id}`)
      .execute();
    expect(audit).toEqual([
      { action: 'mail held', why: 'wait for the director' },
      { action: 'mail released', why: 'he agrees' },
    ]);
  });
});

describe('the description', () => {
  it('is OpenAPI 3.1, and every path of it answers as it says', async () => {
    expect(about.openapi).toMatch(/^3\.1/);
    await desk.deliver({ state: 'KE' });
    const manager = await console.as('manager');
    const closing = await manager.post('/consultations/T22/142/close', { why: 'for the test', anyway: 'yes' });
    expect(closing.status).toBe(303);
    for (const [path, operations] of Object.entries(about.paths))
      for (const [method, operation] of Object.entries(operations)) {
        const answer = await askFor(path, method);
        const body: unknown = await answer.json();
        expect([method, path, answer.status, body]).toMatchObject([method, path, 200, expect.anything()]);
        const schema = operation.responses['200']?.content['application/json']?.schema ?? {};
        expect(z.fromJSONSchema(schema).safeParse(body).error?.issues, `${method} ${path}`).toBeUndefined();
      }
  });

  it('says of every list that it comes in pages, and how to go on', () => {
    const paged = Object.entries(about.paths).filter(([, { get: read }]) => read?.parameters?.some(isLimit));
    expect(paged.map(([path]) => path.replace('/api/v1', ''))).toEqual([
      '/consultations/{period}/{circular}/replies',
      '/replies',
      '/outbox',
      '/reviews',
      '/outbox/latest',
    ]);
    for (const [, { get: read }] of paged)
      expect(read?.responses['200']?.headers?.Link?.description).toContain('rel="next"');
  });

  it('says which roles may change something, and describes what is sent and every refusal', () => {
    const changing = Object.values(about.paths).flatMap(({ post }) => post ?? []);
    expect(changing.length).toBeGreaterThan(9);
    for (const { description, requestBody, responses } of changing) {
      expect(description).toContain('reviewer or manager or administrator');
      expect(requestBody?.content['application/json']?.schema).toHaveProperty('properties.why');
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '400', '401', '403', '404', '422']));
    }
  });

  /** Asks as the description says, for something that is there. */
  async function askFor(path: string, method: string): Promise<Response> {
    const under = path.replace('/api/v1', '').replace('{period}/{circular}', 'T22/142').replace('{result}', '1');
    if (method === 'get') {
      const found = under.includes('{case}') ? under.replace('{case}', String((await doubtful()).caseId)) : under;
      return fetch(`${url}/api/v1${found.replace('{mail}', '1')}`, { headers: viewer });
    }
    if (under.startsWith('/outbox')) {
      if (under.endsWith('release')) return send(under.replace('{mail}', '2'), { why: 'for the test' });
      return send(under.replace('{mail}', '2'), { why: 'for the test' });
    }
    const { path: one, version } = await openCase();
    const { earlier } = await get<{ earlier: { reference: string }[] }>(one);
    const name = under.split('/').at(-1) ?? '';
    if (name === 'undo') {
      await send(`${one}/ignore`, { version, why: 'for the test' });
      return send(`${one}/undo`, { version: version + 1 });
    }
    const bodies: Record<string, object> = {
      assign: { inHand: true },
      correct: { answers: { 'X.1222': 'no-opinion' } },
      accept: { answers: { 'X.1222': 'assign/none' } },
      ignore: { why: 'for the test' },
      merge: { with: earlier.at(-1)?.reference, texts: ['X.1222'] },
      ask: { reasons: ['unreadable'] },
      attach: { why: 'for the test', to: { memberState: 'SE' } },
      'process-again': { why: 'for the test' },
    };
    return send(`${one}/${name}`, { version, ...bodies[name] });
  }
});
