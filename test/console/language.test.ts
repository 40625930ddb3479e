import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createAccount } from '../../src/access/accounts.ts';
import { hashPassword } from '../../src/access/passwords.ts';
import { ACCESS_SENTENCES } from '../../src/access/sentences.ts';
import { CIRCULAR_SENTENCES } from '../../src/circulars/sentences.ts';
import { formToken } from '../../src/console/shell/cookies.ts';
import { english } from '../../src/console/words/en/index.ts';
import { speak } from '../../src/console/words/words.ts';
import { FORM_SENTENCES } from '../../src/forms/sentences.ts';
import { INTAKE_SENTENCES } from '../../src/intake/sentences.ts';
import { MAIL_SENTENCES } from '../../src/mail/sentences.ts';
import { alertsOf, recordAlerts } from '../../src/operations/alerts.ts';
import { OPERATIONS_SENTENCES } from '../../src/operations/sentences.ts';
import { REGISTER_SENTENCES } from '../../src/register/sentences.ts';
import { REPLY_SENTENCES } from '../../src/replies/sentences.ts';
import { RESULT_SENTENCES } from '../../src/results/sentences.ts';
import { REVIEW_SENTENCES } from '../../src/review/sentences.ts';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { pseudo, strayWords } from '../support/pseudo-language.ts';
import { openReviewDesk } from '../support/review-desk.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const database = await createTestDatabase();
const console = await startConsole(database.url);
const desk = await openReviewDesk(database);
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

/** The notice that says what is wrong. An alert above the page says since when as well. */
function problemOn(page: string): string {
  return /class="notice problem" role="alert">([^<]*)<\/p>/.exec(page)?.[1] ?? '';
}

let opened = 0;
/** A case whose sender nobody knows, beside a reply that stands. */
async function openCase(): Promise<number> {
  opened += 1;
  await desk.deliver({ state: 'CH', from: 'maria@ofcom.example.ch' });
  return (await desk.deliver({ state: 'CH', from: 'stranger@nowhere.example', subject: `Reply ${opened}` })).caseId;
}

/** The key of a browser that this answer gives it. */
function keyIn({ headers }: Response): string {
  return /tsb-key=([^;]+)/.exec(headers.getSetCookie().join())?.[1] ?? '';
}

/** Sends a form as the browser with this key does. */
function post(path: string, key: string, fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams({ ...fields, 'form-token': formToken(key) });
  const headers = { cookie: `tsb-key=${key}` };
  return fetch(console.url + path, { method: 'POST', headers, body, redirect: 'manual' });
}

/** Decides on a new case. */
async function decide(name: string, fields: Record<string, string>): Promise<Response> {
  return administrator.post(`/review/${await openCase()}/${name}`, { version: '1', ...fields });
}

async function decideTwice(): Promise<Response> {
  const id = await openCase();
  const reviewer = await console.as('reviewer');
  await reviewer.post(`/review/${id}/ignore`, { version: '1', why: 'no reply' });
  return administrator.post(`/review/${id}/ignore`, { version: '1', why: 'no reply' });
}

async function acceptOpen(): Promise<Response> {
  const answers = { 'X.1222': { decision: 'assign', comments: null } } as const;
  const { caseId } = await desk.deliver({ state: 'KE', from: 'jane@ca.example.ke', answers });
  return administrator.post(`/review/${caseId}/accept`, { version: '1' });
}

async function changeBehind(): Promise<Response> {
  const id = await openCase();
  await (await console.as('reviewer')).post(`/review/${id}/assign`, { version: '1', to: 'me' });
  return administrator.post(`/review/${id}/ignore`, { version: '1', why: 'no reply' });
}

async function release(): Promise<Response> {
  const id = await openCase();
  await (await console.as('reviewer')).post(`/review/${id}/assign`, { version: '1', to: 'me' });
  return administrator.post(`/review/${id}/assign`, { version: '2', to: '' });
}

/** Sends a circular's file to be imported. */
function sendCircular(name: string, content: string | ReturnType<typeof readFileSync>): Promise<Response> {
  const form = new FormData();
  form.set('file', new Blob([content]), name);
  return administrator.upload('/consultations/import', form);
}

/** Holds a mail back that has gone. */
async function holdTooLate(): Promise<Response> {
  await openCase();
  const { id } = await database.db.selectFrom('outbox').select('id').orderBy('id').executeTakeFirstOrThrow();
  await database.db.updateTable('outbox').set({ state: 'sent' }).where('id', '=', id).execute();
  return administrator.post(`/outbox/${id}/hold`, { why: 'wait' });
}

