import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';

export interface Postmaster {
  pid: number;
  port: number;
  /** `starting`, `ready`, `stopping`: as PostgreSQL itself writes it. */
  status: string;
}

/** What PostgreSQL says of itself in postmaster.pid; null if no server of this directory lives. */
export function findPostmaster(cluster: string): Postmaster | null {
  const lines = readPidFile(cluster);
  if (!lines) return null;
  const pid = Number(lines[0]);
  if (!isPostmasterOf(cluster, pid)) return null;
  return { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? 'starting' };
}

/**
 * Removes a postmaster.pid whose server is gone. PostgreSQL does that by itself unless another process has got the same
 * process id since, which is usual in containers: then it refuses to start.
 */
export async function removeStalePidFile(cluster: string): Promise<void> {
  const lines = readPidFile(cluster);
  if (lines && !isPostmasterOf(cluster, Number(lines[0])))
    await unlink(join(cluster, 'postmaster.pid')).catch(() => {});
}

function readPidFile(cluster: string): string[] | null {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

/** A postmaster works inside its data directory, which tells it from any other process with that id. */
function isPostmasterOf(cluster: string, pid: number): boolean {
  if (process.platform !== 'linux') return isAlive(pid);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch (error) {
    // Root in a container may be kept from looking: then a PostgreSQL with this id is taken for ours, never for gone.
    return (error as NodeJS.ErrnoException).code === 'EACCES' && programOf(pid) === 'postgres';
  }
}

function programOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
