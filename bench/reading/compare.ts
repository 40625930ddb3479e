import mammoth from 'mammoth';
import type { ClassResult } from './measure.ts';
import { convertAll } from './office.ts';

/** Another program's time for the same files in the same run. It reads their text; none of them tells the answers. */
export interface Comparison {
  program: string;
  /** Median milliseconds a file; for LibreOffice the share of a batch, start included. */
  ms: number;
}

const MOST_FILES = 40;

/** mammoth for docx, LibreOffice headless for doc and odt; null where nothing comparable reads the format. */
export async function compare({ measured }: ClassResult): Promise<Comparison | null> {
  const files = measured.flatMap(({ form }) => form.files.slice(0, 1)).slice(0, MOST_FILES);
  const ending = files[0]?.name.split('.').at(-1);
  if (ending === 'docx') return withMammoth(files.map(({ bytes }) => bytes));
  return ending === 'doc' || ending === 'odt'
    ? withLibreOffice(
        files.map(({ bytes }) => bytes),
        ending,
      )
    : null;
}

async function withMammoth(files: readonly Uint8Array[]): Promise<Comparison> {
  const times: number[] = [];
  for (const bytes of files) {
    const start = performance.now();
    await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    times.push(performance.now() - start);
  }
  times.sort((left, right) => left - right);
  return { program: 'mammoth', ms: times[Math.floor(times.length / 2)] ?? 0 };
}

async function withLibreOffice(files: readonly Uint8Array[], ending: string): Promise<Comparison> {
  const start = performance.now();
  await convertAll(files, ending, 'txt');
  return { program: 'LibreOffice', ms: (performance.now() - start) / Math.max(1, files.length) };
}
