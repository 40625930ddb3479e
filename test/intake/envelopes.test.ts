import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../src/forms/formats/detect-format.ts';
import { ENVELOPE_LIMITS, openEnvelopes } from '../../src/intake/envelopes/open-envelopes.ts';
import { parseMessage } from '../../src/intake/parse-message.ts';
import type { ParsedMessage } from '../../src/intake/parsed-message.ts';
import { appleSingle, binHex, macBinary } from '../corpus/mails/make/mac-file.ts';
import { outlookFile } from '../corpus/mails/make/outlook-file.ts';
import { tnefFile } from '../corpus/mails/make/tnef-file.ts';
import { type ZipPart, zip64File, zipFile } from '../corpus/mails/make/zip-file.ts';
import { mail, written } from './corpus.ts';

const open = async (name: string) => openEnvelopes(await parseMessage(mail(name)));

/** A mail with these attachments. */
const carrying = (...attachments: { name: string; bytes: Uint8Array; contentId?: string }[]): ParsedMessage => ({
  ...EMPTY,
  attachments: attachments.map((each) => ({
    declaredType: 'application/octet-stream',
    disposition: 'attachment',
    contentId: null,
    ...each,
  })),
});
const EMPTY: ParsedMessage = {
  messageId: null,
  inReplyTo: null,
  references: [],
  from: null,
  sender: null,
  replyTo: [],
  returnPath: null,
  to: [],
  subject: '',
  date: null,
  receivedAt: null,
  headers: {},
  text: null,
  html: null,
  attachments: [],
  flags: [],
};

const part = (name: string, content: Uint8Array | string, more: Partial<ZipPart> = {}): ZipPart => ({
  name: Buffer.from(name),
  content: Buffer.from(content),
  ...more,
});
const codes = (opened: { findings: { code: string }[] }) => opened.findings.map((finding) => finding.code);

describe('a form in a container comes out', () => {
  test.each([
    ['attached-docx', ['Annex 2.docx']],
    ['docx-called-pdf', ['Annex 2.pdf']],
    ['zip', ['reply.zip/Annex 2.docx']],
    ['zip-nested-foreign-names', ['reply.zip/Ответ.zip/回复.docx']],
    ['zip-unicode-path', ['reply.zip/Réponse.docx', 'reply.zip/Ответ.txt', 'reply.zip/Réponse.txt']],
    ['zip-with-mac-files', ['reply.zip/folder/Annex 2.docx']],
    ['gzip', ['Annex 2.docx.gz/content']],
    ['forwarded-message', ['unnamed-1/Annex 2.docx']],
    ['forwarded-eml-file', ['reply.eml/Annex 2.docx']],
    ['outlook-file', ['reply.msg/Réponse.docx', 'reply.msg/Earlier mail/comments.txt']],
    ['winmail', ['winmail.dat/Réponse 回复.docx', 'winmail.dat/mail/comments.txt']],
    ['smime-opaque', ['smime.p7m/Annex 2.docx']],
    ['smime-opaque-streamed', ['smime.p7m/Annex 2.docx']],
    ['smime-detached', ['Annex 2.docx']],
    ['signed-file', ['Annex 2.docx.p7m/signed content']],
    ['signed-file-pem', ['Annex 2.docx.p7m/signed content']],
    ['base64-not-declared', ['Annex 2.docx']],
    ['blanks-before-file', ['Annex 2.docx']],
    ['uuencoded', ['Annex 2.docx']],
  ])('%s', async (name, files) => {
    const opened = await open(name);
    expect(opened.files.map((file) => file.name)).toEqual(files);
    expect(detectFormat(opened.files[0]?.bytes ?? new Uint8Array())).toBe('docx');
    // Unpacked whole: a docx ends with its directory.
    expect(Buffer.from(opened.files[0]?.bytes ?? []).includes('PK\x05\x06')).toBe(true);
    expect(opened.findings).toEqual([]);
  });
});

test.each([
  ['AppleSingle', appleSingle],
  ['MacBinary', macBinary],
  ['BinHex', binHex],
])('a file packed with the resources of a Macintosh comes out: %s', async (_, pack) => {
  const form = zipFile([part('word/document.xml', Buffer.alloc(3000, '<w:p/>\x90\0'), { method: 0 })]);
  const opened = await openEnvelopes(carrying({ name: 'Annex 2', bytes: pack(form) }));
  expect(opened.files.map(({ name, bytes }) => [name, Buffer.from(bytes)])).toEqual([['Annex 2', form]]);
  expect(opened.decorations).toEqual([]);
});

