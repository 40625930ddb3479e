import { expect, test } from 'vitest';
import { mayAnswer, type NoAnswerReason, type RespondFacts, returnPathDiffers } from '../../src/mail/can-respond.ts';

interface Change {
  from?: string | null;
  returnPath?: string | null;
  headers?: Record<string, string[]>;
  authentication?: RespondFacts['authentication'];
  alreadyAnswered?: boolean;
}

/** A mail that a person at an administration wrote, with one thing changed. */
function facts(change: Change): RespondFacts {
  const from = change.from === undefined ? 'Jane.Doe@ministry.example' : change.from;
  return {
    mail: {
      from: from === null ? null : { address: from },
      returnPath: change.returnPath === undefined ? 'jane.doe@ministry.example' : change.returnPath,
      headers: { 'content-type': ['multipart/mixed; boundary="x"'], ...change.headers },
    },
    authentication: change.authentication ?? 'pass',
    ownAddresses: ['tsbdir@itu.int'],
    alreadyAnswered: change.alreadyAnswered ?? false,
  };
}

const answered: [string, Change][] = [
  ['a mail from a person', {}],
  ['a mail without Return-Path, as some servers store it', { returnPath: null }],
  ['a mail without any verdict', { authentication: 'none' }],
  ['Auto-Submitted: no', { headers: { 'auto-submitted': ['no'] } }],
  ['Auto-Submitted: NO with a parameter and a comment', { headers: { 'auto-submitted': [' No (a person); x=y'] } }],
  ['Precedence: first-class', { headers: { precedence: ['first-class'] } }],
  ['a suppression of out-of-office notes only', { headers: { 'x-auto-response-suppress': ['OOF, DR'] } }],
  ['a Return-Path in a subdomain', { returnPath: 'x@mail.ministry.example' }],
  ['a person whose name holds a robot word', { from: 'bob.request.owner@ministry.example' }],
  ['an address that merely contains noreply', { from: 'anoreplying@ministry.example' }],
];

test.each(answered)('answers %s', (_name, change) => {
  expect(mayAnswer(facts(change))).toEqual({ answer: true });
});

const refused: [NoAnswerReason, string, Change][] = [
  ['answered-already', 'a mail that has its answer', { alreadyAnswered: true }],
  ['own-loop', 'our own marker', { headers: { 'x-tsb-intake': ['acknowledgement'] } }],
  ['own-address', 'our own address as author', { from: 'TSBDIR@itu.int' }],
  ['own-address', 'our own address as envelope sender', { returnPath: '<tsbdir@ITU.int>' }],
  ['no-single-sender', 'no author, or several', { from: null }],
  ['no-single-sender', 'an author without a domain', { from: 'undisclosed' }],
  ['null-return-path', 'the null path', { returnPath: '<>' }],
  ['null-return-path', 'the null path, already stripped', { returnPath: '' }],
  ['auto-submitted', 'an automatic reply', { headers: { 'auto-submitted': ['auto-replied'] } }],
  ['auto-submitted', 'a notification with a parameter', { headers: { 'auto-submitted': ['Auto-Generated; o="x@y"'] } }],
  ['auto-submitted', 'an empty Auto-Submitted', { headers: { 'auto-submitted': [''] } }],
  ['auto-submitted', 'a second Auto-Submitted', { headers: { 'auto-submitted': ['no', 'auto-replied'] } }],
  ['report', 'a bounce', { headers: { 'content-type': ['Multipart/Report; report-type=delivery-status'] } }],
  ['mailing-list', 'a list mail', { headers: { 'list-id': ['<news.example>'] } }],
  ['mailing-list', 'a list mail with a header of its own', { headers: { 'list-whatever': ['x'] } }],
  ['precedence', 'bulk mail', { headers: { precedence: ['Bulk'] } }],
  ['precedence', 'list mail by precedence', { headers: { precedence: ['list'] } }],
  ['precedence', 'junk', { headers: { precedence: ['junk'] } }],
  ['suppressed', 'suppression of everything', { headers: { 'x-auto-response-suppress': ['All'] } }],
  ['suppressed', 'suppression of automatic replies', { headers: { 'x-auto-response-suppress': ['DR,AutoReply'] } }],
  ['robot-sender', 'MAILER-DAEMON', { from: 'MAILER-DAEMON@ministry.example' }],
  ['robot-sender', 'postmaster', { from: 'postmaster@ministry.example' }],
  ['robot-sender', 'noreply', { from: 'noreply@ministry.example' }],
  ['robot-sender', 'no-reply with a tag', { from: 'No-Reply+17@ministry.example' }],
  ['robot-sender', 'donotreply', { from: 'do-not-reply@ministry.example' }],
  ['robot-sender', 'a list owner', { returnPath: '<owner-news@ministry.example>' }],
  ['robot-sender', 'a list command address', { from: 'news-request@ministry.example' }],
  ['robot-sender', 'a bounce address', { returnPath: '<bounces+jane=x@ministry.example>' }],
  ['authentication-failed', 'a forged sender', { authentication: 'fail' }],
  ['return-path-differs', 'an envelope of another domain', { returnPath: '<jane@elsewhere.example>' }],
];

test.each(refused)('gives no answer (%s) to %s', (reason, _name, change) => {
  expect(mayAnswer(facts(change))).toEqual({ answer: false, reason });
});

test('a domain that merely ends alike is another one', () => {
  expect(returnPathDiffers('<x@evil-ministry.example>', 'jane@ministry.example')).toBe(true);
  expect(returnPathDiffers('<x@MINISTRY.example>', 'jane@ministry.example')).toBe(false);
});
