import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../../domain/errors.ts';

/** The key with which this installation signs its results (Ed25519, RFC 8032). */
export interface SigningKey {
  privateKey: KeyObject;
  publicKey: KeyObject;
  /** SHA-256 of the public key's DER form, hexadecimal. */
  fingerprint: string;
}

/**
 * The key of RESULT_KEY_FILE, or the installation's own in DATA_DIR, which is made at the first need and readable by
 * its owner alone.
 * @throws ConfigError if the file cannot be read, holds no Ed25519 key, or lies open to others
 */
export async function loadSigningKey(where: { keyFile: string | null; dataDir: string }): Promise<SigningKey> {
  if (where.keyFile !== null) return keyFrom(await readKeyFile('RESULT_KEY_FILE', where.keyFile), 'RESULT_KEY_FILE');
  const file = join(where.dataDir, 'result-key.pem');
  await createKeyFile(where.dataDir, file);
  if (((await stat(file)).mode & 0o077) !== 0) {
    throw new ConfigError(
      'DATA_DIR',
      `others may read the signing key ${file}: chmod 600 it, or sign with another key`,
    );
  }
  return keyFrom(await readKeyFile('DATA_DIR', file), 'DATA_DIR');
}

export function fingerprintOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** Made whole under another name first, so that of two processes both find the same whole key. */
async function createKeyFile(dataDir: string, file: string): Promise<void> {
  if (await stat(file).catch(() => null)) return;
  await mkdir(dataDir, { recursive: true });
  const { privateKey } = generateKeyPairSync('ed25519');
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
}

async function readKeyFile(name: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new ConfigError(name, `the signing key ${file} cannot be read: give the path of a readable PEM file`);
  }
}

function keyFrom(pem: string, name: string): SigningKey {
  let privateKey: KeyObject | null = null;
  try {
    privateKey = createPrivateKey(pem);
  } catch {
    // Said below, without a word of what the file holds.
  }
  if (privateKey?.asymmetricKeyType !== 'ed25519') {
    throw new ConfigError(
      name,
      'the signing key is no Ed25519 private key in PEM: make one with `openssl genpkey -algorithm ed25519`',
    );
  }
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, fingerprint: fingerprintOf(publicKey) };
}
