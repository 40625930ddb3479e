import { beforeEach, describe, expect, it } from 'vitest';
import { storeMessage } from '../../src/intake/store-message.ts';
import { recordBounces } from '../../src/mail/outbox/bounces.ts';
import { contactHistory, listContacts } from '../../src/register/contact-store.ts';
import { listVoteLosses } from '../../src/register/vote-losses.ts';
import { findBarriers, findOverflow, NARROW, useBrowser, WITHOUT_SCRIPT } from '../support/browser.ts';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';

const database = await createTestDatabase();
const { db } = database;
const at = await startConsole(database.url, { CLOCK_START: '2024-01-22T09:00:00Z' });
const text = async (path: string) => (await (await at.as('viewer')).get(path)).text();
const change = async (path: string, fields: Record<string, string>) => (await at.as('manager')).post(path, fields);
const desk = { address: 'tap@ofcom.example.ch', name: 'Desk', language: 'fr', kind: 'mailbox', why: 'a letter' };

beforeEach(() => database.pool.query('truncate contact, contact_removed, vote_loss, audit restart identity cascade'));

const importCsv = async (csv: string) => {
  const form = new FormData();
  form.set('file', new Blob([csv]), 'contacts.csv');
  return (await at.as('manager')).upload('/register/import', form);
};

describe('the register', () => {
  it('lists the Member States, filtered', async () => {
    await change('/register/CH/contacts', desk);
    expect(await text('/register')).toMatch(/194 Member States.*Palau.*from 2024-09-19/s);
    expect(await text('/register?find=ofcom.example')).toMatch(/1 Member State .*Switzerland/s);
    expect(await text('/register?show=without')).toContain('193 Member States');
    expect(await text('/register?find=Atlantis')).toContain('No Member State fits.');
    expect(await text('/register?show=lost&find=%3Cb%3E')).toContain('value="&lt;b&gt;"');
  });

  it('takes a CSV, names the wrong lines, and gives itself out again', async () => {
    const answer = await importCsv('member_state,email,name,language\nCH,tap@b.ch,"<b>x</b>",fr\nXX,a@b.ch,,\n');
    const report = await answer.text();
    expect(report).toMatch(/1 contacts added, 0 changed.*<td class="number">3<\/td>.*no Member State/s);
    expect(await text('/register/CH')).toContain('&lt;b&gt;x&lt;/b&gt;');
    const exported = await (await at.as('viewer')).get('/register/contacts.csv');
    expect(exported.headers.get('content-disposition')).toBe('attachment; filename="contacts.csv"');
    expect(await exported.text()).toContain('CH,tap@b.ch,<b>x</b>,fr,person');
    expect((await importCsv('member_state,email\nCH,tap@b.ch\n')).status).toBe(303);
  });

  it('is changed by managers alone', async () => {
    const reviewer = await at.as('reviewer');
    for (const path of ['contacts', 'remove', 'lost-vote', 'regained-vote'])
      expect((await reviewer.post(`/register/CH/${path}`, desk)).status).toBe(403);
    expect(await (await reviewer.get('/register/CH')).text()).not.toContain('<form method="post"');
    expect((await reviewer.get('/register/XX')).status).toBe(404);
  });
});