test.each([
  ['Package', Buffer.from('%PDF-1.7'), 'pdf'],
  ['CONTENTS', bitmap(600, 400), 'image'],
])('a document or picture that Outlook holds as an object comes out: %s', async (stream, content, format) => {
  const bytes = outlookFile({ body: 'x', attachments: [{ name: 'Object', stream, content }] });
  const { files, findings } = await openEnvelopes(carrying({ name: 'r.msg', bytes }));
  expect(files.map((file) => [file.name, detectFormat(file.bytes)])).toEqual([['r.msg/Object', format]]);
  expect(findings).toEqual([]);
});

test('an archive whose sizes stand in ZIP64 fields is opened, with anything in front of it', async () => {
  const zip = zip64File(part('a.txt', 'some text'));
  for (const bytes of [zip, Buffer.concat([Buffer.from('\r\n'), zip])]) {
    const { files, findings } = await openEnvelopes(carrying({ name: 'a.zip', bytes }));
    expect(files.map(({ name, bytes: text }) => [name, Buffer.from(text).toString()])).toEqual([
      ['a.zip/a.txt', 'some text'],
    ]);
    expect(findings).toEqual([]);
  }
});

test('a uuencoded attachment gives its file, and the text around it', async () => {
  const bytes = Buffer.from('See below.\r\nbegin 644 a.txt\r\n#0V%T\r\n\r\nend\r\n');
  const { files } = await openEnvelopes(carrying({ name: 'a.uu', bytes }));
  expect(files.map((file) => [file.name, Buffer.from(file.bytes).toString().trim()])).toEqual([
    ['a.uu/a.txt', 'Cat'],
    ['a.uu/text', 'See below.'],
  ]);
});

test('a file signed by OpenPGP in its own lines is what was signed', async () => {
  const signed = '-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\n- - a\r\nb\r\n';
  const armour = `${signed}-----BEGIN PGP SIGNATURE-----\r\n\r\niQEz\r\n-----END PGP SIGNATURE-----\r\n`;
  const { files } = await openEnvelopes(carrying({ name: 'a.asc', bytes: Buffer.from(armour) }));
  expect(files.map((file) => Buffer.from(file.bytes).toString().trim())).toEqual(['- a\r\nb']);
});

describe('what cannot be opened is named', () => {
  test('an object in an Outlook message that is no document', async () => {
    const attachments = [{ name: 'Object', stream: 'Workbook', content: Buffer.alloc(40) }];
    const bytes = outlookFile({ body: 'x', attachments });
    expect(codes(await openEnvelopes(carrying({ name: 'r.msg', bytes })))).toEqual(['attachment-skipped']);
  });

  test.each([
    ['LHA', '\x1f\x4d-lh5-'],
    ['ACE', '\x31\x31\x31\0\0\x90\0**ACE**'],
    ['ARJ', '\x60\xea\x2b\0'],
    ['compress', '\x1f\x9d\x90'],
    ['a program that unpacks itself', `MZ${'\0'.repeat(58)}\x40\0\0\0PE\0\0`],
  ])('an archive of a kind that is not opened: %s', async (_, start) => {
    const bytes = Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(300, 7)]);
    expect(codes(await openEnvelopes(carrying({ name: 'reply', bytes })))).toEqual(['attachment-skipped']);
  });

  test.each(['85010c03', '840c03', 'c1c02003', '8c0d0409', 'c30d0407'])('an OpenPGP file: %s', async (start) => {
    const bytes = Buffer.concat([Buffer.from(start, 'hex'), Buffer.alloc(300, 0xd7)]);
    expect(codes(await openEnvelopes(carrying({ name: 'Annex 2.gpg', bytes })))).toEqual(['attachment-encrypted']);
  });

  test.each([
    ['message/partial; id="a@b"; number=2; total=2', 'one piece'],
    ['message/external-body; access-type=URL; URL="https://files.example/annex.docx"', 'where it lies'],
  ])('what another mail or place holds: %s', async (type, words) => {
    const raw = written('From: a@b.example', `Content-Type: ${type}`, '', 'Content-Type: text/plain', '', 'Annex 2');
    const { findings, files } = await openEnvelopes(await parseMessage(raw));
    expect(findings).toMatchObject([{ code: 'attachment-skipped', message: expect.stringContaining(words) }]);
    expect(files).toEqual([]);
  });

  test.each([
    ['zip-encrypted', 'attachment-encrypted', 'reply.zip/Annex 2.docx'],
    ['zip-cut-off', 'attachment-damaged', 'reply.zip'],
    ['seven-zip', 'attachment-skipped', 'reply.7z'],
    ['smime-encrypted', 'attachment-encrypted', 'smime.p7m'],
    ['pgp-encrypted', 'attachment-encrypted', 'encrypted.asc'],
    ['empty-attachment', 'attachment-empty', 'comments.pdf'],
  ])('%s: %s', async (name, code, file) => {
    const { findings } = await open(name);
    expect(findings).toMatchObject([{ code, message: expect.stringMatching(new RegExp(`^${file}: .+`)) }]);
  });

  test('a packed file with a wrong checksum is damaged', async () => {
    const zip = zipFile([part('a.txt', 'some text that is stored', { method: 0 })]);
    zip[zip.indexOf('some text')] = 0x53;
    expect(codes(await openEnvelopes(carrying({ name: 'a.zip', bytes: zip })))).toEqual(['attachment-damaged']);
  });

  test('a method that no one knows is skipped', async () => {
    const zip = zipFile([part('a.txt', 'text', { method: 99 })]);
    expect(codes(await openEnvelopes(carrying({ name: 'a.zip', bytes: zip })))).toEqual(['attachment-skipped']);
  });

  test('one bad entry does not hide the good one', async () => {
    const zip = zipFile([part('a.txt', 'text', { encrypted: true }), part('b.txt', 'text')]);
    const opened = await openEnvelopes(carrying({ name: 'a.zip', bytes: zip }));
    expect(opened.files.map((file) => file.name)).toEqual(['a.zip/b.txt']);
    expect(codes(opened)).toEqual(['attachment-encrypted']);
  });
});

