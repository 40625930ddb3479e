import { LOOP_MARKER_HEADER } from '../domain/loop-marker.ts';
import type { Saying } from '../domain/saying.ts';
import type { Mailbox, ParsedMessage } from './parsed-message.ts';
import { say } from './sentences.ts';

/** What a mail looks like. It says nothing about whether the mail is read: automatic mail is read as well. */
export type MessageKind =
  | 'reply' // a person wrote to us: it may carry a form and may be answered
  | 'automatic' // an absence note, a list, a daemon: never answered (RFC 3834 §2)
  | 'bounce' // a delivery report about a mail of ours (RFC 3464)
  | 'other'; // it names no author, so that there is nobody to answer

export interface Classification {
  kind: MessageKind;
  /** One sentence for staff. */
  reason: Saying;
}

/** One trace of automatic mail; gives the reason if the mail bears it. */
type Trace = (message: ParsedMessage) => Saying | null;

/** Tells what kind of mail this is. The first trace that fits gives the reason; bounces are looked for first. */
export function classifyMessage(message: ParsedMessage): Classification {
  const bounce = firstReason(BOUNCE_TRACES, message);
  if (bounce) return { kind: 'bounce', reason: bounce };
  const automatic = firstReason(AUTOMATIC_TRACES, message);
  if (automatic) return { kind: 'automatic', reason: automatic };
  if (message.from === null) return { kind: 'other', reason: say('kind-no-author') };
  return { kind: 'reply', reason: say('kind-person') };
}

const BOUNCE_TRACES: readonly Trace[] = [
  // RFC 6522: a report about mail; its type says about what.
  (message) => (/^multipart\/report\b/i.test(field(message, 'content-type')) ? say('kind-report') : null),
  (message) => (message.returnPath === '' && isDaemon(message.from) ? say('kind-daemon-report') : null),
  (message) => (has(message, 'x-failed-recipients') ? say('kind-failed-recipients') : null),
];

/**
 * X-Auto-Response-Suppress is no such trace: whoever sets it wants no automatic answer (and gets none), but people's mail
 * bears it as well.
 */
const AUTOMATIC_TRACES: readonly Trace[] = [
  (message) => (has(message, LOOP_MARKER_HEADER.toLowerCase()) ? say('kind-own-mail') : null),
  // RFC 3834 §5: any value but "no" means that a program sent it.
  (message) => {
    const value = field(message, 'auto-submitted')
      .replace(/[;\s(].*$/s, '')
      .toLowerCase();
    return value !== '' && value !== 'no' ? say('kind-auto-submitted', { value }) : null;
  },
  // RFC 5321 §4.5.5: a null return path asks for no answer of any kind.
  (message) => (message.returnPath === '' ? say('kind-null-path') : null),
  (message) => {
    const daemon = [message.from, message.sender, returnMailbox(message)].find(isDaemon);
    return daemon ? say('kind-daemon', { address: daemon.address }) : null;
  },
  (message) => {
    const name = Object.keys(message.headers).find((key) => /^list-(?!unsubscribe-post$)/.test(key));
    return name ? say('kind-list', { header: name }) : null;
  },
  (message) => {
    const value = field(message, 'precedence').toLowerCase();
    return /^(?:bulk|list|junk)\b/.test(value) ? say('kind-precedence', { value }) : null;
  },
  (message) => {
    const name = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-mail-autoreply'].find((each) =>
      has(message, each),
    );
    return name ? say('kind-auto-reply', { header: name }) : null;
  },
];

/** Whether this address is one that programs and lists send from (RFC 3834 §2, RFC 2142). */
export function isDaemon(mailbox: Mailbox | null): mailbox is Mailbox {
  if (!mailbox) return false;
  const local = mailbox.address.slice(0, mailbox.address.lastIndexOf('@')).toLowerCase();
  return (
    /^(?:mailer-daemon|postmaster|(?:no|do-?not|donot)[-_.]?reply|listserv|majordomo|root|daemon)(?:$|[-_.+])/.test(
      local,
    ) || /^owner-|-(?:request|owner|bounces?)$|^bounces?(?:$|[-_.+])|^mdaemon$/.test(local)
  );
}

function firstReason(traces: readonly Trace[], message: ParsedMessage): Saying | null {
  for (const trace of traces) {
    const reason = trace(message);
    if (reason) return reason;
  }
  return null;
}

function returnMailbox(message: ParsedMessage): Mailbox | null {
  return message.returnPath ? { address: message.returnPath, name: '' } : null;
}

function has(message: ParsedMessage, name: string): boolean {
  return message.headers[name] !== undefined;
}

function field(message: ParsedMessage, name: string): string {
  return message.headers[name]?.[0]?.trim() ?? '';
}
