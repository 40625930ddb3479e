import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { drawFile, fileOfMail, mailContents } from '../../src/reading/mail-contents.ts';
import { openReadingPool, type ReadingPool } from '../../src/reading/open-reading-pool.ts';
import { composeReply } from '../flow/reply-mail.ts';
import { allMails, mail, written } from '../intake/corpus.ts';
import { truncations } from '../support/damage.ts';

describe('what a mail holds', () => {
  it('lists the attachments, and what was packed in them', async () => {
    const { from, text, files } = await mailContents(mail('zip'));
    expect(from).toContain('@');
    expect(text).not.toBe('');
    expect(files.map(({ role, format }) => [role, format])).toContainEqual(['attachment', 'zip']);
    const packed = files.find(({ role }) => role === 'packed');
    expect(packed).toMatchObject({ name: expect.stringContaining('/'), drawn: true, pages: 0 });
    expect((await fileOfMail(mail('zip'), packed?.sha256 ?? ''))?.bytes.length).toBe(packed?.size);
  });

  it('gives a mail in HTML alone as text', async () => {
    const raw = written(
      ...['From: a@gov.example', 'MIME-Version: 1.0', 'Content-Type: text/html', ''],
      '<p>Dear <b>Sir</b></p><script>alert(1)</script><style>p{}</style><p>Yours</p>',
    );
    expect((await mailContents(raw)).text).toBe('Dear Sir\nYours');
  });

  test('whatever the mail, there is an answer', { timeout: 120_000 }, async () => {
    for (const { bytes } of allMails()) {
      for (const cut of [bytes, ...truncations(bytes, 3)]) {
        const { files } = await mailContents(cut);
        for (const { sha256, drawn } of files) if (drawn) await drawFile(cut, sha256);
      }
    }
  });
});

describe('a document that has no pages', () => {
  it('is drawn with its boxes, in the places that evidence names', async () => {
    const raw = await composeReply({ state: 'CH' });
    const form = (await mailContents(raw)).files.find(({ format }) => format === 'docx');
    const drawing = await drawFile(raw, form?.sha256 ?? '');
    expect(drawing?.cut).toBe(false);
    const boxed = drawing?.paragraphs.filter(({ runs }) => runs.some((run) => run.box === 'marked')) ?? [];
    expect(boxed).toHaveLength(8);
    expect(boxed[0]?.place).toMatchObject({ table: expect.any(Number), row: expect.any(Number) });
  });

  it('is not drawn where the mail holds no such file, or it is none to draw', async () => {
    const raw = await composeReply({ state: 'CH', attachments: [{ filename: 'x.pdf', content: '%PDF-1.4 broken' }] });
    expect(await drawFile(raw, '0'.repeat(64))).toBeNull();
    const pdf = (await mailContents(raw)).files.find(({ format }) => format === 'pdf');
    expect(pdf).toMatchObject({ pages: 0, drawn: false });
    expect(await drawFile(raw, pdf?.sha256 ?? '')).toBeNull();
  });
});

describe('in a process of its own', () => {
  let pool: ReadingPool;
  beforeAll(async () => {
    const context = { consultations: [], issuedForms: [] };
    pool = await openReadingPool({ size: 1, timeoutMs: 30_000, memoryMb: 256, context });
  });
  afterAll(() => pool.close());

  it('the same is had', async () => {
    const raw = mail('attached-docx');
    const { files } = await pool.readContents(raw);
    const [file] = files;
    expect((await pool.drawFile(raw, file?.sha256 ?? ''))?.paragraphs.length).toBeGreaterThan(5);
    expect(Buffer.from((await pool.extractFile(raw, file?.sha256 ?? ''))?.bytes ?? []).length).toBe(file?.size);
  });
});