describe('decorations are no forms', () => {
  test.each([
    ['inline-logo', []],
    ['visiting-card', ['me.vcf']],
    ['smime-detached', ['smime.p7s']],
  ])('%s', async (name, decorations) => {
    const opened = await open(name);
    expect(opened.files.map((file) => file.name)).toEqual(['Annex 2.docx']);
    expect(opened.decorations).toEqual(decorations);
  });

  test('a large picture in the HTML may be a scanned form', async () => {
    const message = {
      ...carrying({ name: 'scan.png', bytes: png(1240, 1754), contentId: 'x@y' }),
      html: '<img src="cid:x@y">',
    };
    expect((await openEnvelopes(message)).files.map((file) => file.name)).toEqual(['scan.png']);
  });

  test('a banner is none, a picture of the same size under another name may be the comments', async () => {
    const banner = { name: 'banner.png', bytes: png(900, 120), contentId: 'x@y' };
    expect((await openEnvelopes({ ...carrying(banner), html: '<img src="cid:x@y">' })).files).toEqual([]);
    expect((await openEnvelopes(carrying(banner))).decorations).toEqual(['banner.png']);
    expect((await openEnvelopes(carrying({ ...banner, name: 'stamp.png' }))).files).toHaveLength(1);
  });
});

describe('bodies', () => {
  test('of the mail come first, then those of the mails in it', async () => {
    const { bodies } = await open('outlook-file');
    const texts = bodies.map((body) => [body.name, Buffer.from(body.bytes).toString().replace('\ufeff', '').trim()]);
    expect(texts).toEqual([
      ['body.txt', 'Please find our reply attached.'],
      ['reply.msg/body.html', '<p>Voir pièce jointe</p>'],
      ['reply.msg/body.txt', 'See attachment.'],
      ['reply.msg/Earlier mail/body.txt', 'Older.'],
    ]);
  });

  test('a form that Word saved as a web page in a single file is one', async () => {
    const { bodies } = await open('single-file-web-page');
    expect(bodies.map((body) => [body.name, detectFormat(body.bytes)])).toEqual([
      ['body.txt', 'text'],
      ['Annex 2.doc/body.html', 'html'],
    ]);
  });

  test('the RTF body of winmail.dat is given', async () => {
    const { bodies } = await open('winmail-rtf-body');
    expect(bodies.map((body) => detectFormat(body.bytes))).toEqual(['rtf']);
  });
});

