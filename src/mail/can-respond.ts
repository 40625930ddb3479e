import { LOOP_MARKER_HEADER } from '../domain/loop-marker.ts';

/** A mail as far as answering it goes; a parsed message fits. */
export interface AnswerableMail {
  /** The one author; null where the mail names none or several. */
  from: { address: string } | null;
  /** Envelope sender as the receiving server noted it; '' is the null path `<>`, null: no such header. */
  returnPath: string | null;
  /** Header fields by lower-case name, every value. */
  headers: Readonly<Record<string, readonly string[]>>;
}

export interface RespondFacts {
  mail: AnswerableMail;
  /** Verdict of the own server alone (RFC 8601); `none` where it gave none. */
  authentication: 'pass' | 'fail' | 'none';
  /** Addresses that this program sends from or receives at. */
  ownAddresses: readonly string[];
  alreadyAnswered: boolean;
}

export type NoAnswerReason =
  | 'answered-already'
  | 'own-loop'
  | 'own-address'
  | 'no-single-sender'
  | 'null-return-path'
  | 'auto-submitted'
  | 'report'
  | 'mailing-list'
  | 'precedence'
  | 'suppressed'
  | 'robot-sender'
  | 'authentication-failed'
  | 'return-path-differs';

export type MayAnswer = { answer: true } | { answer: false; reason: NoAnswerReason };

/** In this order the first refusal is the reason given; all of them together are RFC 3834 §2 and the project's policy. */
const REFUSALS: readonly [NoAnswerReason, (facts: RespondFacts) => boolean][] = [
  ['answered-already', (facts) => facts.alreadyAnswered],
  ['own-loop', ({ mail }) => values(mail, LOOP_MARKER_HEADER).length > 0],
  ['own-address', isFromOurselves],
  ['no-single-sender', ({ mail }) => !mail.from?.address.includes('@')],
  ['null-return-path', ({ mail }) => mail.returnPath !== null && bare(mail.returnPath) === ''],
  ['auto-submitted', ({ mail }) => values(mail, 'auto-submitted').some((value) => keyword(value) !== 'no')],
  ['report', ({ mail }) => values(mail, 'content-type').some((value) => REPORT_TYPES.has(keyword(value)))],
  ['mailing-list', ({ mail }) => Object.keys(mail.headers).some((name) => name.toLowerCase().startsWith('list-'))],
  ['precedence', ({ mail }) => values(mail, 'precedence').some((value) => BULK_PRECEDENCES.has(keyword(value)))],
  ['suppressed', ({ mail }) => values(mail, 'x-auto-response-suppress').some(suppressesAnswers)],
  ['robot-sender', ({ mail }) => senders(mail).some(isRobot)],
  ['authentication-failed', (facts) => facts.authentication === 'fail'],
  ['return-path-differs', ({ mail }) => returnPathDiffers(mail.returnPath, mail.from?.address ?? '')],
];

/** Types of mail that report on another mail (RFC 3464, RFC 8098): answering one would answer a machine. */
const REPORT_TYPES = new Set(['multipart/report', 'message/delivery-status', 'message/disposition-notification']);

const BULK_PRECEDENCES = new Set(['bulk', 'list', 'junk', 'auto_reply']);

/** Local parts behind which nobody reads (RFC 3834 §2, RFC 2142 and use). */
const ROBOTS =
  /^(mailer-daemon|postmaster|(no|do-?not)[-_.]?reply.*|bounce.*|owner-.*|.*-(request|owner|bounces?)|listserv|majordomo)$/;

/**
 * Whether an automatic answer may go to the sender of this mail. A refusal never means that the mail goes unread.
 */
export function mayAnswer(facts: RespondFacts): MayAnswer {
  const refusal = REFUSALS.find(([, applies]) => applies(facts));
  return refusal ? { answer: false, reason: refusal[0] } : { answer: true };
}

/**
 * Whether the envelope's and the author's addresses belong to different domains. A subdomain of the other one counts
 * as the same (bounces.example.gov, example.gov); a missing or null path differs from nothing.
 */
export function returnPathDiffers(returnPath: string | null, from: string): boolean {
  const path = domainOf(bare(returnPath ?? ''));
  const author = domainOf(bare(from));
  if (path === '' || author === '') return false;
  return path !== author && !path.endsWith(`.${author}`) && !author.endsWith(`.${path}`);
}

function isFromOurselves(facts: RespondFacts): boolean {
  const own = new Set(facts.ownAddresses.map(bare));
  return senders(facts.mail).some((address) => own.has(address));
}

function suppressesAnswers(value: string): boolean {
  const asked = value.toLowerCase().split(/[\s,;]+/);
  return asked.includes('all') || asked.includes('autoreply');
}

function isRobot(address: string): boolean {
  return ROBOTS.test(address.slice(0, Math.max(0, address.lastIndexOf('@'))) || address);
}

/** Everyone this mail claims to come from: its author and its envelope sender. */
function senders(mail: AnswerableMail): string[] {
  return [mail.from?.address ?? '', mail.returnPath ?? ''].map(bare).filter((address) => address !== '');
}

function values(mail: AnswerableMail, header: string): readonly string[] {
  return mail.headers[header.toLowerCase()] ?? [];
}

/** An address without angle brackets and blanks, in lower case. */
function bare(address: string): string {
  return address
    .trim()
    .replace(/^<([^<>]*)>$/, '$1')
    .trim()
    .toLowerCase();
}

function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : address.slice(at + 1);
}

/** The first word of a structured header value: without parameters (RFC 3834 §5.1) and comments, in lower case. */
function keyword(value: string): string {
  return (
    value
      .replace(/\([^()]*\)/g, ' ')
      .split(';')[0]
      ?.trim()
      .toLowerCase() ?? ''
  );
}
