import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Converts Word files to PDF with LibreOffice, all in one start of the program. Keyed and returned by name. */
export async function convertToPdf(files: Readonly<Record<string, Uint8Array>>): Promise<Record<string, Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), 'pdf-writer-'));
  const names = Object.keys(files);
  try {
    await mkdir(join(folder, 'out'));
    for (const [index, name] of names.entries()) {
      await writeFile(join(folder, `${index}.docx`), files[name] as Uint8Array);
    }
    const inputs = names.map((_, index) => join(folder, `${index}.docx`));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', join(folder, 'out'), ...inputs];
    await run('soffice', args, { timeout: 60_000 + 5_000 * names.length });
    const made = await Promise.all(names.map((_, index) => readFile(join(folder, 'out', `${index}.pdf`))));
    return Object.fromEntries(names.map((name, index) => [name, new Uint8Array(made[index] as Uint8Array)]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
