import { beforeEach, describe, expect, it } from 'vitest';
import { claimNext } from '../../src/mail/outbox/outbox-rows.ts';
import { heldSteps } from '../../src/mail/reminders/reminder-policies.ts';
import { findBarriers, findOverflow, NARROW, useBrowser, WITHOUT_SCRIPT } from '../support/browser.ts';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';

const database = await createTestDatabase();
const { db } = database;
const at = await startConsole(database.url, { CLOCK_START: '2024-01-22T09:00:00Z' });
const HOSTILE = '<img src=x onerror=alert(1)><script>alert(2)</script>';
const KEY = 'T22/142';

beforeEach(async () => {
  await database.pool.query('truncate outbox, reminder_hold, reminder restart identity cascade');
});

async function queue(change: Record<string, unknown> = {}): Promise<number> {
  const now = at.app.clock.now();
  const row = {
    kind: 'reminder' as const,
    dedupe_key: `test ${Math.random()}`,
    to_address: 'tap@ofcom.example.ch',
    subject: `Reminder ${HOSTILE}`,
    text_body: `Text ${HOSTILE}`,
    html_body: `<p>Part ${HOSTILE}</p>`,
    language: 'en',
    message_id: `<${Math.random()}@itu.int>`,
    auto_submitted: 'auto-generated' as const,
    next_attempt_at: now,
    created_at: now,
    ...change,
  };
  return (await db.insertInto('outbox').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

describe('the outbox', () => {
  it('lists mails with their state and what the server said, and finds them', async () => {
    await queue({ state: 'failed', last_response: `550 no such user ${HOSTILE}` });
    await queue({ kind: 'digest', to_address: 'tsbsg17@itu.int', state: 'sent', sent_at: at.app.clock.now() });
    const viewer = await at.as('viewer');
    const page = await (await viewer.get('/outbox')).text();
    expect(page).toMatch(/Reminder 1<\/a>.*failed.*550 no such user/s);
    expect(page).toMatch(/Notice to staff 2<\/a>.*sent/s);
    expect(page).not.toContain('<img src=x');
    expect(await (await viewer.get('/outbox?kind=digest')).text()).not.toContain('Reminder 1</a>');
    expect(await (await viewer.get('/outbox?state=failed')).text()).not.toContain('Notice to staff 2</a>');
    expect(await (await viewer.get('/outbox?search=%25')).text()).toContain('No mail matches.');
  });

  it('shows a mail as text, and its HTML only in a frame that may do nothing', async () => {
    const id = await queue();
    const viewer = await at.as('viewer');
    const response = await viewer.get(`/outbox/${id}`);
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-src 'self'/);
    expect(page).toContain('Text &lt;img src=x');
    expect(page).toMatch(new RegExp(`<iframe[^>]* src="/outbox/${id}/html"[^>]* sandbox`));
    expect(page).not.toContain('<img src=x');
    const frame = await viewer.get(`/outbox/${id}/html`);
    expect(frame.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox$/);
    expect(await frame.text()).toContain('<img src=x');
  });

  it('hands out the files that went with a mail, to be saved and never shown', async () => {
    const id = await queue();
    const file = { name: 'a"b<c>.html', type: 'text/html', bytes: Buffer.from(HOSTILE) };
    await db
      .insertInto('outbox_attachment')
      .values({ outbox_id: id, position: 0, ...file })
      .execute();
    const viewer = await at.as('viewer');
    const response = await viewer.get(`/outbox/${id}/files/0`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="a_b_c_.html"');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect((await viewer.get(`/outbox/${id}/files/1`)).status).toBe(404);
    expect((await viewer.get('/outbox/999')).status).toBe(404);
  });

  it('holds a waiting mail back until it is let go, for a reviewer with a reason', async () => {
    const id = await queue();
    const reviewer = await at.as('reviewer');
    expect((await (await at.as('viewer')).post(`/outbox/${id}/hold`, { why: 'x' })).status).toBe(403);
    await reviewer.post(`/outbox/${id}/hold`, { why: 'wait for the director' });
    expect(await (await reviewer.get(`/outbox/${id}`)).text()).toMatch(/held by Some reviewer.*wait for the director/s);
    expect(await claimNext(db, new Date('2030-01-01T00:00:00Z'))).toBeNull();
    await reviewer.post(`/outbox/${id}/release`, { why: 'he agrees' });
    expect(await claimNext(db, at.app.clock.now())).toMatchObject({ id });
    await reviewer.post(`/outbox/${id}/hold`, { why: 'too late' });
    expect(await db.selectFrom('outbox_hold').selectAll().execute()).toEqual([]);
  });

  it('is for those who are signed in', async () => {
    const response = await fetch(`${at.url}/outbox`, { redirect: 'manual' });
    expect(response.status).toBe(303);
  });
});

describe('the reminders', () => {
  it('show every step, whom it goes to, and the mail as it would read', async () => {
    const viewer = await at.as('viewer');
    const page = await (await viewer.get('/reminders')).text();
    for (const step of ['P28D', 'P14D', 'P7D', 'P2D', 'PT24H']) expect(page).toContain(`/reminders/${KEY}/${step}"`);
    expect(page).not.toContain('/hold"');
    const step = await (await viewer.get(`/reminders/${KEY}/P14D`)).text();
    expect(step).toContain('robin@ised.example.ca');
    const mail = await (await viewer.get(`/reminders/${KEY}/P14D/CN?language=zh`)).text();
    expect(mail).toContain('lang="zh"');
    expect(mail).toContain('中国');
    expect((await viewer.get(`/reminders/${KEY}/P14D/XX`)).status).toBe(404);
    expect((await viewer.get(`/reminders/${KEY}/P9D`)).status).toBe(404);
  });

  it('are held and released by a reviewer, with the reason, and by no viewer', async () => {
    const reviewer = await at.as('reviewer');
    const held = await reviewer.post(`/reminders/${KEY}/P14D/hold`, { why: 'an extension is being decided' });
    expect(held.status).toBe(303);
    expect(await heldSteps(db, KEY)).toMatchObject([{ step: 'P14D', heldBy: reviewer.name }]);
    expect(await (await reviewer.get('/reminders')).text()).toContain(`held by ${reviewer.name}`);
    expect((await (await at.as('viewer')).post(`/reminders/${KEY}/P14D/release`, { why: 'x' })).status).toBe(403);
    await reviewer.post(`/reminders/${KEY}/P14D/release`, { why: 'decided' });
    expect(await heldSteps(db, KEY)).toEqual([]);
    expect((await reviewer.post(`/reminders/${KEY}/P14D/hold`, { why: ' ' })).status).toBe(400);
  });
});

describe('the policy of reminders', () => {
  it('is given to a consultation by a manager, and returned to the usual one', async () => {
    const manager = await at.as('manager');
    const path = `/reminders/${KEY}/policy`;
    const good = { steps: 'P10D, PT24H', timeOfDay: '08:30', quietDays: 'weekend', digestHoursBefore: '0' };
    expect((await (await at.as('reviewer')).get(path)).status).toBe(403);
    for (const [wrong, told] of [
      [{ ...good, steps: 'soon' }, 'Steps before the deadline: write an ISO 8601 duration'],
      [{ ...good, timeOfDay: '8 o’clock' }, 'Time of day at each capital: write a time of day'],
      [{ ...good, digestHoursBefore: 'x' }, 'Notice to staff, hours before'],
    ] as const) {
      const refused = await manager.post(path, { ...wrong, why: 'x' });
      expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining(told)]);
    }
    expect((await manager.post(path, good)).status).toBe(400);
    expect((await manager.post(path, { ...good, why: 'an early holiday' })).status).toBe(303);
    const page = await (await manager.get('/reminders')).text();
    expect(page).toContain('A policy of its own: Steps P10D, PT24H, at 08:30 in each capital; quiet days: weekend.');
    await manager.post(path, { ...good, why: 'over', usual: 'yes' });
    expect(await (await manager.get('/reminders')).text()).toContain('The usual policy');
    const audit = await db.selectFrom('audit').select('why').where('action', '=', 'reminder policy changed').execute();
    expect(audit).toEqual([{ why: 'an early holiday' }, { why: 'over' }]);
  });
});

