import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../src/forms/formats/detect-format.ts';
import { MESSAGE_LIMITS, parseMessage } from '../../src/intake/parse-message.ts';
import { mail, written } from './corpus.ts';

describe('the header', () => {
  test('gives author, recipients, identifiers, subject and date', async () => {
    const message = await parseMessage(mail('attached-docx'));
    expect(message).toMatchObject({
      messageId: '<reply@gouv.example>',
      from: { address: 'postes@gouv.example', name: 'Ministère des Postes' },
      to: [{ address: 'tsbsg17@itu.example', name: '' }],
      subject: 'Reply to TSB Circular 142',
      date: new Date('2024-01-15T10:00:00Z'),
      returnPath: null,
      text: 'Please find our reply attached.\n',
      html: null,
      flags: [],
    });
  });

  test('decodes a subject of several encoded words in several charsets', async () => {
    const message = await parseMessage(
      written('Subject: =?utf-8?q?R=C3=A9ponse?= =?utf-8?b?IOKAkyA=?=', ' =?koi8-r?b?79TXxdQ=?= 142', '', ''),
    );
    expect(message.subject).toBe('Réponse – Ответ 142');
  });

  test('reads a raw eight-bit subject', async () => {
    const raw = Buffer.concat([Buffer.from('Subject: '), Buffer.from('cef2e2e5f2', 'hex'), Buffer.from('\r\n\r\nx')]);
    expect((await parseMessage(raw)).subject).toBe('Ответ');
  });

  test('keeps control characters and direction overrides out of what is displayed', async () => {
    const message = await parseMessage(written('Subject: a=?utf-8?q?=0D=0ABcc:_x=1B[2J=E2=80=AE?=b', '', ''));
    expect(message.subject).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  test('tells a null return path from none', async () => {
    const path = async (line: string) => (await parseMessage(written(line, 'From: a@b.example', '', ''))).returnPath;
    expect(await path('Return-Path: <>')).toBe('');
    expect(await path('Return-Path: <a@b.example>')).toBe('a@b.example');
    expect(await path('X-Other: 1')).toBeNull();
  });

  test('takes the time from the topmost Received field', async () => {
    const message = await parseMessage(
      written(
        'Received: from x by mx.itu.example; Thu, 8 Feb 2024 23:59:59 +0000 (UTC)',
        'Received: from y by x; Thu, 8 Feb 2024 20:00:00 +0000',
        '',
        '',
      ),
    );
    expect(message.receivedAt).toEqual(new Date('2024-02-08T23:59:59Z'));
  });

  test('keeps repeated fields in their order, and survives hostile names', async () => {
    const message = await parseMessage(
      written('Authentication-Results: top', '__proto__: x', 'constructor: y', 'Authentication-Results: below', '', ''),
    );
    expect(message.headers['authentication-results']).toEqual(['top', 'below']);
    expect(Object.getPrototypeOf(message.headers)).toBe(Object.prototype);
  });

  test.each(['two-from-fields', 'two-authors'])('believes nobody when there are several authors: %s', async (name) => {
    const message = await parseMessage(mail(name));
    expect(message.from).toBeNull();
    expect(message.flags).toContain('from-several');
  });

  test.each([
    'a@gov.example b@evil.example',
    '<a@gov.example> <b@evil.example>',
    'A <a@gov.example> b <b@evil.example>',
  ])('believes nobody when two addresses stand without a comma: %s', async (from) => {
    expect((await parseMessage(written(`From: ${from}`, '', ''))).flags).toContain('from-several');
  });

  test('an address that repeats itself as its own name is one author', async () => {
    const message = await parseMessage(written('From: a@gov.example <a@gov.example>', '', ''));
    expect(message.from?.address).toBe('a@gov.example');
  });

  test('says when there is no author', async () => {
    expect((await parseMessage(written('Subject: x', '', 'y'))).flags).toContain('from-missing');
  });

  test('an address in quotes is not the author', async () => {
    const message = await parseMessage(written('From: "minister@gov.example" <mallory@evil.example>', '', ''));
    expect(message.from?.address).toBe('mallory@evil.example');
  });
});

describe('bodies', () => {
  test.each([
    ['text-koi8-r', 'Ответ'],
    ['text-gb18030', '回复'],
    ['text-windows-1256-as-utf8', 'رد الدولة'],
    ['text-unknown-charset', 'Réponse'],
  ])('%s is read in its charset', async (name, expected) => {
    expect((await parseMessage(mail(name))).text?.trim()).toBe(expected);
  });

  test('lines that flow are joined', async () => {
    const message = await parseMessage(
      written('Content-Type: text/plain; format=flowed', '', 'assigns authority ', 'to SG17', '-- ', 'Me', ''),
    );
    expect(message.text).toBe('assigns authority to SG17\n-- \nMe\n');
  });

  test('lines that flow in Chinese are joined without a blank, and a body of two bytes a letter is one', async () => {
    const type = 'Content-Type: text/plain; charset=utf-8; format=flowed; DelSp=yes';
    expect((await parseMessage(written(type, '', '授权第17研究组 ', '审议'))).text).toBe('授权第17研究组审议');
    const head = written('Content-Type: text/plain; charset=utf-16be', 'Content-Transfer-Encoding: base64', '', '');
    const wide = Buffer.from('Ответ Администрации Казахстана', 'utf16le').swap16().toString('base64');
    expect((await parseMessage(Buffer.concat([head, Buffer.from(wide)]))).text).toBe('Ответ Администрации Казахстана');
  });

  test('a uuencoded file within the text is a file; what only begins like one stays text', async () => {
    const { text, attachments } = await parseMessage(
      written('', 'Before', 'begin 644 a b.txt', '#0V%T', '`', 'end', 'After'),
    );
    expect(text).toBe('Before\nAfter');
    expect(attachments).toMatchObject([{ name: 'a b.txt', bytes: Buffer.from('Cat') }]);
    const broken = await parseMessage(written('', 'begin 644 a.txt', '#0V%T', '', 'We begin 644 days late.'));
    expect(broken.attachments).toEqual([]);
    expect(broken.text).toContain('#0V%T');
  });

  test('a file in base64 within the text is one too', async () => {
    const { text, attachments } = await parseMessage(
      written('', 'Before', 'begin-base64 644 a.txt', 'Q2F0', '====', 'After'),
    );
    expect(text).toBe('Before\nAfter');
    expect(attachments).toMatchObject([{ name: 'a.txt', bytes: Buffer.from('Cat') }]);
  });

  test('what OpenPGP puts around a text and before its dashes is none of it', async () => {
    const signature = ['-----BEGIN PGP SIGNATURE-----', '', 'iQEz', '-----END PGP SIGNATURE-----'];
    const lines = [
      'Above',
      '-----BEGIN PGP SIGNED MESSAGE-----',
      'Hash: SHA256',
      '',
      '- - no',
      'yes',
      ...signature,
      'Below',
    ];
    expect((await parseMessage(written('', ...lines))).text).toBe('Above\n- no\nyes\n\nBelow');
  });

  test.each(['\r', '\r\r\n'])('lines that end otherwise are lines: %j', async (end) => {
    const head = ['From: a@b.example', 'Subject: Reply', 'Content-Type: multipart/mixed; boundary=x', ''];
    const raw = [...head, '--x', 'Content-Type: text/plain', '', 'Hello', '--x--', ''].join(end);
    expect(await parseMessage(Buffer.from(raw))).toMatchObject({
      from: { address: 'a@b.example' },
      subject: 'Reply',
      text: 'Hello',
      flags: [],
    });
  });

  test('a text part with a file name is a file', async () => {
    const message = await parseMessage(
      written('Content-Type: text/html; name="form.html"', 'Content-Disposition: inline', '', '<p>x</p>'),
    );
    expect(message.html).toBeNull();
    expect(message.attachments.map(({ name, disposition }) => [name, disposition])).toEqual([['form.html', 'inline']]);
  });

  test('a Word file that is labelled as inline text is a file', async () => {
    const [file] = (await parseMessage(mail('docx-inline-as-text'))).attachments;
    expect(file && detectFormat(file.bytes)).toBe('docx');
  });
});

describe('names of files', () => {
  test.each([
    ['name-rfc2231', 'Réponse 回复.docx'],
    ['name-rfc2047', 'Ответ.docx'],
    ['name-raw-utf8', 'Réponse.docx'],
    ['name-raw-windows-1251', 'Ответ.docx'],
  ])('%s', async (name, expected) => {
    expect((await parseMessage(mail(name))).attachments.map((file) => file.name)).toEqual([expected]);
  });
});

describe('damaged mail', () => {
  test.each(['boundary-missing', 'boundary-never-used', 'not-closed'])('%s: all of it is found', async (name) => {
    const message = await parseMessage(mail(name));
    expect(message.flags).toContain('mime-damaged');
    expect(message.from?.address).toBe('postes@gouv.example');
    expect(message.text).toContain('Please find our reply');
    expect(message.attachments.map((file) => detectFormat(file.bytes))).toEqual(['docx']);
  });

  test('what came of an attachment that is cut off is kept, and the mail is flagged', async () => {
    const message = await parseMessage(mail('cut-off-in-attachment'));
    expect(message.flags).toContain('mime-damaged');
    expect(message.attachments[0]?.bytes.length).toBeGreaterThan(1000);
  });

  test('can be sent between processes as it is', async () => {
    const message = await parseMessage(mail('winmail'));
    expect(structuredClone(message).attachments.map((file) => file.name)).toEqual(['winmail.dat']);
  });
});

describe('limits', () => {
  test('a subject of two megabytes is cut; everything behind it is read', async () => {
    const message = await parseMessage(written(`Subject: ${'x'.repeat(2_000_000)}`, 'From: a@b.example', '', 'Hello'));
    expect(message.subject).toHaveLength(500);
    expect(message).toMatchObject({ from: { address: 'a@b.example' }, text: 'Hello', flags: ['header-cut'] });
  });

  test('a hundred thousand header fields are cut', async () => {
    const message = await parseMessage(written('From: a@b.example', ...Array(100_000).fill('X: y'), '', 'Hello'));
    expect(message).toMatchObject({ from: { address: 'a@b.example' }, text: 'Hello', flags: ['header-cut'] });
  });

  test('ten thousand nested parts end at the limit', async () => {
    const part = (index: number) => `--b${index}\r\nContent-Type: multipart/mixed; boundary=b${index + 1}\r\n\r\n`;
    const nested = Array.from({ length: 10_000 }, (_, index) => part(index)).join('');
    const message = await parseMessage(
      written('From: a@b.example', 'Content-Type: multipart/mixed; boundary=b0', '', nested),
    );
    expect(message.flags).toContain('parts-dropped');
    expect(message.from?.address).toBe('a@b.example');
  });

  test('more attachments than the limit are left out, and said so', async () => {
    const part = '--b\r\nContent-Type: application/octet-stream; name=x\r\n\r\nx';
    const message = await parseMessage(
      written('Content-Type: multipart/mixed; boundary=b', '', ...Array(300).fill(part), '--b--'),
    );
    expect(message.attachments).toHaveLength(MESSAGE_LIMITS.attachments);
    expect(message.flags).toContain('parts-dropped');
  });

  test('files within the text count as attachments', async () => {
    const message = await parseMessage(written('', ...Array(300).fill('begin 644 x\r\n#0V%T\r\n`\r\nend')));
    expect(message.attachments).toHaveLength(MESSAGE_LIMITS.attachments);
    expect(message.flags).toContain('parts-dropped');
  });

  test('a text of many megabytes is cut', async () => {
    const message = await parseMessage(written('From: a@b.example', '', 'x'.repeat(5_000_000)));
    expect(message.text).toHaveLength(MESSAGE_LIMITS.bodyLength);
    expect(message.flags).toContain('body-cut');
  });
});
