import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { findConsultation, listConsultations, storeConsultation } from '../../src/register/consultations.ts';
import { findBarriers, findOverflow, NARROW, useBrowser, WITHOUT_SCRIPT } from '../support/browser.ts';
import { circular142 } from '../support/circular-142.ts';
import { startConsole } from '../support/console.ts';
import { longCircular } from '../support/long-circular.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';

vi.setConfig({ testTimeout: 90_000 });

const database = await createTestDatabase();
const { db } = database;
const at = await startConsole(database.url, { CLOCK_START: '2024-01-22T09:00:00Z' });
const corpus = (name: string) => readFileSync(join(import.meta.dirname, '../corpus/circulars', name));

beforeEach(async () => {
  await database.pool.query('truncate circular_upload, issued_form, consultation, audit restart identity cascade');
  await storeConsultation(db, circular142, at.app.clock.now());
});

function fileForm(name: string, bytes: Uint8Array): FormData {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  return form;
}
const upload = async (name: string, bytes: Uint8Array = corpus(name)) =>
  (await at.as('manager')).upload('/consultations/import', fileForm(name, bytes));

describe('importing a circular', () => {
  it('is for managers', async () => {
    const reviewer = await at.as('reviewer');
    expect((await reviewer.get('/consultations/import')).status).toBe(403);
    expect((await reviewer.upload('/consultations/import', fileForm('x', corpus('twenty-texts.docx')))).status).toBe(
      403,
    );
  });

  it('shows what the file says, and stores it once it is confirmed', async () => {
    const manager = await at.as('manager');
    const sent = await upload('one-region-consulted.docx');
    expect(sent).toMatchObject({ status: 303 });
    const path = sent.headers.get('location') ?? '';
    const page = await (await manager.get(path)).text();
    expect(page).toMatch(/T22\/159, 2024-01-15.*BJ, KE, NG, SN, TN.*D\.608/s);
    expect(await listConsultations(db)).toHaveLength(1);
    const confirmed = await manager.post(`${path}/confirm`);
    expect(confirmed.headers.get('location')).toBe('/consultations/T22/159/settings');
    expect(await findConsultation(db, 'T22/159')).toMatchObject({ studyGroup: 3 });
    expect((await manager.post(`${path}/confirm`)).status).toBe(404);
    const settings = await (await (await at.as('viewer')).get('/consultations/T22/159/settings')).text();
    expect(settings).toMatch(/one-region-consulted\.docx.*circular imported.*Some manager/s);
    expect(settings).not.toContain('<form method="post"');
  });

  it('of a file that takes long holds nobody else up', async () => {
    const viewer = await at.as('viewer');
    // The first circular starts the process that reads them.
    await upload('one-region-consulted.docx');
    let isRead = false;
    const sent = upload('long.docx', longCircular(corpus('circular-142.en.docx'))).then((answer) => {
      isRead = true;
      return answer;
    });
    await expect.poll(() => at.app.db.selectFrom('circular_upload').select('id').execute()).toHaveLength(1);
    expect((await viewer.get('/consultations')).status).toBe(200);
    expect(isRead).toBe(false);
    expect((await sent).status).toBeLessThan(500);
  });

  it('asks to look at what is doubtful before it is stored', async () => {
    const manager = await at.as('manager');
    const path = (await upload('deadline-too-near-the-meeting.docx')).headers.get('location') ?? '';
    const page = await (await manager.get(path)).text();
    expect(page).toContain('T22/142 is stored already');
    expect(page).toContain('lie 5 working days, not 7');
    expect(page).toContain('deadline: 2024-02-08T23:59:59Z is stored, this file says 2024-02-12T23:59:59Z');
    expect((await manager.post(`${path}/confirm`)).status).toBe(400);
    expect((await manager.post(`${path}/confirm`, { seen: 'yes' })).status).toBe(303);
    expect(await findConsultation(db, 'T22/142')).toMatchObject({ deadline: '2024-02-08T23:59:59Z' });
  });

  it('asks for what is missing', async () => {
    await db.deleteFrom('consultation').execute();
    const manager = await at.as('manager');
    const path = (await upload('without-a-deadline.docx')).headers.get('location') ?? '';
    expect(await (await manager.get(path)).text()).toContain('deadline: not found');
    expect((await manager.post(`${path}/confirm`, { seen: 'yes' })).status).toBe(400);
    const wrong = await manager.post(`${path}/settings`, { settings: 'colour=red' });
    expect(await wrong.text()).toMatch(/There is no field &quot;colour&quot;.*<textarea[^>]*>colour=red/s);
    await manager.post(`${path}/settings`, { settings: 'deadline=2024-02-08T23:59:59Z\n' });
    expect((await manager.post(`${path}/confirm`)).status).toBe(303);
    expect(await findConsultation(db, 'T22/142')).toMatchObject({ deadline: '2024-02-08T23:59:59Z' });
  });

  it.each([
    ['a damaged file', corpus('twenty-texts.docx').subarray(0, 3000), 'not transferred completely'],
    ['another letter', Buffer.from('<script>alert(1)</script>'), 'no circular of a consultation'],
  ])('refuses %s and keeps nothing', async (_, bytes, message) => {
    const answer = await upload('<b>.docx', bytes);
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain(message);
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<b>.docx');
    expect(await db.selectFrom('circular_upload').select('id').execute()).toEqual([]);
  });

  it('throws a file away', async () => {
    const path = (await upload('twenty-texts.docx')).headers.get('location') ?? '';
    expect((await (await at.as('manager')).post(`${path}/cancel`)).status).toBe(303);
    expect(await db.selectFrom('circular_upload').select('id').execute()).toEqual([]);
  });
});

