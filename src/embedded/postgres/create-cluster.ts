import { randomBytes } from 'node:crypto';
import { appendFile, chmod, chown, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConfigError } from '../../domain/errors.ts';
import type { Binaries } from './binaries.ts';
import type { Runner } from './run-as.ts';

/** The embedded server's files: DATA_DIR/postgres/. */
export interface Home {
  directory: string;
  cluster: string;
  password: string;
  port: string;
  log: string;
  users: string;
}

export const SUPERUSER = 'tsb';

export function homeAt(directory: string): Home {
  return {
    directory,
    cluster: join(directory, 'cluster'),
    password: join(directory, 'password'),
    port: join(directory, 'port'),
    log: join(directory, 'postgres.log'),
    users: join(directory, 'users'),
  };
}

/** Only this machine is served, over TCP: the path of a Unix socket has a length limit that a deep folder breaks. */
const SETTINGS = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
timezone = 'UTC'
log_timezone = 'UTC'
log_checkpoints = off
`;

/**
 * Makes the cluster unless it is there. It is made aside and then renamed into place as a whole, so that neither a
 * crash nor a second process that does the same can leave half a cluster or a password that does not fit.
 * @returns whether it was made by this call
 * @throws ConfigError if the directory cannot be written or initdb fails
 */
export async function createCluster(home: Home, binaries: Binaries, runner: Runner): Promise<boolean> {
  if (await exists(home.cluster)) return false;
  const aside = homeAt(`${home.directory}.new-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await fill(aside, binaries, runner);
    return await putInPlace(aside, home);
  } finally {
    // What cannot be removed now is removed at a later start.
    await rm(aside.directory, { recursive: true, force: true }).catch(() => {});
  }
}

async function fill(aside: Home, binaries: Binaries, runner: Runner): Promise<void> {
  await makeDirectory(aside.directory);
  await writeFile(aside.password, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (runner.owner) await chown(aside.directory, runner.owner.uid, runner.owner.gid);
  const { code, output } = await runner.run(binaries.initdb, [
    `--pgdata=${aside.cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${aside.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--locale-provider=builtin',
    '--no-instructions',
  ]);
  if (code !== 0) {
    const mend = 'mend that, or set DATABASE_URL to a server of your own';
    throw new ConfigError(
      'DATABASE_URL',
      `the embedded database cannot be created: ${output.trim().slice(-600)}; ${mend}`,
    );
  }
  await appendFile(join(aside.cluster, 'postgresql.conf'), SETTINGS);
}

async function makeDirectory(directory: string): Promise<void> {
  try {
    await removeAbandoned(directory);
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await chmod(directory, 0o700);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError('DATA_DIR', `choose a directory that can be written (${why})`);
  }
}

/** What a process that was killed while it made a cluster has left beside. */
async function removeAbandoned(directory: string): Promise<void> {
  const parent = dirname(directory);
  for (const name of await readdir(parent).catch(() => [])) {
    const pid = /\.new-(\d+)-[0-9a-f]{8}$/.exec(name)?.[1];
    if (!pid || (await exists(`/proc/${pid}`))) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
}

async function putInPlace(aside: Home, home: Home): Promise<boolean> {
  try {
    await rename(aside.directory, home.directory);
    return true;
  } catch (error) {
    if (await exists(home.cluster)) return false;
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      'DATA_DIR',
      `${home.directory} is in the way or belongs to another user; start as its owner, or move it away (${why})`,
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
