import { randomInt } from 'node:crypto';

/** Crockford's digits: none can be taken for another when read aloud on the telephone. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A reference such as "T22-142-CH-7Q2M9KX4A1": its parts tell a person what it is about, and the ten random digits
 * (50 bits) tell nobody the next one.
 */
export function newReference(...parts: string[]): string {
  const random = Array.from({ length: 10 }, () => DIGITS[randomInt(DIGITS.length)]).join('');
  return [...parts, random].join('-');
}
