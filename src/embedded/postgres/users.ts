import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Who uses the embedded server now: one small file a user. The worker and commands beside it share one server, and the
 * last to leave stops it; a user that was killed is recognised and not waited for.
 */
export async function register(directory: string): Promise<{ leave(): Promise<{ last: boolean }> }> {
  await mkdir(directory, { recursive: true });
  const own = join(directory, `${process.pid}-${randomUUID()}`);
  await writeFile(own, startOf(process.pid) ?? '');
  return {
    async leave() {
      await rm(own, { force: true });
      return { last: !(await hasUsers(directory)) };
    },
  };
}

async function hasUsers(directory: string): Promise<boolean> {
  for (const name of await readdir(directory)) {
    const file = join(directory, name);
    const started = await readFile(file, 'utf8').catch(() => null);
    if (started !== null && startOf(Number.parseInt(name, 10)) === started) return true;
    await rm(file, { force: true });
  }
  return false;
}

/** When a process began, in the kernel's ticks: with the id it names one process. null if there is none. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the program's name in brackets, may itself hold blanks and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return process.platform === 'linux' ? null : startWithoutProc(pid);
  }
}

function startWithoutProc(pid: number): string | null {
  try {
    process.kill(pid, 0);
    return '';
  } catch {
    return null;
  }
}
