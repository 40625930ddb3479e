import { readdirSync } from 'node:fs';
import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/embedded/free-port.ts';
import { openRunner } from '../../src/embedded/postgres/run-as.ts';

const DEBIAN = '/usr/lib/postgresql';

/** The folder with the programs of the machine's own PostgreSQL, the newest one; null if it has none. */
export function systemPostgres(): string | null {
  const versions = listVersions().toSorted((left, right) => Number(right) - Number(left));
  return versions[0] ? join(DEBIAN, versions[0], 'bin') : null;
}

function listVersions(): string[] {
  try {
    return readdirSync(DEBIAN);
  } catch {
    return [];
  }
}

export interface SystemPostgres {
  url: string;
  /** As after a power failure: every connection breaks, then the server is there again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** A private cluster of the machine's own PostgreSQL, on loopback and a free port. */
export async function startSystemPostgres(): Promise<SystemPostgres> {
  const programs = systemPostgres();
  if (!programs) throw new Error('PostgreSQL is not installed (Debian: apt-get install postgresql)');
  const directory = await mkdtemp(join(tmpdir(), 'tsb-postgres-'));
  const cluster = join(directory, 'cluster');
  await mkdir(cluster, { mode: 0o700 });
  const runner = await openRunner(cluster);
  if (runner.owner) await chown(cluster, runner.owner.uid, runner.owner.gid);
  const run = async (program: string, ...args: string[]) => {
    const { code, output } = await runner.run(join(programs, program), args);
    if (code !== 0) throw new Error(`${program}: ${output}`);
  };
  const port = await freePort(0);
  await run('initdb', '-D', cluster, '-U', 'tsb', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
  const start = () => run('pg_ctl', '-D', cluster, '-w', '-l', join(cluster, 'log'), '-o', options, 'start');
  const halt = () => run('pg_ctl', '-D', cluster, '-w', '-m', 'immediate', 'stop');
  await start();
  return {
    url: `postgresql://tsb@127.0.0.1:${port}/postgres`,
    crash: async () => {
      await halt();
      await start();
    },
    stop: async () => {
      await halt();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
