/**
 * Writes the mails of this folder: `node test/corpus/mails/make/make-mails.ts`. The certificates of the S/MIME cases are
 * new each time, everything else comes out the same.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import MailComposer from 'nodemailer/lib/mail-composer';
import { blankForm, filledForm } from './filled-form.ts';
import { outlookFile } from './outlook-file.ts';
import { tnefFile } from './tnef-file.ts';
import { zipFile } from './zip-file.ts';

const HERE = new URL('../', import.meta.url);
const FROM = '"Ministère des Postes" <postes@gouv.example>';
const TO = 'tsbsg17@itu.example';
const SUBJECT = 'Reply to TSB Circular 142';
const LOGO = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const form = await filledForm();
const blank = await blankForm('en');
const comments = Buffer.from('Our comments on X.1150.\n');

interface Mail {
  text?: string;
  html?: string;
  subject?: string;
  headers?: Record<string, string>;
  attachments?: object[];
  baseBoundary?: string;
}

async function compose(mail: Mail): Promise<Buffer> {
  const message = {
    from: FROM,
    to: TO,
    subject: SUBJECT,
    text: 'Please find our reply attached.\n',
    messageId: '<reply@gouv.example>',
    date: new Date('2024-01-15T10:00:00Z'),
    baseBoundary: 'corpus',
    ...mail,
  };
  return new MailComposer(message).compile().build();
}

async function save(name: string, mail: Buffer | string): Promise<void> {
  await writeFile(new URL(`${name}.eml`, HERE), mail);
}

function attach(filename: string | false, content: Buffer, more: object = {}): object {
  return { filename, content, contentTransferEncoding: 'base64', ...more };
}

function base64Lines(bytes: Uint8Array): string {
  return (Buffer.from(bytes).toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');
}

/** A mail written by hand: the header's last lines and the body. */
function byHand(rest: string): Buffer {
  return Buffer.from(`From: ${'=?utf-8?q?Minist=C3=A8re?='} <postes@gouv.example>\r\nTo: ${TO}\r\nSubject: ${SUBJECT}\r\nDate: Mon, 15 Jan 2024 10:00:00 +0000\r\nMessage-ID: <reply@gouv.example>\r\nMIME-Version: 1.0\r\n${rest}`, 'latin1');
}

/** Encoded by POSIX uuencode, as mail programs did before MIME. */
function uuencoded(name: string, bytes: Uint8Array): string {
  const sign = (value: number) => String.fromCharCode(value === 0 ? 96 : value + 32);
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 45) {
    const part = bytes.subarray(at, at + 45);
    const bits = Array.from({ length: Math.ceil(part.length / 3) * 3 }, (_, index) => (part[index] ?? 0).toString(2).padStart(8, '0')).join('');
    lines.push(sign(part.length) + (bits.match(/.{6}/g) ?? []).map((six) => sign(Number.parseInt(six, 2))).join(''));
  }
  return ['begin 644 ' + name, ...lines, '`', 'end', ''].join('\r\n');
}

function docxPart(headers: string): string {
  return `--b\r\n${headers}\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Lines(form)}\r\n`;
}

const MIXED = 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n';
const TEXT_PART = '--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlease find our reply attached.\r\n';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

