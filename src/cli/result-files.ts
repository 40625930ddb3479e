import { createPublicKey } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { App } from '../app.ts';
import { findByHash, knownFingerprints, listFiles, readFileContent } from '../results/read-files.ts';
import { listResults, type ResultHead } from '../results/read-results.ts';
import { fingerprintOf, loadSigningKey } from '../results/signing/signing-key.ts';
import { type Trust, type Verification, verifyCopy } from '../results/signing/verify-copy.ts';
import { readProgress, writeAgain } from '../results/writing.ts';
import { openResultPool, writeOne } from '../run/results.ts';
import { findConsultation } from './find-consultation.ts';
import { out, printable, table } from './output.ts';
import { withApp } from './with-app.ts';

/** The commands about a result's files: writing them out, verifying a copy, showing the key. */
export function addResultFileCommands(result: Command): void {
  result
    .command('write', { isDefault: true })
    .argument('<consultation>', 'study period and circular number, such as T22/142')
    .description('write the report, the compendium of comments, the tables and the signed JSON file')
    .option('--out <dir>', 'the folder to write to; one named after the result if left out')
    .option('--number <number>', 'an earlier result; the latest one if left out')
    .option('--json', 'as JSON')
    .action(write);
  result
    .command('verify')
    .argument('<path>', 'a folder of a result, its signed JSON file, or a single file of it')
    .description('tell whether a copy is as it was signed')
    .option('--key <file>', 'the public key in PEM; without it, the keys of this installation')
    .option('--json', 'as JSON')
    .action(verify);
  result.command('key').description('the public key that results are signed with').action(showKey);
}

interface WriteOptions {
  out?: string;
  number?: string;
  json?: boolean;
}

function write(key: string, options: WriteOptions): Promise<void> {
  return withApp(async (app) => {
    const result = await chooseResult(app, key, options.number);
    await makeSureWritten(app, result);
    const files = await listFiles(app.db, result.id);
    const folder = resolve(options.out ?? `${key.replace('/', '-')}-result-${result.number}`);
    await mkdir(folder, { recursive: true });
    for (const { name } of files) {
      const content = await readFileContent(app.db, result.id, name);
      if (content) await writeFile(join(folder, name), content);
    }
    if (options.json) return out.json({ consultation: key, number: result.number, folder, files });
    const rows = files.map(({ name, size, sha256 }) => [name, size, sha256]);
    out.line(`${table(['file', 'bytes', 'SHA-256'], rows)}\n\nWritten to ${printable(folder, 300)}.`);
    if (result.reopening) out.remark(`Result ${result.number} was reopened: ${printable(result.reopening.why, 300)}`);
  });
}

async function chooseResult(app: App, key: string, number: string | undefined): Promise<ResultHead> {
  const consultation = await findConsultation(app, key);
  const results = await listResults(app.db, key);
  const chosen = number === undefined ? results.at(-1) : results.find((each) => String(each.number) === number);
  if (chosen) return chosen;
  if (results.length > 0) throw new Error(`${key} has no result ${number}; it has ${results.length}.`);
  throw new Error(
    `${key} has no result yet: replies are accepted until ${consultation.deadline}, then it closes by itself. ` +
      `\`result close ${key} --why REASON\` closes it by hand after the deadline.`,
  );
}

/** Writes the files here, or waits for the worker that is at it. */
async function makeSureWritten(app: App, { id }: ResultHead): Promise<void> {
  await writeAgain(app.db, id, app.clock.now());
  let said = '';
  for (;;) {
    const progress = await readProgress(app.db, id);
    if (progress?.state === 'written') return;
    if (progress?.state === 'failed') throw new Error(`The files could not be written: ${progress.error}`);
    if (progress?.state === 'writing') {
      const step = `${progress.step?.message ?? 'beginning'} ${progress.total > 0 ? `${progress.done}/${progress.total}` : ''}`;
      if (step !== said) out.remark(printable(step, 200));
      said = step;
      await sleep(500);
      continue;
    }
    const pool = await openResultPool(app);
    try {
      await writeOne(app, pool, id);
    } finally {
      await pool.close();
    }
  }
}

function verify(path: string, options: { key?: string; json?: boolean }): Promise<void> {
  if (options.key === undefined)
    return withApp(async (app) => tell(await verifyCopy(path, await ownTrust(app)), options));
  return readFile(options.key)
    .then((pem) => fingerprintOf(createPublicKey(pem)))
    .then((given) => verifyCopy(path, { isKnownKey: (each) => each === given, writtenAs: async () => [] }))
    .then((verification) => tell(verification, options));
}

async function ownTrust({ db, config }: App): Promise<Trust> {
  const own = await loadSigningKey({ keyFile: config.resultKeyFile, dataDir: config.dataDir });
  const known = new Set([own.fingerprint, ...(await knownFingerprints(db))]);
  return { isKnownKey: (each) => known.has(each), writtenAs: (hash) => findByHash(db, hash) };
}

function tell(verification: Verification, { json }: { json?: boolean }): void {
  if (!verification.ok) process.exitCode = 1;
  if (json) {
    out.json(verification);
    return;
  }
  const { ok, verdict, consultation, number, files } = verification;
  if (consultation) out.line(`Result ${number} of ${printable(consultation)}`);
  if (files.length > 0)
    out.line(
      table(
        ['file', ''],
        files.map(({ name, state }) => [name, state]),
      ),
    );
  out.line(`${ok ? '✔' : '✘'} ${printable(verdict, 1000)}`);
}

function showKey(): Promise<void> {
  return withApp(async ({ config }) => {
    const { publicKey, fingerprint } = await loadSigningKey({
      keyFile: config.resultKeyFile,
      dataDir: config.dataDir,
    });
    out.line(publicKey.export({ type: 'spki', format: 'pem' }).toString().trim());
    out.remark(`SHA-256 of the key: ${fingerprint}`);
  });
}
