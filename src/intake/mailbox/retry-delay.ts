import type { FailureKind } from './describe-error.ts';

const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;
/** Servers lock accounts out after a few wrong logins, and a throttled client must not knock again at once. */
const PATIENT_FIRST_MS = 30_000;

/**
 * How long to wait before the next connection: growing from failure to failure up to five minutes, and scattered, so
 * that many clients of a server that comes back do not come all at once.
 * @param failures in a row, from 1
 * @param random from 0 up to 1
 */
export function retryDelay(kind: FailureKind, failures: number, random: number): number {
  const patient = kind === 'login-refused' || kind === 'unavailable';
  const grown = (patient ? PATIENT_FIRST_MS : FIRST_MS) * 2 ** Math.min(failures - 1, 20);
  return Math.round(Math.min(grown, LONGEST_MS) * (0.5 + random / 2));
}