/** One page of each kind that a link leads to. */
async function findPages(...first: string[]): Promise<Map<string, string>> {
  const kinds = new Map<string, string>();
  const waiting = ['/', ...first];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const [route = ''] = path.split('?');
    const kind = route.replace(/\d+/g, '1').replace(/\/(?!KE$)[A-Z]{2}$/, '/XX');
    if (kinds.has(kind)) continue;
    const answer = await administrator.get(path);
    kinds.set(kind, '');
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    const page = await answer.text();
    kinds.set(kind, page);
    waiting.push(
      ...[...page.matchAll(/<a [^>]*?href="(\/[^"#]*)/g)].map(([, link]) => (link ?? '').replaceAll('&amp;', '&')),
    );
  }
  return kinds;
}

/** Names, which no language translates: of Member States, texts, people, the product. */
function properNames(): string[] {
  const { consultations, memberStates } = desk.register;
  const texts = consultations.flatMap((each) => [
    each.key,
    each.subject,
    each.subject.slice(0, 60),
    ...each.texts.flatMap(({ title, alias }) => [title, alias]),
  ]);
  const states = memberStates.all.map(({ name }) => name);
  return [...states, ...texts, 'Some administrator', 'Some reviewer', 'Ana', 'tsb-intake', 'UTC'].filter(
    (name) => name !== null,
  );
}

function strayOn(page: string): string[] {
  return [...new Set(strayWords(page, properNames()))];
}

/** The words that no catalogue holds, by the page on which they stand. */
async function strayOnPages(...first: string[]): Promise<Record<string, string[]>> {
  const found = await findPages(...first);
  expect(found.size).toBeGreaterThan(30);
  const pages = [...found].map(([path, page]): [string, string[]] => [path, strayOn(page)]);
  return Object.fromEntries(pages.filter(([, stray]) => stray.length > 0));
}

/** Something of everything that pages tell: changes in every history, a failed mail, a mail held, alerts, undertakings. */
async function fillConsole(): Promise<void> {
  await openCase();
  const contact = { address: 'new@ofcom.example.ch', name: '', language: 'fr', kind: '', why: 'new' };
  await administrator.post('/register/KE/contacts', contact);
  await administrator.post('/register/KE/remove', { address: contact.address, why: 'gone' });
  await administrator.post('/register/KE/lost-vote', { day: '2024-01-01', why: 'arrears' });
  const settings = '/consultations/T22/142/settings';
  await administrator.post(`${settings}/correct`, { field: 'meeting-place', value: 'Geneva', why: 'so' });
  await administrator.post(`${settings}/withdraw`, { text: 'X.1818', why: 'corrigendum' });
  await administrator.post(`${settings}/restore`, { text: 'X.1818', why: 'not so' });
  await administrator.post(`${settings}/extend`, { until: '2024-02-09T23:59', why: 'holidays' });
  const { db } = database;
  const failing = await desk.deliver({ state: 'SN', from: 'x@nowhere.example', subject: 'failing' });
  await administrator.post(`/review/${failing.caseId}/reprocess`, { version: '1', why: 'again' });
  await db
    .updateTable('message')
    .set({ last_error: '450 4.2.1', attempts: 2 })
    .where('status', '=', 'pending')
    .execute();
  await administrator.post('/review/reprocess', { why: 'a reader was mended' });
  const now = new Date();
  const long = new Date(now.getTime() - 86_400_000);
  const watch = { state: 'failing', since: long, toldAt: now, failure: '450 4.2.1', stuck: 2 } as const;
  const facts = {
    mailboxes: [{ name: 'INBOX', lastScanAt: long, watch }],
    pending: { count: 3, since: long },
    due: { count: 1, since: long, response: '450 4.2.1' },
  };
  await recordAlerts(db, alertsOf(facts, 60, now), now);
}

it('a sentence has one code, whichever part of the program says it', () => {
  const parts = [ACCESS_SENTENCES, CIRCULAR_SENTENCES, FORM_SENTENCES, INTAKE_SENTENCES, MAIL_SENTENCES];
  const others = [OPERATIONS_SENTENCES, REGISTER_SENTENCES, REPLY_SENTENCES, RESULT_SENTENCES, REVIEW_SENTENCES];
  const codes = [...parts, ...others].flatMap((part) => Object.keys(part));
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  expect(Object.keys(english.sentences).toSorted()).toEqual(codes.toSorted());
});

describe('in another language', () => {
  it('what nobody’s page says is refused in it as well', async () => {
    const fields = { 'X.1150': 'not-assign', why: 'so' };
    const answer = await administrator.post('/consultations/T22/142/replies/FJ/correct', fields);
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('⟦FJ has no standing reply to T22/142.⟧');
    expect(strayOn(page)).toEqual([]);
  });

  it('stands every word at the door', async () => {
    const invitation = await (await administrator.post('/settings/accounts/invite', { role: 'viewer' })).text();
    const [, path = ''] = /(\/enter\/[\w-]+)/.exec(invitation) ?? [];
    const fresh = await fetch(console.url + path);
    expect(strayOn(await fresh.text())).toEqual([]);
    const entrant = { login: 'ana', name: 'Ana', password: 'quartz lamp over river' };
    const key = keyIn(await post(path, keyIn(fresh), entrant));
    await post('/account/second-factor/offer', key, {});
    const headers = { cookie: `tsb-key=${key}` };
    const page = await (await fetch(`${console.url}/account/second-factor`, { headers })).text();
    expect(page).toContain('second-factor.png');
    expect(strayOn(page)).toEqual([]);
  });

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
    ['a case that is settled', decideTwice],
    ['a case that somebody else has changed', changeBehind],
    ['putting back a case of somebody else’s', release],
    ['an answer left open', acceptOpen],
    ['setting aside without a reason', () => decide('ignore', {})],
    ['attaching without a Member State', () => decide('attach', { memberState: 'XX', why: 'so' })],
    ['merging with nothing', () => decide('merge', { with: '999999' })],
    ['asking nothing', () => decide('ask', {})],
    ['undoing nothing', () => decide('undo', {})],
    ['holding back a mail that has gone', holdTooLate],
    ['a file that is no circular', () => sendCircular('circular-142.en.docx', 'no circular at all')],
    [
      'a field that does not exist',
      () => administrator.post('/consultations/T22/142/settings/correct', { field: 'colour', value: 'red', why: 'so' }),
    ],
    [
      'a deadline that is not extended',
      () => administrator.post('/consultations/T22/142/settings/extend', { until: '2024-01-01T00:00', why: 'so' }),
    ],
    [
      'a reminder policy that cannot be read',
      () => administrator.post('/reminders/T22/142/policy', { steps: 'soon', why: 'so' }),
    ],
    ['a contact that is none', () => administrator.post('/register/CH/contacts', { address: 'x', why: 'so' })],
    [
      'a vote that is not lost',
      () => administrator.post('/register/CH/regained-vote', { day: '2024-01-01', why: 'so' }),
    ],
  ])('%s is refused in it', async (_name, send) => {
    const page = await told(await send());
    expect(problemOn(page)).toMatch(/^⟦.+⟧$/);
  });

  it.each(['circular-142-as-extracted-text.txt', 'without-a-deadline.docx', 'annex-1-lacks-a-text.docx'])(
    'what %s leaves open is told in it',
    async (name) => {
      const bytes = readFileSync(join(import.meta.dirname, '../corpus/circulars', name));
      const shown = await sendCircular(name, bytes);
      const page = await (await administrator.get(shown.headers.get('location') ?? '')).text();
      const told = [...page.matchAll(/<bdi class="sentence">([^<]*)/g)].map(([, line]) => line ?? '');
      expect(told.length).toBeGreaterThan(0);
      for (const line of told) expect(line).toMatch(/^⟦.+⟧$/);
    },
  );

  it('the lines of a register that are wrong are named in it', async () => {
    const form = new FormData();
    const csv = 'member_state,email,kind\nXX,a@b.ch,\nCH,x,\nCH,@gmail.com,\nCH,@b.ch,person\nCH,c@b.ch,pope';
    form.set('file', new Blob([csv]), 'contacts.csv');
    const page = await (await administrator.upload('/register/import', form)).text();
    const faults = [...page.matchAll(/<bdi class="sentence">([^<]*)/g)].map(([, fault]) => fault);
    expect(faults).toEqual(Array(5).fill(expect.stringMatching(/^⟦.+⟧$/)));
  });

  it.each([
    ['no page', 404, '/nowhere'],
    ['another role’s page', 403, '/settings'],
  ])('%s is refused in it', async (_name, status, path) => {
    const answer = await (await console.as('viewer')).get(path);
    expect(answer.status).toBe(status);
    expect(strayWords(await answer.text()).filter((text) => text !== 'Some viewer')).toEqual([]);
  });

  it('stands every word of every page', async () => {
    await fillConsole();
    const id = await acceptOpen().then(openCase);
    expect(await strayOnPages(`/review/${id}/ask`, `/review/${id}/merge`, '/review/reprocess', '/sign-in')).toEqual({});
  });

  it('stands every word of a consultation that is closed, and of a settled case', async () => {
    const id = await openCase();
    await administrator.post(`/review/${id}/ignore`, { version: '1', why: 'no reply' });
    await administrator.post('/consultations/T22/142/close', { why: 'it is over', anyway: 'yes' });
    await administrator.post('/consultations/T22/142/announce', {});
    expect(await strayOnPages(`/review/${id}`)).toEqual({});
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
