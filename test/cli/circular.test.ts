import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../support/postgres.ts';
import { runCommand } from '../support/run-command.ts';

const database = await createTestDatabase();
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tsb-circular-'));
});
afterAll(() => rm(directory, { recursive: true }));

const circular = (...args: string[]) => runCommand(database.url, directory, 'circular', ...args);
const corpus = (name: string) => `test/corpus/circulars/${name}`;

it('a circular is shown, confirmed, extended and looked up by commands', { timeout: 120_000 }, async () => {
  const file = corpus('one-region-consulted.docx');
  const shown = await circular('import', file);
  expect(shown).toMatchObject({ code: 1, stderr: expect.stringContaining('confirm with --yes') });
  expect(shown.stdout).toMatch(/T22\/159 of 2024-01-15, Study Group 3/);
  expect(shown.stdout).toMatch(/Consulted\s+5 Member States: BJ, KE, NG, SN, TN/);
  expect(JSON.parse((await circular('list', '--json')).stdout)).toMatchObject([{ key: 'T22/142' }]);

  const stored = await circular('import', file, '--yes');
  expect(stored).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('T22/159: 1 text, replies until 2024-04-24'),
  });
  expect((await circular('import', file, '--yes')).stdout).toContain('imported before: nothing changes');
  expect((await circular('set', 'T22/159', 'deadline=soon', '--why', 'x')).stderr).toContain('write an instant in UTC');
  const extended = await circular('extend', 'T22/159', '2024-04-30T23:59:59Z', '--why', 'request of the region');
  expect(extended).toMatchObject({ code: 0, stderr: expect.stringContaining('working days, not 7') });
  const history = JSON.parse((await circular('history', 'T22/159', '--json')).stdout);
  expect(history).toMatchObject([
    { action: 'circular imported' },
    { action: 'deadline extended', why: 'request of the region' },
  ]);
  expect(JSON.parse((await circular('show', 'T22/159', '--json')).stdout)).toMatchObject({
    deadline: '2024-04-30T23:59:59Z',
  });
});

it('what is no circular is refused with the reason and how to mend it', { timeout: 60_000 }, async () => {
  const pdf = await circular('import', 'test/corpus/forms/pdf/printed-en.pdf', '--yes');
  expect(pdf).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('Import the circular as docx') });
  const missing = await circular('import', corpus('without-a-deadline.docx'), '--yes');
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('--set FIELD=VALUE') });
  await writeFile(join(directory, 'wrong.json'), '{"key":');
  expect((await circular('import', join(directory, 'wrong.json'))).stderr).toMatch(/wrong\.json is no JSON/);
});