describe('an address that returned mail', () => {
  it('is marked in the outbox, with what its mail system said', async () => {
    const id = await queue({ to_address: 'robin@ised.example.ca', state: 'sent' });
    const then = at.app.clock.now();
    const times = { received_at: then, stored_at: then };
    const message = await db
      .insertInto('message')
      .values({ sha256: `${Math.random()}`, size: 1, status: 'ignored', ...times })
      .returning('id')
      .executeTakeFirstOrThrow();
    const report = { action: 'failed', status: '5.1.1', diagnostic: `550 ${HOSTILE}`, at: then };
    const about = { outbox_id: id, message_id: message.id, address: 'robin@ised.example.ca' };
    await db
      .insertInto('bounce')
      .values({ ...about, ...report })
      .execute();
    const viewer = await at.as('viewer');
    for (const path of ['/outbox?state=bounced', `/outbox/${id}`]) {
      const page = await (await viewer.get(path)).text();
      expect(page, path).toMatch(/returned: failed 5\.1\.1/);
      expect(page, path).not.toContain('<img src=x');
    }
  });
});

describe('the wording of all mails', () => {
  it('is shown in every language, the Arabic from right to left', async () => {
    const viewer = await at.as('viewer');
    const page = await (await viewer.get('/mail-preview?kind=clarification-both-boxes&language=ar')).text();
    expect(page).toMatch(/<pre class="mail" lang="ar" dir="rtl"/);
    expect(await (await viewer.get('/mail-preview/html?kind=reminder&language=ru')).text()).toContain('lang="ru"');
    expect((await viewer.get('/mail-preview?kind=nothing&language=xx')).status).toBe(200);
  });
});

describeWith('chromium', 'mails in a browser', () => {
  const browser = useBrowser();

  it.each([['/outbox'], ['/outbox/1'], ['/reminders'], [`/reminders/${KEY}/P14D`], ['/mail-preview?language=ar']])(
    'have no barriers, on narrow screens neither: %s',
    async (path) => {
      await queue({ subject: 'Reminder', text_body: 'Text', html_body: '<p lang="en">Part</p>' });
      for (const options of [{}, NARROW]) {
        const page = await browser.openAs('reviewer', at, options);
        await page.goto(at.url + path);
        expect(await findBarriers(page)).toEqual([]);
        expect(await findOverflow(page)).toEqual([]);
      }
    },
  );

  it('show the HTML part in its frame', async () => {
    const id = await queue({ html_body: '<p style="color:red">Only in the frame</p>' });
    const page = await browser.openAs('viewer', at);
    await page.goto(`${at.url}/outbox/${id}`);
    await page.frameLocator('iframe').getByText('Only in the frame').waitFor();
  });

  it('are held without JavaScript', async () => {
    const page = await browser.openAs('reviewer', at, WITHOUT_SCRIPT);
    await page.goto(`${at.url}/reminders/${KEY}/P7D`);
    await page.getByLabel('Why').fill('not yet');
    await page.getByRole('button', { name: 'Hold' }).click();
    await page.getByText('P7D is held back until it is released.').waitFor();
  });
});
