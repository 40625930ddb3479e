import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createAccount } from '../../src/access/accounts.ts';
import { hashPassword } from '../../src/access/passwords.ts';
import { speak } from '../../src/console/words/words.ts';
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

/** The notice that says what is wrong. */
function problemOn(page: string): string {
  return /class="notice problem" role="alert">([^<]*)/.exec(page)?.[1] ?? '';
}

let opened = 0;
/** A case whose sender nobody knows, beside a reply that stands. */
async function openCase(): Promise<number> {
  opened += 1;
  await desk.deliver({ state: 'CH', from: 'maria@ofcom.example.ch' });
  return (await desk.deliver({ state: 'CH', from: 'stranger@nowhere.example', subject: `Reply ${opened}` })).caseId;
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
});

async function lockOut(): Promise<Response> {
  const doing = { actor: 'test', now: new Date() };
  const password = await hashPassword('four words at random');
  await createAccount(database.db, { login: 'locked', name: 'Locked', role: 'viewer', password }, doing);
  const attempt = () => administrator.post('/sign-in', { login: 'locked', password: 'wrong' });
  for (let tries = 0; tries < 10; tries += 1) await attempt();
  return attempt();
}
