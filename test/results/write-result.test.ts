import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { writeDocx } from '../../src/results/layout/write-docx.ts';
import { writePdf } from '../../src/results/layout/write-pdf.ts';
import { findByHash, knownFingerprints, listFiles } from '../../src/results/read-files.ts';
import { readResult, type StoredResult } from '../../src/results/read-results.ts';
import { reportOf } from '../../src/results/report/report.ts';
import { sha256 } from '../../src/results/result-file.ts';
import { type Trust, verifyCopy } from '../../src/results/signing/verify-copy.ts';
import { answersTable, tallyTable } from '../../src/results/tables/tables.ts';
import { writeXlsx } from '../../src/results/tables/write-tables.ts';
import { readProgress } from '../../src/results/writing.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { consultationCase } from './consultation-case.ts';
import { hostilePdf } from './hostile-pdf.ts';
import { resultWriter } from './written-result.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const database = await createTestDatabase();
const { db } = database;
const writer = await resultWriter(database);
const life = consultationCase(database);
const PREFIX = 'T22-142-result-1';
let result: StoredResult;
let folder: string;

const against = { decision: 'not-assign', comments: null } as const;
const commented = { decision: 'assign', comments: 'attached' } as const;

beforeAll(async () => {
  await life.begin();
  await writer.receive(
    {
      state: 'CH',
      answers: { 'X.1150': against, 'X.1221': commented },
      attachments: [
        { filename: 'Reasons on X.1150.pdf', content: await hostilePdf('Clause 5 is not ready.') },
        { filename: 'разъяснение.txt', content: 'Пункт 7 требует уточнения.\nЕщё одна строка.' },
        { filename: '../../evil.html', content: '<html><body><script>alert(1)</script>Hello</body></html>' },
        { filename: '=cmd|calc.exe', content: Buffer.from('MZ\x90\x00 not really a program') },
      ],
    },
    '2024-01-10T10:00:00Z',
  );
  await writer.receive({ state: 'KE' }, '2024-01-11T10:00:00Z');
  await writer.receive(
    {
      state: 'JP',
      attachments: [{ filename: 'late remarks.txt', content: 'Too late.' }],
      answers: { 'X.1150': against },
    },
    '2024-02-09T00:00:01Z',
  );
  result = await life.closed();
  expect(await writer.write(result.id)).toBe(true);
  folder = await writer.copyTo('copy', result.id);
});

const content = (what: string) => readFile(join(folder, `${PREFIX}-${what}`));

