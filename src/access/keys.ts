import { createHash, randomBytes } from 'node:crypto';

/** A key that cannot be guessed: 256 bits in letters that are safe in a cookie, a link and a header. */
export function newKey(): string {
  return randomBytes(32).toString('base64url');
}

/** How a key stands in the database. It is random and long: one round of SHA-256 is enough, and a stolen row opens nothing. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
