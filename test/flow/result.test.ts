import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import type { Books } from '../../src/books/status.ts';
import { intake, intakeJson, startProcess } from './workers.ts';

// The whole program is started here, twice.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

const directory = await mkdtemp(join(tmpdir(), 'tsb-flow-'));
afterAll(() => rm(directory, { recursive: true, force: true }));

interface Listed {
  number: number;
  closedBy: string;
  replies: number;
  openCases: number;
  reopened: { why: string } | null;
}

it('a consultation closes by itself after its deadline, and its result is written, verified, reopened and drawn up anew', async () => {
  const environment = { DATA_DIR: directory, EMBEDDED_SMTP_PORT: '0', EMBEDDED_IMAP_PORT: '0' };
  const before = startProcess('all', environment);
  await before.says(/watching INBOX/);
  await expect
    .poll(() => intakeJson<Books>(environment, 'status'), { timeout: 90_000, interval: 500 })
    .toMatchObject({ seen: 13, pending: 0 });
  expect(intake(environment, 'result', 'list')).toMatch(/No result/);
  expect(() => intake(environment, 'result', 'close', 'T22/142', '--why', 'early')).toThrow(/is running/);
  await before.stop();

  // The same installation, a quarter of an hour and a minute after the deadline.
  const after = startProcess('all', { ...environment, CLOCK_START: '2024-02-09T00:16:00Z' });
  await after.says(/watching INBOX/);
  const later = { ...environment, CLOCK_START: '2024-02-09T00:16:00Z' };
  await expect
    .poll(() => intakeJson<Listed[]>(later, 'result', 'list'), { timeout: 150_000, interval: 1000 })
    .toMatchObject([{ number: 1, closedBy: 'tsb-intake', reopened: null }]);
  const [first] = intakeJson<Listed[]>(later, 'result', 'list');
  const { replies } = intakeJson<{ replies: number }>(later, 'tally', 'T22/142');
  expect(first?.replies).toBe(replies);
  expect(first?.openCases).toBeGreaterThan(0);

  const folder = join(directory, 'copy');
  const written = intakeJson<{ files: { name: string }[] }>(later, 'result', 'T22/142', '--out', folder);
  expect((await readdir(folder)).toSorted()).toEqual(written.files.map(({ name }) => name).toSorted());
  expect(intake(later, 'result', 'verify', folder)).toMatch(/✔ The signature is good/);
  await writeFile(join(folder, 'T22-142-result-1-tally.csv'), 'changed');
  expect(() => intake(later, 'result', 'verify', folder)).toThrow();

  intake(later, 'result', 'reopen', 'T22/142', '--why', 'Kenya telephoned');
  intake(later, 'result', 'correct', 'T22/142', '--state', 'KE', '--set', 'X.1150=not-assign', '--why', 'misread');
  const closed = intakeJson<Listed>(later, 'result', 'close', 'T22/142', '--why', 'corrected');
  expect(closed).toMatchObject({ number: 2, replies });
  expect(intakeJson<Listed[]>(later, 'result', 'list')).toMatchObject([
    { number: 1, reopened: { why: 'Kenya telephoned' } },
    { number: 2, reopened: null },
  ]);
  await after.stop();
});
