import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sha256 } from '../result-file.ts';
import { type CheckedSignature, checkSignature } from './signed-result.ts';

/** What is known beside the copy itself. */
export interface Trust {
  /** Whether a key with this fingerprint is one of this installation, or the one that was given. */
  isKnownKey(fingerprint: string): boolean;
  /** Results that hold a file with this hash, as the installation wrote them; nothing where it is not asked. */
  writtenAs(hash: string): Promise<{ consultation: string; number: number; name: string }[]>;
}

export type FileState = 'intact' | 'changed' | 'missing' | 'not part of it';

export interface Verification {
  ok: boolean;
  /** One sentence that says what the verdict rests on. */
  verdict: string;
  consultation: string | null;
  number: number | null;
  fingerprint: string | null;
  files: { name: string; state: FileState }[];
}

/** Larger files are no signed result; reading them would only cost memory. */
const LARGEST_JSON = 64 * 1024 * 1024;

/**
 * Verifies a copy: a folder of a result, its signed JSON file with whatever of the others lies beside it, or a single
 * file of it.
 * @throws Error that says so if there is nothing at the path
 */
export async function verifyCopy(path: string, trust: Trust): Promise<Verification> {
  const about = await stat(path).catch(() => null);
  if (!about) throw new Error(`There is nothing at ${path}.`);
  if (about.isDirectory()) return verifyFolder(path, trust);
  const own = await readSigned(path);
  if (own) return judge(own, await compareFiles(own, dirname(path)), trust, false);
  return verifySingle(path, trust);
}

async function verifyFolder(folder: string, trust: Trust): Promise<Verification> {
  const names = (await readdir(folder)).toSorted();
  const signed = await signedIn(folder, names);
  if (!signed) return refuse('No signed result (a .json file of the result) lies in this folder.');
  const files = await compareFiles(signed.checked, folder);
  const listed = new Set([signed.name, ...files.map(({ name }) => name)]);
  const strange = names.filter((name) => !listed.has(name));
  const all = [...files, ...strange.map((name) => ({ name, state: 'not part of it' as const }))];
  return judge(signed.checked, all, trust, true);
}

/** A single file: known by the signed JSON beside it, or by the hashes that the installation keeps. */
async function verifySingle(path: string, trust: Trust): Promise<Verification> {
  const name = basename(path);
  const hash = sha256(await readFile(path));
  const folder = dirname(path);
  const signed = await signedIn(folder, await readdir(folder));
  if (signed?.checked.document.files.some((file) => file.name === name)) {
    const files = (await compareFiles(signed.checked, folder)).filter((file) => file.name === name);
    return judge(signed.checked, files, trust, true);
  }
  const [written] = await trust.writtenAs(hash);
  if (!written) return refuse('No signed result lies beside this file, and this installation never wrote such a file.');
  return {
    ok: true,
    verdict: `The file is the one that this installation wrote as ${written.name}.`,
    consultation: written.consultation,
    number: written.number,
    fingerprint: null,
    files: [{ name, state: 'intact' }],
  };
}

async function signedIn(folder: string, names: string[]): Promise<{ name: string; checked: CheckedSignature } | null> {
  for (const name of names.filter((each) => each.toLowerCase().endsWith('.json'))) {
    const checked = await readSigned(join(folder, name));
    if (checked) return { name, checked };
  }
  return null;
}

async function readSigned(file: string): Promise<CheckedSignature | null> {
  const about = await stat(file);
  if (!about.isFile() || about.size > LARGEST_JSON) return null;
  return checkSignature(await readFile(file, 'utf8'));
}

async function compareFiles({ document }: CheckedSignature, folder: string): Promise<Verification['files']> {
  const files: Verification['files'] = [];
  for (const { name, sha256: expected } of document.files) {
    // A name is a name: one that leads elsewhere is never followed.
    const content = basename(name) === name ? await readFile(join(folder, name)).catch(() => null) : null;
    files.push({ name, state: content === null ? 'missing' : sha256(content) === expected ? 'intact' : 'changed' });
  }
  return files;
}

function judge(checked: CheckedSignature, files: Verification['files'], trust: Trust, whole: boolean): Verification {
  const { document, valid, fingerprint } = checked;
  const of = (state: FileState) => files.filter((file) => file.state === state).map(({ name }) => name);
  const wrong = [...of('changed'), ...(whole ? of('missing') : [])];
  const known = trust.isKnownKey(fingerprint);
  return {
    ok: valid && known && wrong.length === 0,
    verdict: !valid
      ? 'The signature does not fit what the file says: it was changed after it was signed.'
      : !known
        ? `It is signed with a key that is not known here (${fingerprint}): name the right one with --key.`
        : wrong.length > 0
          ? `The signature is good, but not as they were signed: ${wrong.join(', ')}.`
          : 'The signature is good, and every file that is there is as it was signed.',
    consultation: document.result.consultation.key,
    number: document.result.number,
    fingerprint,
    files,
  };
}

function refuse(verdict: string): Verification {
  return { ok: false, verdict, consultation: null, number: null, fingerprint: null, files: [] };
}
