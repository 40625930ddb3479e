import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import { lastInstant } from '../../src/domain/consultation.ts';
import { REGIONS } from '../../src/domain/region.ts';
import { loadRegions } from '../../src/register/regions.ts';
import { listFiles } from '../../src/results/read-files.ts';
import { listResults } from '../../src/results/read-results.ts';
import { sha256 } from '../../src/results/result-file.ts';
import { openResultPool, writeOne } from '../../src/run/results.ts';
import { consultationCase, GRACE_MS, memberStates } from '../results/consultation-case.ts';
import { hostilePdf } from '../results/hostile-pdf.ts';
import { circular142 } from '../support/circular-142.ts';
import { startConsole } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';

vi.setConfig({ testTimeout: 60_000 });

const database = await createTestDatabase();
const CLOSING = new Date(lastInstant(circular142).getTime() + GRACE_MS + 60_000);
const at = await startConsole(database.url, { CLOCK_START: CLOSING.toISOString() });
const life = consultationCase(database);
const viewer = await at.as('viewer');
const manager = await at.as('manager');
const PATH = '/consultations/T22/142';
const text = async (path: string) => (await viewer.get(path)).text();

beforeAll(async () => {
  await life.begin();
  await life.reply('CH', '2024-01-10T10:00:00Z', 'not-assign');
  await life.reply('CH', '2024-01-11T10:00:00Z', 'assign', { 'X.1150': 'not-assign' });
  await life.reply('KE', '2024-02-01T10:00:00Z', 'assign');
  await life.reply('JP', '2024-02-09T00:00:00Z', 'not-assign');
  await life.openCase('SN', '2024-01-12T10:00:00Z', 'Both boxes are marked.');
});

