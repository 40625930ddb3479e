import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyFailure } from '../../src/mail/outbox/delivery-error.ts';
import { type RetryPolicy, retryDelay } from '../../src/mail/outbox/retry-delay.ts';

function smtpError(fields: { code?: string; responseCode?: number; response?: string; originalCode?: string }): Error {
  return Object.assign(new Error('client words'), fields);
}

describe('a refusal about the mail goes by the class of the reply', () => {
  test.each([
    [550, 'permanent'],
    [552, 'permanent'],
    [554, 'permanent'],
    [450, 'transient'],
    [451, 'transient'],
    [452, 'transient'],
    [503, 'transient'],
  ] as const)('%i is %s', (responseCode, outcome) => {
    for (const code of ['EENVELOPE', 'EMESSAGE']) {
      const failure = classifyFailure(smtpError({ code, responseCode, response: `${responseCode} words` }));
      expect(failure).toEqual({ outcome, serverAway: false, response: `${responseCode} words` });
    }
  });

  test('a mail larger than the server takes will never be taken', () => {
    expect(classifyFailure(smtpError({ code: 'EMESSAGE' }))).toMatchObject({ outcome: 'permanent', serverAway: false });
  });
});

describe('the end of a mail is never', () => {
  test.each([
    ['a refused connection', { code: 'ESOCKET', originalCode: 'ECONNREFUSED' }],
    ['a dropped connection', { code: 'ECONNECTION' }],
    ['a name that does not resolve', { code: 'EDNS' }],
    ['a timeout', { code: 'ETIMEDOUT' }],
    ['a failed TLS handshake', { code: 'ETLS' }],
    ['a wrong password', { code: 'EAUTH', responseCode: 535, response: '535 5.7.8 no' }],
    ['a server that wants a login', { code: 'EENVELOPE', responseCode: 530, response: '530 login first' }],
    ['a server that shuts down', { code: 'ECONNECTION', responseCode: 421, response: '421 bye' }],
    ['a greeting that refuses everyone', { code: 'EPROTOCOL', responseCode: 554, response: '554 no' }],
    ['a hurried hang-up with a 5xx', { code: 'ECONNECTION', responseCode: 550, response: '550 go away' }],
    ['a send that was cut off', { code: 'EABORT' }],
  ])('%s', (_name, fields) => {
    expect(classifyFailure(smtpError(fields))).toMatchObject({ outcome: 'transient', serverAway: true });
  });

  test('something that is no error at all', () => {
    expect(classifyFailure('odd')).toMatchObject({ outcome: 'transient', serverAway: true, response: 'odd' });
  });
});

describe('what is kept of a reply', () => {
  test('holds no secret, in whatever spelling', () => {
    const secret = 'pa:ss/wörd';
    const base64 = Buffer.from(secret).toString('base64');
    const response = `535 no such login ${secret} ${base64} ${encodeURIComponent(secret)}`;
    const kept = classifyFailure(smtpError({ code: 'EMESSAGE', responseCode: 535, response }), [secret]).response;
    expect(kept).toBe('535 no such login [secret] [secret] [secret]');
  });

  test('is one line of bounded length', () => {
    const response = `550-first\r\n550 ${'x'.repeat(5000)}`;
    const kept = classifyFailure(smtpError({ code: 'EENVELOPE', responseCode: 550, response })).response;
    expect(kept).toMatch(/^550-first 550 x+$/);
    expect(kept.length).toBe(500);
  });

  test('names the system error where there was no reply', () => {
    expect(classifyFailure(smtpError({ code: 'ESOCKET', originalCode: 'ECONNREFUSED' })).response).toBe(
      'ECONNREFUSED: client words',
    );
  });
});

describe('retries', () => {
  const POLICY: RetryPolicy = { retryForHours: 96, firstRetrySeconds: 60, maxRetrySeconds: 14_400 };

  test('double up to the longest delay', () => {
    const minutes = [1, 2, 3, 4, 9, 10].map((attempts) => (retryDelay(attempts, POLICY) ?? 0) / 60_000);
    expect(minutes).toEqual([1, 2, 4, 8, 240, 240]);
  });

  test('fill exactly the time that policy gives, then end', () => {
    const policies = fc.record({
      retryForHours: fc.integer({ min: 1, max: 200 }),
      firstRetrySeconds: fc.integer({ min: 1, max: 20_000 }),
      maxRetrySeconds: fc.integer({ min: 600, max: 20_000 }),
    });
    fc.assert(
      fc.property(policies, (policy) => {
        let total = 0;
        let attempts = 1;
        for (let delay = retryDelay(attempts, policy); delay !== null; delay = retryDelay(++attempts, policy)) {
          expect(delay).toBeGreaterThan(0);
          total += delay;
        }
        expect(total).toBe(policy.retryForHours * 3600 * 1000);
        expect(retryDelay(attempts + 100, policy)).toBeNull();
      }),
    );
  });
});
