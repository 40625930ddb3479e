import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeFailure } from '../../src/intake/mailbox/describe-error.ts';
import { cutIntoBatches, packUids } from '../../src/intake/mailbox/fetch-messages.ts';
import { retryDelay } from '../../src/intake/mailbox/retry-delay.ts';

const CONFIG = { host: 'mail.itu.int', port: 993, secure: true, user: 'tsbdir', pass: 'top-secret', folder: 'INBOX' };

describe('what a failed login means', () => {
  test.each([
    ['AUTHENTICATIONFAILED', 'Invalid credentials', 'login-refused'],
    ['AUTHORIZATIONFAILED', 'No such user', 'login-refused'],
    ['EXPIRED', 'Password expired', 'login-refused'],
    [undefined, 'LOGIN failed', 'login-refused'],
    ['UNAVAILABLE', 'Temporary authentication failure', 'unavailable'],
    ['LIMIT', 'Maximum connections', 'unavailable'],
    ['INUSE', 'Mailbox in use', 'unavailable'],
    [undefined, 'Too many simultaneous connections', 'unavailable'],
    [undefined, 'Login rate limit reached, try again later', 'unavailable'],
    ['PRIVACYREQUIRED', 'Plaintext authentication disallowed on non-secure (SSL/TLS) connections', 'tls'],
    [undefined, 'Must issue a STARTTLS command first', 'tls'],
  ])('%s %s: %s', (serverResponseCode, response, kind) => {
    const error = Object.assign(new Error('Command failed'), {
      authenticationFailed: true,
      serverResponseCode,
      response,
    });
    expect(describeFailure(error, CONFIG).kind).toBe(kind);
  });

  test.each([
    ['ECONNREFUSED', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['CONNECT_TIMEOUT', 'unreachable'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['ETHROTTLE', 'unavailable'],
    ['NoConnection', 'broken'],
  ])('%s: %s', (code, kind) => {
    expect(describeFailure(Object.assign(new Error('failed'), { code }), CONFIG).kind).toBe(kind);
  });

  test('no secret is in the words, even if the server repeats it', () => {
    const error = Object.assign(new Error('x'), {
      authenticationFailed: true,
      response: 'no such login: tsbdir top-secret',
    });
    expect(describeFailure(error, CONFIG).words).not.toContain('top-secret');
  });

  test('whatever is thrown becomes one line', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(describeFailure(thrown, CONFIG).words.length).toBeGreaterThan(10);
      }),
    );
  });
});

describe('the delay before the next attempt', () => {
  test('grows up to five minutes, with jitter of at most a half', () => {
    const delays = [1, 2, 3, 4, 9, 50].map((failures) => retryDelay('broken', failures, 0.999999));
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 256_000, 300_000]);
    expect(retryDelay('broken', 4, 0)).toBe(4_000);
  });

  test('a refused or throttled login is not repeated soon', () => {
    expect(retryDelay('login-refused', 1, 0)).toBeGreaterThanOrEqual(15_000);
    expect(retryDelay('unavailable', 1, 0)).toBeGreaterThanOrEqual(15_000);
  });
});

test('a UID set names the given UIDs and no other', () => {
  const uids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 });
  fc.assert(
    fc.property(uids, (given) => {
      const named = packUids(given)
        .split(',')
        .flatMap((run) => {
          const [from = 0, to = from] = run.split(':').map(Number);
          return Array.from({ length: to - from + 1 }, (_, index) => from + index);
        });
      expect(named).toEqual(given.toSorted((a, b) => a - b));
    }),
  );
});

test('batches keep order and completeness, and are bounded by count and bytes', () => {
  const MB = 1024 * 1024;
  const sizes = fc.array(fc.integer({ min: 0, max: 20 * MB }));
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 8 }), (given, maxCount) => {
      const listed = given.map((size, index) => ({ uid: index + 1, size, receivedAt: null }));
      const batches = cutIntoBatches(listed, maxCount);
      expect(batches.flat()).toEqual(listed);
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(maxCount);
        const bytes = batch.reduce((sum, { size }) => sum + size, 0);
        expect(batch.length === 1 || bytes <= 16 * MB).toBe(true);
      }
    }),
  );
});
