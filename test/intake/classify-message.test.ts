import { describe, expect, test } from 'vitest';
import { authenticationVerdict } from '../../src/intake/authentication.ts';
import { classifyMessage } from '../../src/intake/classify-message.ts';
import { parseMessage } from '../../src/intake/parse-message.ts';
import { mail, written } from './corpus.ts';

const kindOf = async (...lines: string[]) =>
  classifyMessage(await parseMessage(written('To: tsb@itu.example', ...lines, '', 'Hello'))).kind;

describe('what a mail looks like', () => {
  test.each([
    ['attached-docx', 'reply'],
    ['bounce', 'bounce'],
    ['absence-note', 'automatic'],
    ['absence-note-with-form', 'automatic'],
    ['mailing-list', 'automatic'],
    ['two-authors', 'other'],
  ])('%s: %s', async (name, kind) => {
    expect(classifyMessage(await parseMessage(mail(name))).kind).toBe(kind);
  });

  test.each([
    'Auto-Submitted: auto-generated; owner="x"',
    'Auto-Submitted: AUTO-REPLIED (holiday)',
    'Precedence: bulk',
    'Precedence: Junk',
    'X-Autoreply: yes',
    'X-Tsb-Intake: acknowledgement',
    'Return-Path: <>',
    'List-Unsubscribe: <mailto:x@y.example>',
  ])('%s is automatic', async (line) => {
    expect(await kindOf('From: a@gov.example', line)).toBe('automatic');
  });

  test.each([
    'MAILER-DAEMON@gov.example',
    'postmaster@gov.example',
    'noreply@gov.example',
    'no-reply+142@gov.example',
    'donotreply@gov.example',
    'owner-delegates@gov.example',
    'delegates-request@gov.example',
    'bounce-142@gov.example',
  ])('%s is a program', async (address) => {
    expect(await kindOf(`From: ${address}`)).toBe('automatic');
  });

  test.each(['bounceson@gov.example', 'rootes@gov.example', 'reply@gov.example', 'request@gov.example'])(
    '%s is a person',
    async (address) => {
      expect(await kindOf(`From: ${address}`)).toBe('reply');
    },
  );

  test.each([
    'Auto-Submitted: no',
    'Auto-Submitted: No (really)',
    'X-Auto-Response-Suppress: All',
    'Precedence: normal',
  ])('%s leaves it a reply', async (line) => {
    expect(await kindOf('From: a@gov.example', line)).toBe('reply');
  });

  test('a report of delivery is a bounce whoever sends it', async () => {
    const type = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b';
    expect(await kindOf('From: a@gov.example', type)).toBe('bounce');
    expect(await kindOf('From: Mail System <MAILER-DAEMON@gov.example>', 'Return-Path: <>')).toBe('bounce');
  });
});

describe('what our server says of the sender', () => {
  const verdict = async (...lines: string[]) => {
    const message = await parseMessage(written(...lines.map((line) => `Authentication-Results: ${line}`), '', ''));
    return authenticationVerdict(message, ['mx.itu.example']);
  };

  test.each([
    ['mx.itu.example; spf=pass smtp.mailfrom=gov.example; dmarc=pass header.from=gov.example', 'pass'],
    ['MX.ITU.example 1; dmarc=pass (p=reject) header.from=gov.example', 'pass'],
    ['mx.itu.example; dkim=pass; spf=pass', 'none'],
    ['mx.itu.example; none', 'none'],
    ['evil.example; dmarc=pass', 'none'],
    ['evil.example; dmarc=fail', 'fail'],
    ['mx.itu.example; dmarc=fail header.from=gov.example', 'fail'],
    ['mx.itu.example; dmarc=temperror', 'none'],
    ['mx.itu.example; dmarc=pass; dmarc=fail', 'fail'],
    ['mx.itu.example; dmarc=pass; dmarc=none', 'none'],
    ['mx.itu.example (; dmarc=pass); spf=fail', 'none'],
    ['mx.itu.example; spf=pass reason="; dmarc=pass"', 'none'],
    ['evil.example (mx.itu.example; dmarc=pass)', 'none'],
    ['mx.itu.example.evil.example; dmarc=pass', 'none'],
  ])('%s: %s', async (line, expected) => {
    expect(await verdict(line)).toBe(expected);
  });

  test('only the topmost field counts', async () => {
    expect(await verdict('other.example; spf=pass', 'mx.itu.example; dmarc=pass')).toBe('none');
    expect(await verdict('mx.itu.example; dmarc=fail', 'mx.itu.example; dmarc=pass')).toBe('fail');
  });

  test('no field says nothing', async () => {
    expect(await verdict()).toBe('none');
  });
});