describe('the files of a result', () => {
  it('are written once, and kept as rows', async () => {
    expect(await writer.write(result.id)).toBe(false);
    expect(await readProgress(db, result.id)).toMatchObject({ state: 'written', error: null });
    expect((await listFiles(db, result.id)).map(({ name }) => name.replace(`${PREFIX}-`, ''))).toEqual([
      'report.docx',
      'report.pdf',
      'comments.pdf',
      'comments.zip',
      'tables.xlsx',
      'tally.csv',
      'answers.csv',
      'signed.json',
    ]);
  });

  it('the report says in Word and in PDF how each text came out, and who replied', async () => {
    const word = (await mammoth.extractRawText({ buffer: await content('report.docx') })).value;
    const pdf = pdfText(await content('report.pdf'));
    for (const said of [word, pdf]) {
      expect(said).toMatch(/Result of the Member State consultation announced by TSB Circular 142/);
      expect(said).toMatch(/2 Member States replied in time/);
      expect(said).toMatch(/50 % \(1 of 2\)/);
      expect(said).toMatch(/Switzerland/);
      expect(said).toMatch(/Late replies/);
      expect(said).toMatch(/Japan/);
    }
    expect(
      Object.keys(unzipSync(await content('report.docx'))).filter((name) => /charts\/chart/.test(name)),
    ).toHaveLength(2);
  });

  it('the bundle of comments shows what the files say, behind a cover sheet that lists them', async () => {
    const text = pdfText(await content('comments.pdf'));
    expect(text).toMatch(/Compendium of comments/);
    expect(text).toMatch(/Reasons on X\.1150\.pdf/);
    expect(text).toMatch(/Clause 5 is not ready\./);
    expect(text).toMatch(/Пункт 7 требует уточнения\./);
    expect(text).toMatch(/in the zip only: web pages are not shown/);
    expect(text).not.toMatch(/Too late\./);
  });

  it('nothing in the bundle runs, leads anywhere or holds a file; remarks and ticks are still there', async () => {
    const raw = await inflated(await content('comments.pdf'));
    for (const name of [
      '/JavaScript',
      '/JS',
      '/Launch',
      '/OpenAction',
      '/AA',
      '/EmbeddedFile',
      '/AcroForm',
      '/Link',
      '/URI',
    ]) {
      expect(raw, name).not.toMatch(new RegExp(`${name}\\b`));
    }
    expect(raw).toMatch(/A remark on clause 5/);
    expect(raw).toMatch(/\/Stamp/);
  });

  it('the zip holds every file as it came, under names that lead nowhere and open nothing by themselves', async () => {
    const zip = unzipSync(await content('comments.zip'));
    expect(Object.keys(zip)).toEqual([
      'counted/CH Switzerland/001 Reasons on X.1150.pdf',
      'counted/CH Switzerland/002 Reasons on X.1150.pdf - payload.exe.attachment',
      'counted/CH Switzerland/003 разъяснение.txt',
      'counted/CH Switzerland/004 evil.html.attachment',
      'counted/CH Switzerland/005 =cmd_calc.exe.attachment',
      'late/JP Japan/006 late remarks.txt',
      'contents/contents.csv',
    ]);
    expect(strFromU8(zip['late/JP Japan/006 late remarks.txt'] ?? new Uint8Array())).toBe('Too late.');
  });

  it('no cell of the tables is a formula, whatever a stranger called a file', async () => {
    const zip = unzipSync(await content('comments.zip'));
    expect(strFromU8(zip['contents/contents.csv'] ?? new Uint8Array())).toMatch(/,'=cmd\|calc\.exe,/);
    const book = unzipSync(await content('tables.xlsx'));
    const sheets = Object.entries(book).filter(([name]) => /worksheets\/sheet\d+\.xml/.test(name));
    expect(sheets).toHaveLength(5);
    for (const [, xml] of sheets) expect(strFromU8(xml)).not.toMatch(/<f[ >]/);
    const tally = (await content('tally.csv')).toString('utf8');
    expect(tally).toMatch(/^\uFEFFtext,title/);
    expect(tally).toMatch(/X\.1150,.*,1,1,0,50,70,not considered/);
    expect((await content('answers.csv')).toString('utf8')).toMatch(
      /CH,Switzerland,X\.1150,not-assign,,form,"not-assign: form-field marked/,
    );
  });

  it('are the same bytes whenever they are written', async () => {
    const { data } = (await readResult(db, result.id)) ?? result;
    const at = new Date(data.closedAt);
    const tables = [tallyTable(data), answersTable(data)];
    const written = async () => [
      await writeDocx(reportOf(data)),
      await writePdf(reportOf(data)),
      await writeXlsx(tables, at),
    ];
    const first = await written();
    const later = new Date(Date.now() + 3 * 24 * 3600 * 1000);
    vi.useFakeTimers({ toFake: ['Date'], now: later });
    const second = await written().finally(() => vi.useRealTimers());
    expect(second.map(sha256)).toEqual(first.map(sha256));
    expect(sha256(first[0] ?? new Uint8Array())).toBe(sha256(await content('report.docx')));
  });

  it('LibreOffice opens the report, where it is installed', async ({ skip }) => {
    if (!hasProgram('soffice')) return skip('LibreOffice is not installed');
    const profile = `-env:UserInstallation=file://${join(writer.dataDir, 'profile')}`;
    const convert = (to: string, what: string) =>
      execFileSync('soffice', [
        profile,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        folder,
        join(folder, `${PREFIX}-${what}`),
      ]);
    convert('txt:Text', 'report.docx');
    expect(await readFile(join(folder, `${PREFIX}-report.txt`), 'utf8')).toMatch(
      /consideration for approval may proceed/,
    );
    await rm(join(folder, `${PREFIX}-report.txt`));
  });
});

describe('a copy of a result', () => {
  const trust: Trust = {
    isKnownKey: () => true,
    writtenAs: (hash) => findByHash(db, hash),
  };
  const signed = `${PREFIX}-signed.json`;

  it('verifies as a folder, as its signed file, and as a single file alone', async () => {
    const known = new Set(await knownFingerprints(db));
    const ours: Trust = { ...trust, isKnownKey: (fingerprint) => known.has(fingerprint) };
    expect(await verifyCopy(folder, ours)).toMatchObject({ ok: true, consultation: 'T22/142', number: 1 });
    expect(await verifyCopy(join(folder, signed), ours)).toMatchObject({ ok: true });
    const alone = join(writer.dataDir, 'report by mail.pdf');
    await writeFile(alone, await content('report.pdf'));
    expect(await verifyCopy(alone, ours)).toMatchObject({ ok: true, number: 1 });
  });

  it.each([
    [
      'a changed file',
      async (copy: string) => writeFile(join(copy, `${PREFIX}-tally.csv`), 'X.1150,100 %'),
      /not as they were signed: .*tally\.csv/,
    ],
    [
      'a file taken away',
      async (copy: string) => rm(join(copy, `${PREFIX}-report.pdf`)),
      /not as they were signed: .*report\.pdf/,
    ],
    [
      'a changed count',
      async (copy: string) => replace(copy, '"notAssign": 1', '"notAssign": 0'),
      /changed after it was signed/,
    ],
    [
      'a changed hash',
      async (copy: string) => replace(copy, /"sha256": "[1-9a-f]/, '"sha256": "0'),
      /changed after it was signed/,
    ],
    [
      'a name that stands twice',
      async (copy: string) => replace(copy, '"number": 1,', '"number": 2,\n"number": 1,'),
      /changed after it was signed/,
    ],
    ['no signed file', async (copy: string) => rm(join(copy, signed)), /No signed result/],
  ])('does not verify with %s', async (_, tamper, verdict) => {
    const copy = await writer.copyTo('tampered', result.id);
    await tamper(copy);
    expect(await verifyCopy(copy, trust)).toMatchObject({ ok: false, verdict: expect.stringMatching(verdict) });
  });

  it('does not verify against another key, and tells strange files in the folder', async () => {
    expect(await verifyCopy(folder, { ...trust, isKnownKey: () => false })).toMatchObject({
      ok: false,
      verdict: expect.stringMatching(/not known here/),
    });
    const copy = await writer.copyTo('strange', result.id);
    await writeFile(join(copy, 'added.pdf'), 'something');
    expect((await verifyCopy(copy, trust)).files).toContainEqual({ name: 'added.pdf', state: 'not part of it' });
  });

  it('is signed with a key that nobody else can read', async () => {
    expect((await stat(join(writer.dataDir, 'result-key.pem'))).mode & 0o777).toBe(0o600);
    expect((await readdir(writer.dataDir)).filter((name) => name.startsWith('result-key.pem'))).toHaveLength(1);
  });

  async function replace(copy: string, from: string | RegExp, to: string): Promise<void> {
    const text = await readFile(join(copy, signed), 'utf8');
    expect(text).toMatch(from);
    await writeFile(join(copy, signed), text.replace(from, to));
  }
});

function pdfText(pdf: Buffer): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).replace(/\s+/g, ' ');
}

/** A PDF's objects in the clear. */
async function inflated(pdf: Buffer): Promise<string> {
  const document = await PDFDocument.load(pdf);
  return Buffer.from(await document.save({ useObjectStreams: false })).toString('latin1');
}

function hasProgram(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
