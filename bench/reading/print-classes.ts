import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { htmlFilesWithout } from './html-classes.ts';
import type { MakeForms } from './made-form.ts';

const run = promisify(execFile);

/** The forms of another class, each file changed by a program that reads one file and writes another. */
function through(
  make: MakeForms,
  ending: string,
  program: (input: string, output: string) => Promise<unknown>,
): MakeForms {
  return async (request) => {
    const forms = await make(request);
    const folder = await mkdtemp(join(tmpdir(), 'bench-print-'));
    try {
      return await Promise.all(
        forms.map(async (form, index) => {
          const [file] = form.files;
          const name = file?.name.slice(file.name.lastIndexOf('.')) ?? '';
          const [input, output] = [join(folder, `${index}${name}`), join(folder, `${index}-out.${ending}`)];
          await writeFile(input, file?.bytes ?? new Uint8Array());
          await program(input, output);
          return {
            ...form,
            files: [{ name: `${form.name}.${ending}`, bytes: new Uint8Array(await readFile(output)) }],
          };
        }),
      );
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  };
}

let queue: Promise<unknown> = Promise.resolve();

/** One browser at a time: each takes a processor of its own. */
function printPage(input: string, output: string): Promise<unknown> {
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
  const profile = `--user-data-dir=${output}.profile`;
  queue = queue.then(() =>
    run('chromium', [...args, profile, `--print-to-pdf=${output}`, pathToFileURL(input).href], { timeout: 60_000 }),
  );
  return queue;
}

/** Web pages as a browser prints them to PDF. Signs of Wingdings are left out: this machine has no such font to print. */
export const printedByBrowser = through(htmlFilesWithout('wingdings'), 'pdf', printPage);

/** PDFs as cairo writes them anew, which print drivers and Linux viewers use. */
export const writtenByCairo = (make: MakeForms): MakeForms =>
  through(make, 'pdf', (input, output) => run('pdftocairo', ['-pdf', input, output], { timeout: 60_000 }));

/** PDFs with their objects packed in streams and their contents packed anew. */
export const packedByQpdf = (make: MakeForms): MakeForms =>
  through(make, 'pdf', (input, output) =>
    run('qpdf', ['--object-streams=generate', '--recompress-flate', '--coalesce-contents', input, output], {
      timeout: 60_000,
    }),
  );