// Plain ways of attaching
await save('attached-docx', await compose({ attachments: [attach('Annex 2.docx', form)] }));
await save('no-text-at-all', byHand(`Content-Type: ${DOCX}; name="Annex 2.docx"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Lines(form)}\r\n`));
await save('docx-called-pdf', await compose({ attachments: [attach('Annex 2.pdf', form, { contentType: 'application/pdf' })] }));
await save('docx-inline-as-text', byHand(`${MIXED}${TEXT_PART}${docxPart('Content-Type: text/plain\r\nContent-Disposition: inline')}--b--\r\n`));
await save('circular-beside-form', await compose({ attachments: [attach('Circular 142.docx', blank), attach('Annex 2 filled.docx', form)] }));
await save('form-and-comments', await compose({ attachments: [attach('Annex 2.docx', form), attach('comments.txt', comments)] }));
await save('empty-attachment', await compose({ attachments: [attach('Annex 2.docx', form), attach('comments.pdf', Buffer.alloc(0))] }));
await save('inline-logo', await compose({ html: '<p>Reply attached.</p><img src="cid:logo@gouv.example">', attachments: [attach('Annex 2.docx', form), attach('logo.png', LOGO, { cid: 'logo@gouv.example' })] }));
await save('visiting-card', await compose({ attachments: [attach('Annex 2.docx', form), attach('me.vcf', Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nEND:VCARD\r\n'))] }));

// Names in any charset
await save('name-rfc2231', byHand(`${MIXED}${docxPart("Content-Type: application/octet-stream\r\nContent-Disposition: attachment;\r\n filename*0*=utf-8''R%C3%A9ponse%20;\r\n filename*1*=%E5%9B%9E%E5%A4%8D.docx")}--b--\r\n`));
await save('name-rfc2047', byHand(`${MIXED}${docxPart('Content-Type: application/octet-stream; name="=?koi8-r?B?79TXxdQuZG9jeA==?="\r\nContent-Disposition: attachment')}--b--\r\n`));
await save('name-raw-utf8', byHand(`${MIXED}${docxPart(`Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${Buffer.from('Réponse.docx').toString('latin1')}"`)}--b--\r\n`));
await save('name-raw-windows-1251', byHand(`${MIXED}${docxPart('Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="\xce\xf2\xe2\xe5\xf2.docx"')}--b--\r\n`));

// Containers
await save('zip', await compose({ attachments: [attach('reply.zip', zipFile([{ name: Buffer.from('Annex 2.docx'), content: form }]))] }));
const gbk = Buffer.from('bbd8b8b4', 'hex');
const inner = zipFile([{ name: Buffer.concat([gbk, Buffer.from('.docx')]), content: form }]);
const cp866 = Buffer.from('8ee2a2a5e22e7a6970', 'hex');
await save('zip-nested-foreign-names', await compose({ attachments: [attach('reply.zip', zipFile([{ name: cp866, content: inner }]))] }));
await save('zip-unicode-path', await compose({ attachments: [attach('reply.zip', zipFile([{ name: Buffer.from('R_ponse.docx'), content: form, unicodePath: 'Réponse.docx' }, { name: Buffer.from('Ответ.txt'), content: comments, utf8: true }, { name: Buffer.from('R\x82ponse.txt', 'latin1'), content: comments }]))] }));
await save('zip-encrypted', await compose({ attachments: [attach('reply.zip', zipFile([{ name: Buffer.from('Annex 2.docx'), content: form, encrypted: true }]))] }));
await save('zip-with-mac-files', await compose({ attachments: [attach('reply.zip', zipFile([{ name: Buffer.from('folder/'), content: Buffer.alloc(0) }, { name: Buffer.from('folder/Annex 2.docx'), content: form }, { name: Buffer.from('__MACOSX/folder/._Annex 2.docx'), content: Buffer.from('00051607', 'hex') }]))] }));
await save('zip-cut-off', await compose({ attachments: [attach('reply.zip', zipFile([{ name: Buffer.from('Annex 2.docx'), content: form }]).subarray(0, 2000))] }));
await save('gzip', await compose({ attachments: [attach('Annex 2.docx.gz', gzipSync(form))] }));
await save('seven-zip', await compose({ attachments: [attach('reply.7z', Buffer.from("7z\xbc\xaf'\x1c\x00\x04", 'latin1'))] }));
const attached = await compose({ subject: 'The reply itself', baseBoundary: 'inner', attachments: [attach('Annex 2.docx', form)] });
await save('forwarded-message', await compose({ attachments: [{ filename: false, contentType: 'message/rfc822', contentTransferEncoding: '8bit', content: attached }] }));
await save('forwarded-eml-file', await compose({ attachments: [attach('reply.eml', attached, { contentType: 'application/octet-stream' })] }));
await save('outlook-file', await compose({ attachments: [attach('reply.msg', outlookFile({ body: 'See attachment.', html: Buffer.from('<p>Voir pièce jointe</p>', 'latin1'), codePage: 1252, attachments: [{ name: 'Réponse.docx', bytes: form }, { name: 'Earlier mail', message: { body: 'Older.', attachments: [{ name: 'comments.txt', bytes: comments }] } }] }))] }));
await save('winmail', await compose({ attachments: [attach('winmail.dat', tnefFile({ body: 'Voir pièce jointe.', attachments: [{ title: 'REPONS~1.DOC', longName: 'Réponse 回复.docx', bytes: form }, { title: 'mail', bytes: tnefFile({ attachments: [{ title: 'comments.txt', bytes: comments }] }), embedded: true }] }), { contentType: 'application/ms-tnef' })] }));
await save('winmail-rtf-body', await compose({ text: '', attachments: [attach('winmail.dat', tnefFile({ rtf: '{\\rtf1\\ansi Our reply}', attachments: [] }))] }));
const page = await readFile(new URL('../forms/html/libreoffice-form-boxes-en.html', HERE), 'utf8');
const singleFile = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="page"\r\n\r\nThis document is a Single File Web Page.\r\n\r\n--page\r\nContent-Location: file:///C:/Annex2.htm\r\nContent-Transfer-Encoding: 8bit\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n${page}\r\n--page--\r\n`;
await save('single-file-web-page', await compose({ attachments: [attach('Annex 2.doc', Buffer.from(singleFile))] }));

// Signed and encrypted
const keys = await mkdtemp(join(tmpdir(), 'corpus-'));
const [key, certificate, content] = ['key.pem', 'certificate.pem', 'content.eml'].map((name) => join(keys, name)) as [string, string, string];
const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'ignore'] });
openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, '-subj', '/CN=Corpus', '-days', '3650');
await writeFile(content, `${MIXED.trim()}\r\n\r\n${TEXT_PART}${docxPart('Content-Type: application/octet-stream; name="Annex 2.docx"')}--b--\r\n`);
const signing = ['cms', '-sign', '-signer', certificate, '-inkey', key, '-in', content, '-binary'];
const pkcs7 = (bytes: Buffer, kind: string) => byHand(`Content-Type: application/pkcs7-mime; smime-type=${kind}; name="smime.p7m"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="smime.p7m"\r\n\r\n${base64Lines(bytes)}\r\n`);
await save('smime-opaque', pkcs7(openssl(...signing, '-nodetach', '-outform', 'DER'), 'signed-data'));
await save('smime-opaque-streamed', pkcs7(openssl(...signing, '-nodetach', '-stream', '-outform', 'DER'), 'signed-data'));
const encrypted = openssl('cms', '-encrypt', '-aes256', '-in', content, '-binary', '-outform', 'DER', certificate);
await save('smime-encrypted', pkcs7(encrypted, 'enveloped-data'));
const signature = openssl(...signing, '-outform', 'DER');
await save('smime-detached', byHand(`Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="s"\r\n\r\n--s\r\n${await readFile(content, 'latin1')}\r\n--s\r\nContent-Type: application/pkcs7-signature; name="smime.p7s"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Lines(signature)}\r\n--s--\r\n`));
await writeFile(content, form);
const signedForm = openssl(...signing, '-nodetach', '-outform', 'DER');
await rm(keys, { recursive: true });
await save('pgp-encrypted', byHand('Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="b"\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream; name="encrypted.asc"\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA0000\r\n-----END PGP MESSAGE-----\r\n--b--\r\n'));

await save('signed-file', await compose({ attachments: [attach('Annex 2.docx.p7m', signedForm)] }));
await save('signed-file-pem', await compose({ attachments: [attach('Annex 2.docx.p7m', Buffer.from(`-----BEGIN PKCS7-----\n${base64Lines(signedForm)}\n-----END PKCS7-----\n`))] }));

// Damaged
await save('boundary-missing', byHand(`Content-Type: multipart/mixed\r\n\r\n${TEXT_PART}${docxPart('Content-Type: application/octet-stream; name="Annex 2.docx"')}--b--\r\n`));
await save('boundary-never-used', byHand(`Content-Type: multipart/mixed; boundary="other"\r\n\r\n${TEXT_PART}${docxPart('Content-Type: application/octet-stream; name="Annex 2.docx"')}--b--\r\n`));
await save('not-closed', byHand(`${MIXED}${TEXT_PART}${docxPart('Content-Type: application/octet-stream; name="Annex 2.docx"')}`));
await save('cut-off-in-attachment', byHand(`${MIXED}${TEXT_PART}${docxPart('Content-Type: application/octet-stream; name="Annex 2.docx"').slice(0, -2000)}`));
await save('base64-not-declared', byHand(`${MIXED}${TEXT_PART}${docxPart('Content-Type: application/octet-stream; name="Annex 2.docx"').replace('Content-Transfer-Encoding: base64', 'Content-Transfer-Encoding: base-64')}--b--\r\n`));
await save('uuencoded', byHand(`\r\nPlease find our reply attached.\r\n\r\n${uuencoded('Annex 2.docx', form)}\r\nKind regards\r\n`));
await save('blanks-before-file', await compose({ attachments: [attach('Annex 2.docx', Buffer.concat([Buffer.from('\r\n  \r\n'), form]))] }));

// Texts in other charsets
const text = (charset: string, hex: string) => byHand(`Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${Buffer.from(hex, 'hex').toString('latin1')}\r\n`);
await save('text-koi8-r', text('koi8-r', 'efd4d7c5d4'));
await save('text-gb18030', text('gb2312', 'bbd8b8b4'));
await save('text-windows-1256-as-utf8', text('utf-8', 'd1cf20c7e1cfe6e1c9'));
await save('text-unknown-charset', text('x-no-such-thing', '52c3a9706f6e7365'));

// Who wrote, and what
await save('two-from-fields', Buffer.concat([Buffer.from('From: <other@elsewhere.example>\r\n'), byHand('Content-Type: text/plain\r\n\r\nHello\r\n')]));
await save('two-authors', (await compose({})).toString('latin1').replace(/^From: .*$/m, 'From: <a@gouv.example>, <b@elsewhere.example>'));
await save('absence-note', await compose({ headers: { 'Auto-Submitted': 'auto-replied' }, text: 'I am away.\n' }));
await save('absence-note-with-form', await compose({ headers: { 'Auto-Submitted': 'auto-generated' }, attachments: [attach('Annex 2.docx', form)] }));
await save('mailing-list', await compose({ headers: { 'List-Id': '<delegates.example>' } }));
await save('bounce', byHand('Return-Path: <>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nNot delivered.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; gouv.example\r\n\r\nFinal-Recipient: rfc822; x@gouv.example\r\nAction: failed\r\nStatus: 5.1.1\r\n--b--\r\n'));
