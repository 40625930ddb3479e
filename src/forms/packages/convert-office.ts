import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const TIME_LIMIT_MS = 60_000;
/** Address space of the converter, in KiB. */
const MEMORY_LIMIT_KIB = 4 * 1024 * 1024;

/** The converter's settings: no macros, no links followed out of a stranger's file. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

/**
 * Converts an old or damaged Word file to docx by LibreOffice, where it is installed (`soffice` in the PATH).
 *
 * What conversions lose: form boxes inside tracked deletions come out live. Never use the result where the file has
 * tracked changes.
 *
 * @returns the docx file, or null if LibreOffice is missing, fails, or takes longer than a minute.
 */
export function convertDocToDocx(bytes: Uint8Array): Promise<Uint8Array | null> {
  return convert(bytes, 'doc', 'docx');
}

/** Renders a Word file as PDF by LibreOffice. @returns the PDF, or null as `convertDocToDocx` does */
export function convertDocxToPdf(bytes: Uint8Array): Promise<Uint8Array | null> {
  return convert(bytes, 'docx', 'pdf');
}

/** Formats of documents that LibreOffice renders. */
export type OfficeFormat = 'doc' | 'docx' | 'odt' | 'rtf';

/** Renders a document as PDF by LibreOffice. @returns the PDF, or null as `convertDocToDocx` does */
export function convertOfficeToPdf(bytes: Uint8Array, from: OfficeFormat): Promise<Uint8Array | null> {
  return convert(bytes, from, 'pdf');
}

async function convert(bytes: Uint8Array, from: OfficeFormat, to: 'docx' | 'pdf'): Promise<Uint8Array | null> {
  const folder = await mkdtemp(join(tmpdir(), 'convert-'));
  try {
    const input = join(folder, `form.${from}`);
    const profile = join(folder, 'profile');
    await mkdir(join(profile, 'user'), { recursive: true });
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), SETTINGS);
    await writeFile(input, bytes);
    const done = await run(folder, [
      `-env:UserInstallation=${pathToFileURL(profile)}`,
      '--headless',
      '--norestore',
      '--convert-to',
      to,
      '--outdir',
      folder,
      input,
    ]);
    return done ? await readFile(join(folder, `form.${to}`)).catch(() => null) : null;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * The launcher starts the converter as a process of its own, so the whole group is stopped when time is up.
 * @returns whether it ended well.
 */
function run(folder: string, args: string[]): Promise<boolean> {
  const limited = `ulimit -v ${MEMORY_LIMIT_KIB}; exec soffice "$@"`;
  const child = spawn('sh', ['-c', limited, 'soffice', ...args], { cwd: folder, stdio: 'ignore', detached: true });
  return new Promise((resolve) => {
    const timer = setTimeout(() => stopGroup(child.pid), TIME_LIMIT_MS);
    const end = (ok: boolean) => {
      clearTimeout(timer);
      stopGroup(child.pid);
      resolve(ok);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
  });
}

function stopGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has ended by itself.
  }
}
