import { createHash } from 'node:crypto';

export interface Attachment {
  name: string;
  type: string;
  bytes: Uint8Array;
}

export interface SampleMail {
  from: { name: string; address: string };
  subject: string;
  /** ISO instant at which the mail was written; it was received seconds later. */
  date: string;
  text: string;
  attachments?: Attachment[];
  /** Further header fields, in order. */
  headers?: Record<string, string>;
  /** Where bounces go; null for a null return path. Absent: the sender. */
  returnPath?: string | null;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const RECIPIENT = 'tsbdir@itu.int';

/** A mail as the server of a mailbox stores it. Equal arguments give equal bytes. */
export function buildMail(mail: SampleMail): string {
  const boundary = `=_${createHash('sha256')
    .update(mail.subject + mail.date)
    .digest('hex')
    .slice(0, 24)}`;
  const domain = mail.from.address.slice(mail.from.address.indexOf('@') + 1);
  const returnPath = mail.returnPath === undefined ? mail.from.address : (mail.returnPath ?? '');
  const received = rfcDate(new Date(new Date(mail.date).getTime() + 7000));
  const head = [
    `Return-Path: <${returnPath}>`,
    `Received: from mail.${domain} (mail.${domain} [192.0.2.25])\r\n\tby mx.example.int with ESMTPS id ${boundary.slice(2, 14)}\r\n\tfor <${RECIPIENT}>; ${received}`,
    `Message-ID: <${boundary.slice(2)}@${domain}>`,
    `Date: ${rfcDate(new Date(mail.date))}`,
    `From: ${encoded(mail.from.name)} <${mail.from.address}>`,
    `To: <${RECIPIENT}>`,
    `Subject: ${encoded(mail.subject)}`,
    ...Object.entries(mail.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
  ];
  const text = textPart(mail.text);
  if (!mail.attachments?.length) return [...head, text].join('\r\n');
  const parts = [text, ...mail.attachments.map(attachmentPart)].map((part) => `--${boundary}\r\n${part}`);
  return [...head, `Content-Type: multipart/mixed; boundary="${boundary}"`, '', ...parts, `--${boundary}--`, ''].join(
    '\r\n',
  );
}

function textPart(text: string): string {
  const head = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64';
  return `${head}\r\n\r\n${base64Lines(Buffer.from(text.replaceAll('\n', '\r\n')))}\r\n`;
}

function attachmentPart({ name, type, bytes }: Attachment): string {
  const fileName = `UTF-8''${encodeURIComponent(name)}`;
  return [
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename*=${fileName}`,
    '',
    base64Lines(bytes),
  ].join('\r\n');
}

function base64Lines(bytes: Uint8Array): string {
  return (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');
}

/** RFC 2047 words where the text is not plain ASCII; each word holds whole characters. */
function encoded(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > 42) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  words.push(word);
  return words.map((each) => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`).join('\r\n ');
}

function rfcDate(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${DAYS[date.getUTCDay()]}, ${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()} ${time} +0000`;
}
