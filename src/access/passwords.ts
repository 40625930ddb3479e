import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { AccessError } from './access-error.ts';
import { say } from './sentences.ts';

/** Above OWASP's minimum for Argon2id (19 MiB, 2 passes): about a tenth of a second, and 64 MiB for every guess. */
const COST = { memory: 65_536, passes: 2, parallelism: 1, tagLength: 32 };
const SALT_BYTES = 16;

export const MIN_PASSWORD = 12;
/** Nobody types more; a longer one would only cost time. */
const MAX_PASSWORD = 256;
/** What intruders put together first, with the owner's name and a run of digits; the longer words first. */
const COMMON = 'administrator tsb-intake qwertyuiop iloveyou password passwort welcome letmein qwerty admin'.split(' ');

const derive = promisify(argon2);

/** Argon2id in the usual notation: `$argon2id$v=19$m=65536,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive('argon2id', parameters(password, salt, COST));
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`;
}

const NOTATION = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/**
 * Whether this is the password of that hash. Without a hash (no such account) it takes as long and says no, so that the
 * time tells nobody which accounts exist.
 */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  if (password.length > MAX_PASSWORD) return false;
  const [, memory, passes, parallelism, salt, expected] = NOTATION.exec(hash ?? '') ?? [];
  if (!salt || !expected) {
    await hashPassword(password);
    return false;
  }
  const wanted = Buffer.from(expected, 'base64');
  const cost = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: wanted.length,
  };
  return timingSafeEqual(await derive('argon2id', parameters(password, Buffer.from(salt, 'base64'), cost)), wanted);
}

/**
 * What a new password must be: long, and not what an intruder tries first. No rules about letters and digits, which
 * only make passwords harder to keep in mind (NIST SP 800-63B §3.1.1.2).
 * @param login whose password it will be
 * @throws AccessError saying what is wrong with it
 */
export function checkNewPassword(password: string, login: string): void {
  const { length } = [...password];
  if (length < MIN_PASSWORD) throw new AccessError(say('password-short', { least: MIN_PASSWORD }));
  if (length > MAX_PASSWORD) throw new AccessError(say('password-long', { most: MAX_PASSWORD }));
  const folded = password.normalize('NFKC').toLowerCase();
  const guessed = [...COMMON, ...login.split(/[@.]/).filter((part) => part.length > 2)];
  const rest = guessed.reduce((left, word) => left.replaceAll(word, ''), folded);
  if (new Set(folded).size < 5 || isRun(folded) || isRun(rest) || rest.length < MIN_PASSWORD / 2)
    throw new AccessError(say('password-guessed'));
}

/** "123456789012", "abcdefghijkl": each character follows the one before. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((character, index) => character.charCodeAt(0) - text.charCodeAt(index));
  return steps.filter((step) => step === 1 || step === -1 || step === 0).length > steps.length * 0.8;
}

function parameters(password: string, nonce: Buffer, cost: typeof COST): Argon2Parameters {
  return { message: password.normalize('NFKC'), nonce, ...cost };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
