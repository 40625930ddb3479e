import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Files in one call of LibreOffice: more would keep a slip of one file from being found. */
const BATCH = 100;

/** What LibreOffice makes: the ending, and the filter where the ending alone does not tell it. */
export type OfficeTarget = 'docx' | 'doc' | 'odt' | 'rtf' | 'pdf' | 'txt';

const FILTER: Record<OfficeTarget, string> = {
  docx: 'docx:MS Word 2007 XML',
  doc: 'doc:MS Word 97',
  odt: 'odt:writer8',
  rtf: 'rtf',
  pdf: 'pdf',
  txt: 'txt:Text (encoded):UTF8',
};

/**
 * Converts files through LibreOffice, many in one start of the program.
 * @param ending of the files given: "docx", "html"
 * @returns the made files in the same order
 */
export async function convertAll(
  files: readonly Uint8Array[],
  ending: string,
  target: OfficeTarget,
): Promise<Uint8Array[]> {
  const made: Uint8Array[] = [];
  for (let from = 0; from < files.length; from += BATCH) {
    made.push(...(await convertBatch(files.slice(from, from + BATCH), ending, target)));
  }
  return made;
}

async function convertBatch(files: readonly Uint8Array[], ending: string, target: OfficeTarget) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-office-'));
  try {
    const out = join(folder, 'out');
    await mkdir(out);
    const inputs = files.map((_, index) => join(folder, `${index}.${ending}`));
    for (const [index, input] of inputs.entries()) await writeFile(input, files[index] as Uint8Array);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    // Web pages open in Writer/Web, which has no filters for Word, unless they are told to be text documents.
    const infilter = ending === 'html' ? ['--infilter=HTML (StarWriter)'] : [];
    const args = [profile, '--headless', ...infilter, '--convert-to', FILTER[target], '--outdir', out, ...inputs];
    await run('soffice', args, { timeout: 120_000 + 5_000 * files.length, maxBuffer: 1e8 });
    return await Promise.all(
      files.map(async (_, index) => new Uint8Array(await readFile(join(out, `${index}.${target}`)))),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
