import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { ConfigError } from '../../domain/errors.ts';

const run = promisify(execFile);

/** A clean environment: a PGDATA or PGPORT of the user's must not reach the embedded server. */
const ENVIRONMENT = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8' };

/** PostgreSQL refuses to run as root; root starts it as this system user. */
const SERVER_USER = 'postgres';

export interface Outcome {
  code: number;
  /** What the program wrote to its standard and error output. */
  output: string;
}

export interface Runner {
  /** Runs a program to its end; a failure is an exit code, not an exception. */
  run(file: string, args: string[]): Promise<Outcome>;
  /** User and group that the server's files must belong to; null: whoever runs this. */
  owner: { uid: number; gid: number } | null;
}

/**
 * A runner as an ordinary user, or, for root, one that steps down to the owner of the files that are there, otherwise
 * to the system user `postgres`.
 * @param cluster the data directory, which need not exist yet
 * @throws ConfigError if root cannot step down
 */
export async function openRunner(cluster: string): Promise<Runner> {
  if (process.getuid?.() !== 0) return { run: execute, owner: null };
  const owner = (await ownerOf(cluster)) ?? (await lookUpUser()) ?? (await createUser());
  return { run: (file, args) => execute('setpriv', [...stepDown(owner), file, ...args]), owner };
}

/**
 * The capability lets the server's user pass through directories that only root may enter, such as /root or what
 * `mktemp -d` makes. The narrower CAP_DAC_READ_SEARCH would do, but containers do not have it.
 */
function stepDown(owner: { uid: number; gid: number }): string[] {
  return [
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ];
}

/** PostgreSQL insists on owning its files. */
async function ownerOf(cluster: string): Promise<Runner['owner']> {
  const { uid, gid } = await stat(cluster).catch(() => ({ uid: 0, gid: 0 }));
  return uid === 0 ? null : { uid, gid };
}

async function lookUpUser(): Promise<Runner['owner']> {
  const { code, output } = await execute('getent', ['passwd', SERVER_USER]);
  const [, , uid, gid] = output.split(':');
  return code === 0 ? { uid: Number(uid), gid: Number(gid) } : null;
}

async function createUser(): Promise<NonNullable<Runner['owner']>> {
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  const { output } = await execute('useradd', [...options, '--shell', '/usr/sbin/nologin', SERVER_USER]);
  const owner = await lookUpUser();
  if (owner) return owner;
  const why = `the system user "${SERVER_USER}" cannot be created (${output.trim()})`;
  throw new ConfigError(
    'DATABASE_URL',
    `${why}; start as an ordinary user, or set DATABASE_URL to a server of your own`,
  );
}

async function execute(file: string, args: string[]): Promise<Outcome> {
  try {
    const { stdout, stderr } = await run(file, args, { env: ENVIRONMENT, cwd: '/' });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr, message } = error as ExecError;
    if (code !== 'ENOENT') return { code: Number(code) || -1, output: `${stdout ?? ''}${stderr ?? ''}` || message };
    const mend = `the embedded PostgreSQL needs the program "${file}"; install it (Debian: util-linux, passwd, libc-bin)`;
    throw new ConfigError(
      'DATABASE_URL',
      `${mend}, start as an ordinary user, or set DATABASE_URL to a server of your own`,
    );
  }
}

interface ExecError {
  code?: number | string | null;
  stdout?: string;
  stderr?: string;
  message: string;
}
