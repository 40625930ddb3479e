import { beforeAll, describe, expect, test } from 'vitest';
import type { ReadContext } from '../../src/forms/reader.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { readMessage } from '../../src/reading/message-reading.ts';
import { filledForm } from '../corpus/mails/make/filled-form.ts';
import { outlookFile } from '../corpus/mails/make/outlook-file.ts';
import { mail, written } from '../intake/corpus.ts';

const CONSULTATIONS = new URL('../../config/consultations', import.meta.url).pathname;

let context: ReadContext;
beforeAll(async () => {
  context = await loadReadContext(CONSULTATIONS);
});
const read = async (name: string) => readMessage(mail(name), context);

test('a text that was cut at its limit goes to staff beside a form that came whole: its end may say anything', async () => {
  const form = (await filledForm('en', 0)).toString('base64');
  const raw = written(
    'From: a@b.example',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'Jane Example\r\n'.repeat(200_000),
    '--x',
    'Content-Type: application/octet-stream; name=a.docx',
    'Content-Transfer-Encoding: base64',
    '',
    form,
    '--x--',
  );
  const { files, findings } = await readMessage(raw, context);
  expect(files.filled).toBe(true);
  expect(findings.map(({ code }) => code)).toContain('attachment-too-large');
});

describe('the subject of a mail within the mail', () => {
  const attachments = async () => [{ name: 'Annex 2.docx', bytes: await filledForm('en', 0) }];
  const around = (type: string, content: Uint8Array) =>
    Buffer.concat([
      written('From: a@b.example', `Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', '', ''),
      Buffer.from(content.toString()),
    ]);
  const within = async (subject: string) =>
    outlookFile({
      attachments: [{ name: 'm', message: { subject, body: 'Hello', attachments: await attachments() } }],
    });

  test.each([
    ['Please disregard the attached form', 1],
    ['Reply to TSB Circular 142', 0],
  ])('goes to staff where it takes the form back: %s', async (subject, count) => {
    const raw = around('application/vnd.ms-outlook', Buffer.from((await within(subject)).toString('base64')));
    const { findings, files } = await readMessage(raw, context);
    expect(files.filled).toBe(true);
    expect(findings.filter(({ message }) => message.includes(subject))).toHaveLength(count);
    const mailed = written('From: a@b.example', 'Content-Type: message/rfc822', '', `Subject: ${subject}`, '');
    const inner = around('application/octet-stream', Buffer.from((await filledForm('en', 0)).toString('base64')));
    const again = await readMessage(Buffer.concat([mailed, inner]), context);
    expect(again.findings.filter(({ message }) => message.includes(subject))).toHaveLength(count);
  });
});

describe('a mail with a filled form is read, however it is packed', () => {
  test.each([
    'attached-docx',
    'no-text-at-all',
    'docx-called-pdf',
    'docx-inline-as-text',
    'circular-beside-form',
    'inline-logo',
    'visiting-card',
    'zip-nested-foreign-names',
    'zip-with-mac-files',
    'gzip',
    'forwarded-message',
    'forwarded-eml-file',
    'smime-opaque',
    'smime-detached',
    'signed-file',
    'base64-not-declared',
    'blanks-before-file',
    // The form arrived whole, whatever else is wrong with the mail.
    'boundary-missing',
    'boundary-never-used',
    'not-closed',
  ])('%s', async (name) => {
    const { files, findings } = await read(name);
    expect(files.forms).toHaveLength(1);
    expect(files.filled).toBe(true);
    expect(files.forms[0]?.reading.records).toHaveLength(8);
    expect(files.accompanying).toEqual([]);
    expect(findings).toEqual([]);
  });

  test.each([
    ['form-and-comments', 'comments.txt'],
    ['winmail', 'winmail.dat/mail/comments.txt'],
    ['outlook-file', 'reply.msg/Earlier mail/comments.txt'],
  ])('%s: with what accompanies it', async (name, file) => {
    const { files, findings } = await read(name);
    expect(files.filled).toBe(true);
    expect(files.accompanying).toEqual([file]);
    expect(findings).toEqual([]);
  });
});

describe('what may have lost the form is a finding', () => {
  test.each([
    ['cut-off-in-attachment', 'attachment-damaged'],
    ['zip-encrypted', 'attachment-encrypted'],
    ['smime-encrypted', 'attachment-encrypted'],
    ['pgp-encrypted', 'attachment-encrypted'],
    ['zip-cut-off', 'attachment-damaged'],
    ['seven-zip', 'attachment-skipped'],
  ])('%s: %s', async (name, code) => {
    const { files, findings } = await read(name);
    expect(files.forms).toEqual([]);
    expect(findings.map((finding) => finding.code)).toContain(code);
  });

  test('an empty attachment beside a form is one too', async () => {
    const { files, findings } = await read('empty-attachment');
    expect(files.filled).toBe(true);
    expect(findings.map((finding) => finding.code)).toEqual(['attachment-empty']);
  });

  test('a bounce that gives back only the beginning of our mail is none', async () => {
    const beginning = written(
      'Content-Type: multipart/mixed; boundary=inner',
      '',
      '--inner',
      'Content-Type: text/plain',
      '',
      'We received your repl',
    );
    const bounce = written(
      'From: MAILER-DAEMON@gov.example',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Not delivered.',
      '--b',
      'Content-Type: message/rfc822',
      '',
      `From: tsb@itu.example\r\n${beginning}`,
      '--b--',
    );
    const { classification, findings } = await readMessage(bounce, context);
    expect(classification.kind).toBe('bounce');
    expect(findings).toEqual([]);
  });
});

test('attachments are told with size and hash, without their bytes', async () => {
  const { message } = await read('form-and-comments');
  expect(message.attachments.map(({ name, size, sha256 }) => [name, size, sha256.length])).toEqual([
    ['Annex 2.docx', 3594, 64],
    ['comments.txt', 24, 64],
  ]);
  expect(message.attachments.some((attachment) => 'bytes' in attachment)).toBe(false);
});
