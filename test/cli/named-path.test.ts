import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { namedPath } from '../../src/cli/named-path.ts';

afterEach(() => vi.unstubAllEnvs());

async function folderWith(file: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tsb-named-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, file), '');
  return folder;
}

it('a file is looked for in the folder in which npm was started, which runs commands in the project', async () => {
  const folder = await folderWith('reply-of-a-state.eml');
  vi.stubEnv('INIT_CWD', folder);
  expect(await namedPath('reply-of-a-state.eml')).toBe(join(folder, 'reply-of-a-state.eml'));
  expect(await namedPath('package.json')).toBe('package.json');
});

it('a file that is not there is named with the places where it was looked for', async () => {
  vi.stubEnv('INIT_CWD', '/nowhere');
  await expect(namedPath('a.eml')).rejects.toThrow(
    `a.eml: there is no such file or folder that may be read. Looked for ${join(process.cwd(), 'a.eml')} and /nowhere/a.eml.`,
  );
});