describe('limits', () => {
  test('a zip bomb of one entry is not unpacked', async () => {
    const zip = zipFile([part('zeros', Buffer.alloc(50 * 1024 * 1024))]);
    const opened = await openEnvelopes(carrying({ name: 'bomb.zip', bytes: zip }));
    expect(codes(opened)).toEqual(['attachment-too-large']);
    expect(opened.files).toEqual([]);
  });

  test('an entry that lies about its size is not unpacked', async () => {
    const zip = zipFile([part('zeros', Buffer.alloc(50 * 1024 * 1024))]);
    zip.writeUInt32LE(100, zip.lastIndexOf('PK\x01\x02') + 24);
    expect(codes(await openEnvelopes(carrying({ name: 'bomb.zip', bytes: zip })))).toEqual(['attachment-too-large']);
  });

  test('a gzip bomb is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(ENVELOPE_LIMITS.bytes + 1));
    expect(codes(await openEnvelopes(carrying({ name: 'bomb.gz', bytes: bomb })))).toEqual(['attachment-too-large']);
  });

  test('archives within archives end at the depth limit', async () => {
    let bytes = zipFile([part('form.txt', 'Annex 2')]);
    for (let level = 0; level < 20; level++) bytes = zipFile([part('next.zip', bytes)]);
    const opened = await openEnvelopes(carrying({ name: 'deep.zip', bytes }));
    expect(codes(opened)).toEqual(['attachment-too-large']);
    expect(opened.findings[0]?.message).toMatch(/^deep\.zip(?:\/next\.zip){5}: /);
  });

  test('a file with more entries than the limit is opened as far as it goes, and said so', async () => {
    const parts = Array.from({ length: ENVELOPE_LIMITS.entries + 50 }, (_, index) => part(`${index}.txt`, 'text'));
    const opened = await openEnvelopes(carrying({ name: 'many.zip', bytes: zipFile(parts) }));
    expect(codes(opened)).toEqual(['attachment-skipped']);
    expect(opened.files.length).toBeGreaterThan(ENVELOPE_LIMITS.entries - 10);
  });

  test('folders count as entries: what lies behind too many of them is said to be left out', async () => {
    const folders = Array.from({ length: ENVELOPE_LIMITS.entries + 50 }, (_, index) => part(`${index}/`, ''));
    const zip = zipFile([part('a.txt', 'text'), ...folders, part('b.txt', 'text')]);
    const opened = await openEnvelopes(carrying({ name: 'many.zip', bytes: zip }));
    expect(opened.files.map(({ name }) => name)).toEqual(['many.zip/a.txt']);
    expect(codes(opened)).toEqual(['attachment-skipped']);
  });

  test('mails within mails end at the depth limit', async () => {
    let bytes = written('From: a@b.example', 'MIME-Version: 1.0', '', 'Hello');
    for (let level = 0; level < 30; level++) {
      bytes = Buffer.concat([written('MIME-Version: 1.0', 'Content-Type: message/rfc822', '', ''), bytes]);
    }
    expect(codes(await openEnvelopes(await parseMessage(bytes)))).toEqual(['attachment-too-large']);
  });

  test('Outlook messages within each other end at the depth limit', async () => {
    let message: Parameters<typeof outlookFile>[0] = { body: 'innermost', attachments: [] };
    for (let level = 0; level < 8; level++) message = { attachments: [{ name: 'next', message }] };
    const opened = await openEnvelopes(carrying({ name: 'deep.msg', bytes: outlookFile(message) }));
    expect(codes(opened)).toEqual(['attachment-too-large']);
  });

  test('a cut-off winmail.dat gives what it has, and says so', async () => {
    const bytes = tnefFile({ body: 'Hello', attachments: [{ title: 'a.txt', bytes: Buffer.alloc(500, 65) }] });
    const opened = await openEnvelopes(carrying({ name: 'winmail.dat', bytes: bytes.subarray(0, 400) }));
    expect(codes(opened)).toContain('attachment-damaged');
    expect(opened.bodies).toHaveLength(1);
  });
});

/** A bitmap of one colour as programs hand it to one another, without a file's header. */
function bitmap(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(40 + 3 * width * height);
  bytes.writeUInt32LE(40, 0);
  bytes.writeInt32LE(width, 4);
  bytes.writeInt32LE(height, 8);
  bytes.writeUInt16LE(1, 12);
  bytes.writeUInt16LE(24, 14);
  return bytes;
}

/** The header of a PNG of this size. */
function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(64);
  bytes.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}