describe('the pages about consultations', () => {
  it('list every consultation with its time, replies and state', async () => {
    const page = await text('/consultations');
    expect(page).toMatch(/href="\/consultations\/T22\/142"/);
    expect(page).toMatch(/>2 \/ 193</);
    expect(page).toMatch(/closing/);
  });

  it('show the count as a picture with words and figures', async () => {
    const page = await text(PATH);
    expect(page).toMatch(
      /<svg role="img"[^>]*aria-label="Support per text, against the threshold of 70 %: X\.1150 50 %/,
    );
    expect(page).toMatch(/2 Member States replied by the deadline 2024-02-08/);
    expect(page).toMatch(/X\.1150<\/th><td>Security assurance/);
    expect(page).not.toMatch(/style="|<script(?![^>]*src=)/);
  });

  it('show who replied and who did not, region by region', async () => {
    const page = await text(`${PATH}/replies`);
    for (const region of [
      'Americas',
      'Western Europe',
      'Eastern Europe and Northern Asia',
      'Africa',
      'Asia and Australasia',
    ])
      expect(page).toContain(region);
    expect(page).not.toContain('No region on file');
    expect(page).toMatch(/Western Europe <span class="quiet">1 of 33 replied/);
    const late = await text(`${PATH}/replies?show=late`);
    expect(late).toContain('Japan');
    expect(late).not.toContain('>Kenya<');
  });

  it('show every version of a reply with what it rests on', async () => {
    const page = await text(`${PATH}/replies/CH`);
    expect(page).toMatch(/Version 2 of 2[\s\S]*Version 1 of 2/);
    expect(page).toMatch(/does not assign: form field, marked/);
    expect(page).toContain('Annex 2.docx');
    expect((await viewer.get(`${PATH}/replies/XX`)).status).toBe(404);
    expect((await viewer.get('/consultations/T22/999')).status).toBe(404);
  });
});

describe('the marks of an answer that came on pages', () => {
  it('are shown as a picture of the place that the evidence names, and of no other', async () => {
    const pdf = await hostilePdf('X.1150: does not assign');
    const raw = await new MailComposer({
      from: 'tap@es.example',
      attachments: [{ filename: 'Annex 2.pdf', content: pdf }],
    })
      .compile()
      .build();
    const { replyId } = await life.reply('ES', '2024-01-20T10:00:00Z', 'assign', { 'X.1150': 'not-assign' });
    const { message_id } = await at.app.db
      .selectFrom('reply')
      .select('message_id')
      .where('id', '=', replyId)
      .executeTakeFirstOrThrow();
    await at.app.db.updateTable('message_raw').set({ raw }).where('message_id', '=', message_id).execute();
    const mark = { slot: 'not-assign', source: 'ink', state: 'marked', strength: 0.9, reader: 'scan' };
    const place = { part: 'Annex 2.pdf', page: 1, box: [0.05, 0.2, 0.5, 0.2] };
    const evidence = [{ ...mark, place, attachment: 'Annex 2.pdf', sha256: sha256(pdf) }];
    await at.app.db
      .updateTable('answer')
      .set({ evidence: JSON.stringify(evidence) })
      .where('reply_id', '=', replyId)
      .where('text_ref', '=', 'X.1150')
      .execute();
    const source = `${PATH}/replies/ES/${replyId}/X.1150/marks.png`;
    expect(await text(`${PATH}/replies/ES`)).toContain(`src="${source}"`);
    const picture = await viewer.get(source);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect((await viewer.get(source.replace('X.1150', 'X.1221'))).status).toBe(404);
    expect((await viewer.get(source.replace('/ES/', '/CH/'))).status).toBe(404);
  });
});

describe('the end of a consultation in the console', () => {
  it('is left to managers, and asks for a reason', async () => {
    expect((await viewer.post(`${PATH}/close`, { why: 'now' })).status).toBe(403);
    expect((await manager.post(`${PATH}/close`, { why: ' ' })).status).toBe(400);
    expect(await listResults(at.app.db, 'T22/142')).toHaveLength(0);
  });

  it('closes, shows how far the files are, and offers them', async () => {
    const closed = await manager.post(`${PATH}/close`, { why: 'the meeting is near' });
    expect(closed.headers.get('location')).toBe(`${PATH}/results`);
    expect(await text(`${PATH}/results`)).toMatch(/Result 1[\s\S]*The files wait to be written/);
    const [result] = await listResults(at.app.db, 'T22/142');
    if (!result) throw new Error('there is no result');
    const pool = await openResultPool(at.app);
    await writeOne(at.app, pool, result.id);
    await pool.close();
    const page = await text(`${PATH}/results`);
    const [file] = await listFiles(at.app.db, result.id);
    const download = await viewer.get(`/results/${result.id}/files/${file?.name}`);
    expect(page).toContain(file?.sha256);
    expect(download.headers.get('content-disposition')).toBe(`attachment; filename="${file?.name}"`);
    expect(download.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await download.arrayBuffer()).byteLength).toBe(file?.size);
    expect((await viewer.get(`/results/${result.id}/files/..%2fsecret`)).status).toBe(404);
  });

  it('is announced by managers alone, and says how many mails tell it', async () => {
    expect((await viewer.post(`${PATH}/announce`, {})).status).toBe(403);
    expect((await manager.post(`${PATH}/announce`, {})).headers.get('location')).toBe(`${PATH}/results`);
    expect(await text(`${PATH}/results`)).toContain('Announced by');
  });

  it('reopens with a reason, corrects as a new version, and closes again beside the first result', async () => {
    expect((await manager.post(`${PATH}/replies/CH/correct`, { why: 'x', 'X.1150': 'assign/none' })).status).toBe(409);
    expect((await manager.post(`${PATH}/reopen`, { why: '' })).status).toBe(400);
    expect((await manager.post(`${PATH}/reopen`, { why: 'Switzerland <b>telephoned</b>' })).status).toBe(303);
    expect((await manager.post(`${PATH}/reopen`, { why: 'again' })).status).toBe(409);
    expect((await manager.post(`${PATH}/replies/CH/correct`, { why: 'misread' })).status).toBe(400);
    expect(
      (await manager.post(`${PATH}/replies/CH/correct`, { why: 'misread', 'X.1150': 'assign/attached' })).status,
    ).toBe(303);
    const reply = await text(`${PATH}/replies/CH`);
    expect(reply).toMatch(/Version 3 of 3[\s\S]*Some manager[\s\S]*misread[\s\S]*said by a person/);
    await manager.post(`${PATH}/close`, { why: 'corrected' });
    const page = await text(`${PATH}/results`);
    expect(page).toMatch(/Result 2[\s\S]*Result 1[\s\S]*Switzerland &lt;b&gt;telephoned/);
    expect(await text(PATH)).toMatch(/as counted in result 2[\s\S]*X\.1150 66\.6 %/);
  });

  it('says when the replies have changed since', async () => {
    expect(await text(PATH)).not.toContain('have changed since');
    await life.reply('FR', '2024-01-15T10:00:00Z', 'not-assign');
    expect(await text(PATH)).toContain('have changed since');
  });
});

describe('the regions', () => {
  it('hold every Member State once', () => {
    const regions = loadRegions(CONFIG_DIR);
    expect(memberStates.all.filter(({ code }) => !regions.has(code))).toEqual([]);
    expect(regions.size).toBe(memberStates.all.length);
    const sizes = REGIONS.map((region) => [...regions.values()].filter((each) => each === region).length);
    expect(sizes).toEqual([35, 33, 22, 54, 50]);
  });
});
