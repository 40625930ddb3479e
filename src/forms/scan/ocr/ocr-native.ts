import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Raster } from '../picture/raster.ts';

/** A page takes 1 to 3 seconds on one core; a picture that takes longer is noise, or the machine has too much to do. */
const TIME_LIMIT_MS = 60_000;

/** Recognition was ended because it took too long: the picture is noise, or the machine is busy. */
export class RecognitionTimedOut extends Error {}

let languages: Promise<string[]> | undefined;

/** Languages of the tesseract on this machine; empty if there is none. Asked once. */
export function nativeLanguages(): Promise<string[]> {
  languages ??= run(['--list-langs'], Buffer.alloc(0)).then(
    (out) =>
      out
        .split('\n')
        .slice(1)
        .map((line) => line.trim())
        .filter(Boolean),
    () => [],
  );
  return languages;
}

/**
 * How tesseract divides a page: as one block of text (psm 6), so that a form's columns are read line by line. Chinese signs fill
 * their lines, and where a label's lines lie between a statement's, those of one block run into each other: such pages are
 * read as a column of blocks (psm 4).
 */
export function pageDivision(language: string): '4' | '6' {
  return language === 'chi_sim' ? '4' : '6';
}

/** A picture of one line is read as words anywhere (psm 11): as a page or a line, some are taken for nothing. */
export const ONE_LINE = '11';

/**
 * Tesseract's TSV for one page.
 * @param signal aborted: the words are not wanted any more, and the process is ended
 * @throws Error if recognition fails, exceeds its time limit or is not wanted any more.
 */
export function recogniseNatively(
  ink: Raster,
  language: string,
  signal?: AbortSignal,
  division: string = pageDivision(language),
): Promise<string> {
  const args = ['stdin', 'stdout', '--psm', division, '--dpi', '200', '-l', language, 'tsv'];
  return run(args, portableGreymap(ink), signal);
}

/** Tesseract's own guess of a page's script and of the turn that sets it upright; empty without its data. */
export async function guessOrientation(ink: Raster): Promise<string> {
  if (!(await nativeLanguages()).includes('osd')) return '';
  return run(['stdin', 'stdout', '--psm', '0', '--dpi', '200', '-l', 'osd'], portableGreymap(ink)).catch(() => '');
}

/** The ink map as a PGM picture (black on white): no compression, so no time lost. */
export function portableGreymap(ink: Raster): Buffer {
  const header = Buffer.from(`P5\n${ink.width} ${ink.height}\n255\n`);
  const file = Buffer.allocUnsafe(header.length + ink.data.length);
  header.copy(file);
  for (let i = 0; i < ink.data.length; i++) file[header.length + i] = 255 - (ink.data[i] ?? 0);
  return file;
}

function run(args: string[], input: Buffer, signal?: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = startTesseract(args, input, signal);
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code, ended) => {
      if (code === 0) resolve(Buffer.concat(chunks).toString('utf8'));
      else if (child.killed) reject(new RecognitionTimedOut(`no words within ${TIME_LIMIT_MS} ms`));
      else reject(new Error(`tesseract ended with ${code ?? ended}`));
    });
  });
}

/** The picture comes in a file: a pipe would give the other process its next piece only when this one has nothing to do. */
function startTesseract(args: string[], input: Buffer, signal?: AbortSignal): ChildProcess {
  const picture = namelessFile(input);
  try {
    return spawn('tesseract', args, {
      stdio: [picture, 'pipe', 'ignore'],
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', OMP_THREAD_LIMIT: '1' },
      timeout: TIME_LIMIT_MS,
      killSignal: 'SIGKILL',
      signal,
    });
  } finally {
    closeSync(picture);
  }
}

/**
 * A file with these bytes that no name leads to any more, so that nothing is left of it however this ends.
 * @returns its descriptor, to be read from the first byte and closed by the caller
 * @throws Error if not all bytes could be written: part of a page would be taken for all of it.
 */
function namelessFile(bytes: Buffer): number {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  try {
    const path = join(folder, 'picture');
    writeFileSync(path, bytes, { mode: 0o600 });
    return openSync(path, 'r');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
