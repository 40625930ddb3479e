import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFile } from '../../src/intake/envelopes/open-envelopes.ts';

const LONG = `${'很长的名字'.repeat(12)}.docx`;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tar-'));
  for (const name of ['Annex 2.docx', 'Приложение 2.docx', LONG]) writeFileSync(join(folder, name), `file ${name}`);
  symlinkSync('Annex 2.docx', join(folder, 'link'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The archive that the system's own tar makes of these files. */
const tar = (format: string, ...names: string[]) =>
  new Uint8Array(execFileSync('tar', [`--format=${format}`, '-C', folder, '-cf', '-', ...names]));
const open = async (bytes: Uint8Array) => openFile({ name: 'reply.tar', bytes });

describe('a tar archive', () => {
  it.each(['ustar', 'gnu', 'posix'])('is opened, packed with gzip as well: %s', async (format) => {
    const names =
      format === 'ustar' ? ['Annex 2.docx', 'Приложение 2.docx'] : ['Annex 2.docx', 'Приложение 2.docx', LONG];
    const bytes = tar(format, ...names);
    const { files, findings } = await open(bytes);
    expect(files.map(({ name }) => name)).toEqual(names.map((name) => `reply.tar/${name}`));
    expect(files.map((file) => Buffer.from(file.bytes).toString())).toEqual(names.map((name) => `file ${name}`));
    expect(findings).toEqual([]);
    const packed = await open(gzipSync(bytes));
    expect(packed.files).toHaveLength(names.length);
    expect(packed.findings).toEqual([]);
  });

  it.each([
    ['cut off in a file', (bytes: Uint8Array) => bytes.subarray(0, 515), 'attachment-damaged'],
    ['cut off behind a file', (bytes: Uint8Array) => bytes.subarray(0, 1024), 'attachment-damaged'],
    ['with a damaged header', (bytes: Uint8Array) => bytes.with(130, 0x37), 'attachment-damaged'],
  ])('%s is a finding', async (_, damage, code) => {
    const { findings } = await open(damage(tar('gnu', 'Annex 2.docx')));
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });

  it('with a link in it is a finding', async () => {
    const { files, findings } = await open(tar('gnu', 'Annex 2.docx', 'link'));
    expect(files).toHaveLength(1);
    expect(findings.map(({ code }) => code)).toEqual(['attachment-skipped']);
  });
});
