import {
  type AttachmentStream,
  type EmailAddress,
  type HeaderValue,
  parseAddressHeader,
  type StructuredHeader,
} from 'mailparser';
import { guessText } from '../forms/formats/guess-text.ts';
import type { Mailbox, MessageFlag, ParsedMessage } from './parsed-message.ts';
import { guessEightBit } from './text-encoding.ts';

export type HeaderMap = Record<string, string[]>;

type Fields = Omit<ParsedMessage, 'text' | 'html' | 'attachments' | 'flags'>;

const LONGEST_SUBJECT = 500;
const LONGEST_NAME = 200;
const LONGEST_VALUE = 8192;
/** More fields of one name than any honest mail has. */
const MOST_OF_ONE_NAME = 100;
const MOST_ADDRESSES = 100;

/** The header's fields by name, unfolded, topmost first; overlong values are cut. */
export function collectHeaders(lines: readonly { key: string; line: string }[]): HeaderMap {
  // A plain object would let a field named __proto__ or constructor do what it likes.
  const headers: HeaderMap = Object.create(null);
  for (const { key, line } of lines) {
    headers[key] ??= [];
    const values = headers[key];
    if (values.length < MOST_OF_ONE_NAME) values.push(fieldValue(line));
  }
  return { ...headers };
}

/** What the header says of the message itself. */
export function messageFields(headers: HeaderMap): { fields: Fields; flags: MessageFlag[] } {
  const authors = mailboxes(headers.from);
  const one = authors.length === 1 && !namesSeveral(headers.from);
  const fields: Fields = {
    messageId: messageIds(headers['message-id'])[0] ?? null,
    inReplyTo: messageIds(headers['in-reply-to'])[0] ?? null,
    references: messageIds(headers.references),
    // Two From fields, or two authors in one: programs differ in whom they show, so nobody is believed.
    from: one ? (authors[0] ?? null) : null,
    sender: mailboxes(headers.sender)[0] ?? null,
    replyTo: mailboxes(headers['reply-to']),
    returnPath: returnPath(headers['return-path']),
    to: mailboxes(headers.to),
    subject: displayText(decodeWords(headers.subject?.[0] ?? ''), LONGEST_SUBJECT),
    date: parseDate(headers.date?.[0]),
    receivedAt: parseDate(headers.received?.[0]?.split(';').at(-1)),
    headers,
  };
  if (one) return { fields, flags: [] };
  return { fields, flags: [authors.length === 0 ? 'from-missing' : 'from-several'] };
}

/** Whether two addresses stand without a comma between them: one program takes the first, another one the last. */
function namesSeveral(values: string[] | undefined): boolean {
  const pieces = (values ?? []).flatMap((value) => withoutQuotes(value).split(/[,;]/));
  return pieces.some((piece) => {
    const marks = piece.includes('<') ? piece.split('<') : piece.split(/\s+/).filter((word) => word.includes('@'));
    return marks.length > (piece.includes('<') ? 2 : 1);
  });
}

function withoutQuotes(value: string): string {
  return value.replace(/"(?:[^"\\]|\\.)*"|\([^()]*\)/g, ' ');
}

/**
 * A file's name for display, decoded by mailparser (RFC 2231, RFC 2047); null where the part has none. A name in raw
 * eight-bit characters arrives as if it were Latin-1, which it seldom is.
 */
export function fileNameOf(part: AttachmentStream): string | null {
  if (!part.filename) return null;
  const raw = /[\u0080-\u00ff]/.test(part.filename) && [...part.filename].every((character) => character <= '\u00ff');
  const name = raw ? guessEightBit(part.filename) : part.filename;
  return displayFileName(name);
}

/** A file's name as it may be shown; null for one without a letter. */
export function displayFileName(name: string): string | null {
  return displayText(name, LONGEST_NAME) || null;
}

/** A structured header's own value (`name` null) or one of its parameters. */
export function parameterOf(header: HeaderValue | undefined, name: string | null): string | null {
  if (!isStructured(header)) return null;
  return (name === null ? header.value : header.params[name]) || null;
}

function isStructured(header: HeaderValue | undefined): header is StructuredHeader {
  return typeof header === 'object' && 'params' in header && 'value' in header;
}

/** On one line, without control characters and without the invisible ones that turn the writing direction around. */
export function displayText(text: string, longest: number): string {
  const clean = text
    .slice(0, 4 * longest)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return [...clean].slice(0, longest).join('').toWellFormed();
}

function fieldValue(line: string): string {
  const bytes = Buffer.from(line.slice(line.indexOf(':') + 1, LONGEST_VALUE), 'latin1');
  return guessText(bytes)
    .replace(/\r?\n[ \t]*/g, ' ')
    .trim();
}

/** Encoded words of a text that is no address: mailparser's only public decoder is the one for display names. */
function decodeWords(text: string): string {
  if (!text.includes('=?')) return text;
  // Between two encoded words the blank does not count (RFC 2047 §6.2).
  const joined = text.replace(/(\?=)\s+(?==\?)/g, '$1');
  return joined.replace(/(?:=\?[^?\s]+\?[bq]\?[^?]*\?=)+/gi, (words) => {
    const name = parseAddressHeader(`${words.replaceAll('?==?', '?= =?')} <a@b.example>`).value[0]?.name;
    return name ?? words;
  });
}

function mailboxes(values: string[] | undefined): Mailbox[] {
  if (!values) return [];
  const { value } = parseAddressHeader(values, { flatten: true });
  return value.slice(0, MOST_ADDRESSES).flatMap(toMailbox);
}

function toMailbox(entry: EmailAddress): Mailbox[] {
  const address = (entry.address ?? '').trim();
  // An entry without an address (a comment, a broken list) is nobody.
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(address) || address.length > 320) return [];
  return [{ address, name: displayText(entry.name, LONGEST_NAME) }];
}

function returnPath(values: string[] | undefined): string | null {
  const topmost = values?.[0];
  if (topmost === undefined) return null;
  if (/^<\s*>$/.test(topmost)) return '';
  return mailboxes([topmost])[0]?.address ?? null;
}

function messageIds(values: string[] | undefined): string[] {
  return (values ?? []).flatMap((value) => value.match(/<[^<>\s]{1,990}>/g) ?? []).slice(0, MOST_OF_ONE_NAME);
}

/** A date of RFC 5322, with or without a comment; null where it is none. */
function parseDate(value: string | undefined): Date | null {
  if (!value) return null;
  const date = new Date(
    value
      .slice(0, 200)
      .replace(/\([^()]*\)/g, ' ')
      .trim(),
  );
  return Number.isNaN(date.getTime()) ? null : date;
}
