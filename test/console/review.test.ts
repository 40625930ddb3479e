import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCase } from '../../src/review/read-cases.ts';
import { startConsole, type Visitor } from '../support/console.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { openReviewDesk, type ReviewDesk } from '../support/review-desk.ts';

const database = await createTestDatabase();
const { as } = await startConsole(database.url);
const IN_DOUBT = { decision: 'assign', comments: null } as const;
const PDF = readFileSync(new URL('../corpus/forms/pdf/printed-en.pdf', import.meta.url));

let desk: ReviewDesk;
let ana: Visitor;
beforeAll(async () => {
  desk = await openReviewDesk(database);
  ana = await as('reviewer');
});

const doubtful = () => desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
const page = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();

describe('who may decide', () => {
  it('a viewer sees a case and can change nothing', async () => {
    const { caseId } = await doubtful();
    const viewer = await as('viewer');
    const shown = await page(viewer, `/review/${caseId}`);
    expect(shown).toContain('Trusted Automated eXchange');
    expect(shown).not.toMatch(/<button[^>]*>Accept/);
    for (const path of ['accept', 'ignore', 'correct', 'undo', 'assign', 'attach', 'merge', 'ask', 'reprocess'])
      expect((await viewer.post(`/review/${caseId}/${path}`, { version: '1', why: 'x' })).status, path).toBe(403);
    expect(await readCase(database.db, caseId)).toMatchObject({ status: 'open', version: 1 });
  });
});

describe('what a stranger sent', () => {
  const SCRIPT = '<script>alert(1)</script>';

  it('is text wherever it stands, and a download where it is a file', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`;
    const { caseId } = await desk.deliver({
      state: 'CH',
      from: 'stranger@nowhere.example',
      subject: `Reply ${SCRIPT} "><img src=x onerror=alert(1)>`,
      attachments: [
        { filename: `"><script>.svg`, content: svg },
        { filename: 'page.html', content: `<p onclick="alert(1)">x</p>${SCRIPT}` },
      ],
    });
    for (const path of ['/review', `/review/${caseId}`, `/review/${caseId}/ask`]) {
      const shown = await page(ana, path);
      expect(shown).not.toMatch(/<script(?![^>]*src=)|<img src=x|<[^>&]*\son\w+=/);
    }
    const shown = await page(ana, `/review/${caseId}`);
    const links = [...shown.matchAll(/href="(\/review\/\d+\/(?:file\/\w+|mail\.eml))"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(links).toHaveLength(4);
    for (const link of links) {
      const { headers, status } = await ana.get(link);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('application/octet-stream');
      expect(headers.get('content-disposition')).toMatch(
        /^attachment; filename="[^"<>]*"; filename\*=UTF-8''[\w.%~!-]+$/,
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain('sandbox');
    }
  });

  it('however long or many, leaves a page that can be read', { timeout: 60_000 }, async () => {
    const { caseId } = await desk.deliver({
      state: 'KE',
      from: 'stranger@nowhere.example',
      subject: 'long '.repeat(400_000),
      attachments: Array.from({ length: 300 }, (_, index) => ({ filename: `${index}.txt`, content: `${index}` })),
    });
    const shown = await page(ana, `/review/${caseId}`);
    expect(shown.length).toBeLessThan(500_000);
    expect(shown).toContain('There are more files than are listed');
  });

  it('of a mail that cannot be taken apart, there is the mail to save', async () => {
    const raw = Buffer.from('From: tap@ofcom.example.ch\r\nSubject: TSB Circular 142\r\n\r\nPlease call us.\r\n');
    const { caseId } = await desk.deliver(raw);
    expect(await page(ana, `/review/${caseId}`)).toContain('Please call us.');
    expect(await (await ana.get(`/review/${caseId}/mail.eml`)).text()).toBe(raw.toString());
  });
});

describe('the document beside the form', () => {
  it('a PDF is shown as pictures of its pages, with the place of each answer', async () => {
    const attachments = [{ filename: 'Annex 2.pdf', content: PDF }];
    const { caseId } = await desk.deliver({ state: 'CH', from: 'x@nowhere.example', attachments });
    const shown = await page(ana, `/review/${caseId}`);
    const pictures = [...shown.matchAll(/src="(\/review\/[^"]+\.png[^"]*)"/g)].map((match) => match[1] ?? '');
    expect(pictures.length).toBeGreaterThan(8);
    for (const picture of pictures) {
      const answer = await ana.get(picture);
      expect(answer.headers.get('content-type'), picture).toBe('image/png');
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100);
    }
    expect(shown).toMatch(/<rect[^>]* class="is-marked"/);
  });

  it.each([
    'page/zz/1.png',
    `page/${'0'.repeat(64)}/1.png`,
    `page/${'0'.repeat(64)}/0.png`,
    `crop/${'0'.repeat(64)}/1/9,9,9,9.png`,
    `file/${'0'.repeat(64)}`,
  ])('there is no %s', async (path) => {
    const { caseId } = await doubtful();
    expect((await ana.get(`/review/${caseId}/${path}`)).status).toBe(404);
  });

  it('a Word file is drawn from what was read, with its marks', async () => {
    const { caseId } = await doubtful();
    const shown = await page(ana, `/review/${caseId}`);
    expect(shown).toMatch(/class="seen is-marked"/);
    expect(shown.match(/aria-label="marked box"/g)?.length).toBeGreaterThanOrEqual(8);
  });
});

describe('forms that are not ours', () => {
  it.each([
    ['no version', {}],
    ['fields that come twice', { version: ['1', '1'], why: ['a', 'b'] }],
    ['an answer that is none', { version: '1', 'answer:X.1222': 'perhaps' }],
    ['a text that is none', { version: '1', 'answer:__proto__': 'assign/none' }],
  ])('with %s change nothing that they should not', async (_, fields) => {
    const { caseId } = await doubtful();
    expect((await ana.post(`/review/${caseId}/accept`, fields as Record<string, string>)).status).toBe(303);
    expect((await readCase(database.db, caseId))?.status).toBe('open');
  });

  it('there is no case behind a wrong number', async () => {
    for (const id of ['999999', '0', '-1', 'x', '99999999999999999999'])
      expect((await ana.get(`/review/${id}`)).status).toBe(404);
  });
});