describe('the settings of a consultation', () => {
  const PATH = '/consultations/T22/142/settings';
  const change = async (name: string, fields: Record<string, string>) =>
    (await at.as('manager')).post(`${PATH}/${name}`, fields);

  it('are changed by managers, with a reason', async () => {
    const reviewer = await at.as('reviewer');
    expect((await reviewer.post(`${PATH}/extend`, { until: '2024-02-15T23:59', why: 'x' })).status).toBe(403);
    expect(await (await change('extend', { until: '2024-02-15T23:59', why: '' })).text()).toContain('Give the reason');
    expect((await change('extend', { until: '2024-02-15T23:59', why: 'asked for' })).status).toBe(303);
    expect(await findConsultation(db, 'T22/142')).toMatchObject({ deadline: '2024-02-15T23:59:59Z' });
    expect(await db.selectFrom('audit').select(['actor', 'action', 'why']).execute()).toEqual([
      { actor: 'Some manager', action: 'deadline extended', why: 'asked for' },
    ]);
  });

  it('are corrected, and a corrigendum carried out', async () => {
    await change('correct', { field: 'X.1373:title', value: 'Another <title>', why: 'misprint' });
    await change('withdraw', { text: 'X.1281', why: 'Corrigendum 1' });
    await change('add', { number: 'X.1500', type: 'new', title: 'A text', why: 'Corrigendum 1' });
    const page = await (await (await at.as('viewer')).get(PATH)).text();
    expect(page).toMatch(/X\.1281<\/th><td><span class="badge quiet">withdrawn.*Another &lt;title&gt;.*X\.1500/s);
    await change('restore', { text: 'X.1281', why: 'an error' });
    const { texts = [] } = (await findConsultation(db, 'T22/142')) ?? {};
    expect(texts.filter(({ withdrawn }) => withdrawn)).toEqual([]);
  });

  it.each([
    ['correct', { field: 'deadline', value: 'soon' }, 'write an instant in UTC'],
    ['extend', { until: '2024-02-01T00:00' }, 'not later than the deadline'],
    ['withdraw', { text: 'X.1' }, 'There is no text X.1.'],
    ['add', { number: 'nothing', type: 'new', title: 'A text' }, 'write the number as in X.1150'],
  ])('say what cannot be done: %s', async (name, fields, message) => {
    const answer = await change(name, { ...fields, why: 'x' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(message);
    expect(await findConsultation(db, 'T22/142')).toEqual(circular142);
  });

  it('are those of a consultation that is there', async () => {
    expect((await (await at.as('viewer')).get('/consultations/T22/1/settings')).status).toBe(404);
  });
});

describeWith('chromium', 'circulars in a browser', () => {
  const browser = useBrowser();

  it('are imported without JavaScript', async () => {
    const page = await browser.openAs('manager', at, WITHOUT_SCRIPT);
    await page.goto(`${at.url}/consultations/import`);
    const buffer = corpus('circular-142.fr.docx');
    await page.getByLabel('The circular (docx or doc)').setInputFiles({ name: 'fr.docx', mimeType: 'x/y', buffer });
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByText('T22/142 is stored already: this file adds its version in French.').waitFor();
    await page.getByRole('button', { name: 'Store it' }).click();
    await page.getByText('The French version is added to T22/142.').waitFor();
    await page.getByRole('cell', { name: 'fr.docx' }).waitFor();
  });

  it('show that they are being read', async () => {
    const page = await browser.openAs('manager', at);
    await page.goto(`${at.url}/consultations/import`);
    const progress = page.getByRole('progressbar', { name: 'The circular is read' });
    await page.getByLabel('The circular (docx or doc)').waitFor();
    expect(await progress.isVisible()).toBe(false);
    // Looked at while the file is on its way: nothing can be seen of a page that is about to be left.
    await page.evaluate("document.addEventListener('submit', (event) => event.preventDefault(), { once: true })");
    const buffer = corpus('circular-142.fr.docx');
    await page.getByLabel('The circular (docx or doc)').setInputFiles({ name: 'fr.docx', mimeType: 'x/y', buffer });
    await page.getByRole('button', { name: 'Read it' }).click();
    await progress.waitFor();
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.waitForURL(/\/consultations\/import\/\d+/);
    await page.goBack();
    await page.getByLabel('The circular (docx or doc)').waitFor();
    expect(await progress.isVisible()).toBe(false);
  });

  it('have no barriers, on narrow screens neither', async () => {
    const path = (await upload('deadline-too-near-the-meeting.docx')).headers.get('location') ?? '';
    for (const options of [{}, NARROW]) {
      const page = await browser.openAs('manager', at, options);
      for (const each of ['/consultations/import', path, '/consultations/T22/142/settings']) {
        await page.goto(at.url + each);
        expect(await findBarriers(page), each).toEqual([]);
        expect(await findOverflow(page), each).toEqual([]);
      }
    }
  });
});