describe('a Member State', () => {
  it('gets contacts and loses them, with history', async () => {
    expect((await change('/register/CH/contacts', desk)).status).toBe(303);
    expect(await listContacts(db)).toMatchObject([{ memberState: 'CH', address: desk.address, kind: 'mailbox' }]);
    await change('/register/CH/contacts', { ...desk, language: 'en' });
    await change('/register/CH/remove', { address: desk.address, why: 'left the office' });
    expect(await listContacts(db)).toEqual([]);
    expect((await contactHistory(db, 'CH')).map(({ actor, action }) => [actor, action])).toEqual([
      ['Some manager', 'contact added'],
      ['Some manager', 'contact changed'],
      ['Some manager', 'contact removed'],
    ]);
    expect(await text('/register/CH')).toMatch(/contact removed.*left the office/s);
  });

  it.each([
    [{ ...desk, address: 'nobody' }, 'neither an e-mail address nor @domain'],
    [{ ...desk, address: '@gmail.com', kind: '' }, 'public provider'],
    [{ ...desk, why: ' ' }, 'Give the reason'],
  ])('is told what is wrong with a contact', async (fields, message) => {
    const answer = await change('/register/CH/contacts', fields);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(message);
    expect(await listContacts(db)).toEqual([]);
  });

  it('shows from which of its addresses mail came back', async () => {
    await change('/register/CH/contacts', desk);
    const raw = Buffer.from('Subject: bounce\r\n\r\n');
    const place = { mailbox: 'test', uidValidity: 1, uid: 1 };
    const now = at.app.clock.now();
    const mail = { raw, headerOnly: false, size: raw.length, receivedAt: now, ...place };
    const { messageRowId } = await storeMessage(db, mail, now);
    const outgoing = {
      ...{
        kind: 'reminder' as const,
        dedupe_key: 'x',
        to_address: desk.address,
        subject: 's',
        text_body: 't',
        html_body: 'h',
      },
      ...{ language: 'fr', message_id: '<1@x>', auto_submitted: 'auto-generated' as const },
    };
    await db
      .insertInto('outbox')
      .values({ ...outgoing, next_attempt_at: now, created_at: now })
      .execute();
    const recipients = [{ address: desk.address, action: 'failed', status: '5.1.1', diagnostic: 'no such user' }];
    await db.transaction().execute((tx) => recordBounces(tx, messageRowId, { original: '<1@x>', recipients }, now));
    expect(await text('/register/CH')).toMatch(/tap@ofcom\.example\.ch.*Mail came back \(5\.1\.1\).*No such mailbox/s);
    await database.pool.query('truncate bounce, outbox, message restart identity cascade');
  });

  it('is noted as without voting rights, and with them again', async () => {
    await change('/register/TD/lost-vote', { day: '2024-01-05', why: 'arrears' });
    expect(await text('/register?show=lost')).toMatch(/1 Member State .*Chad/s);
    const twice = await change('/register/TD/lost-vote', { day: '2024-01-06', why: 'arrears' });
    expect(await twice.text()).toContain('already, since 2024-01-05');
    await change('/register/TD/regained-vote', { day: '2024-01-20', why: 'paid' });
    expect(await listVoteLosses(db)).toEqual([{ memberState: 'TD', from: '2024-01-05', until: '2024-01-20' }]);
    expect(await text('/register/TD')).toContain('Without voting rights from 2024-01-05 to 2024-01-20.');
    expect((await change('/register/TD/lost-vote', { day: 'soon', why: 'x' })).status).toBe(400);
  });
});

describeWith('chromium', 'the register in a browser', () => {
  const browser = useBrowser();

  it('takes a contact without JavaScript', async () => {
    const page = await browser.openAs('manager', at, WITHOUT_SCRIPT);
    await page.goto(`${at.url}/register/KE`);
    await page.getByLabel('Address', { exact: true }).fill('@ca.example.ke');
    await page.locator('#add-why').fill('letter of the administration');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('@ca.example.ke is saved.').waitFor();
    expect(await listContacts(db)).toMatchObject([{ memberState: 'KE', address: '@ca.example.ke' }]);
  });

  it('has no barriers, on narrow screens neither', async () => {
    await change('/register/CH/contacts', {
      ...desk,
      address: 'a-very-long-address-of-somebody@a-long-domain.example.org',
    });
    for (const options of [{}, NARROW]) {
      const page = await browser.openAs('manager', at, options);
      for (const path of ['/register', '/register/CH']) {
        await page.goto(at.url + path);
        expect(await findBarriers(page), path).toEqual([]);
        expect(await findOverflow(page), path).toEqual([]);
      }
    }
  });
});
