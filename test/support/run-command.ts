import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command of the program against a database, as a person types it; its failure is an outcome like others. */
export async function runCommand(databaseUrl: string, dataDir: string, ...args: string[]): Promise<Outcome> {
  const { PATH = '', HOME = '' } = process.env;
  // A mailbox is configured so that the demonstration's contacts are not loaded; nothing dials it.
  const settings = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, IMAP_URL: 'imap://a:b@127.0.0.1:1/INBOX' };
  const run = promisify(execFile)(process.execPath, ['src/cli/main.ts', ...args], { env: { PATH, HOME, ...settings } });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Outcome) => ({ code, stdout, stderr }),
  );
}
