import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmbeddedMailServer, startEmbeddedMailServer } from '../../src/embedded/mail-server.ts';
import { openLog } from '../../src/log.ts';
import { appendMail, listMail, withImap } from '../support/imap.ts';

const NOW = new Date('2024-01-22T09:00:00Z');
const ADDRESS = 'tsbdir@itu.int';

let dataDir: string;
let server: EmbeddedMailServer;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tsb-mail-'));
  server = await start();
});

afterEach(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

function start(ports = { imap: 0, smtp: 0 }): Promise<EmbeddedMailServer> {
  const log = openLog('silent', 'json');
  return startEmbeddedMailServer({ dataDir, ports, address: ADDRESS, clock: { now: () => NOW }, log });
}

async function restart(): Promise<void> {
  await server.stop();
  server = await start();
}

async function send(raw: string | Buffer, to: string | string[] = ADDRESS): Promise<void> {
  await createTransport(server.smtpUrl).sendMail({ envelope: { from: 'delegate@example.org', to }, raw });
}

function fetchInbox() {
  return withImap(server.imap, async (client) => {
    const { uidValidity } = await client.mailboxOpen('INBOX');
    const mails = await client.fetchAll('1:*', {
      uid: true,
      source: true,
      internalDate: true,
      flags: true,
      headers: true,
    });
    return mails.map(({ uid, source, internalDate, headers }) => ({ uid, source, internalDate, headers, uidValidity }));
  });
}

const MAIL = Buffer.from('Subject: form\r\nX-Odd: \xe9\r\n\r\nAll bytes \x00\xff\r\n', 'latin1');

test('a mail to the own address arrives byte for byte, received when the clock says', async () => {
  await send(MAIL);
  const [mail] = await fetchInbox();
  expect(mail?.source).toEqual(MAIL);
  expect(mail?.headers?.toString('latin1')).toBe('Subject: form\r\nX-Odd: \xe9\r\n\r\n');
  expect(mail?.internalDate).toEqual(NOW);
});

test('a mail with lone CR and LF survives a restart byte for byte', async () => {
  const odd = Buffer.from('Subject: odd\n\nlone \r and \n and no end', 'latin1');
  await appendMail(server.imap, [odd]);
  await restart();
  const [mail] = await fetchInbox();
  expect(mail?.source).toEqual(odd);
  expect(mail?.internalDate).toEqual(NOW);
});

test('address tags and letter case reach the own mailbox; other addresses land in the sent folder', async () => {
  await send('Subject: one\r\n\r\n', 'TSBdir+ab12@ITU.int');
  await send('Subject: two\r\n\r\n', ['a.b/c@example.org']);
  await send('Subject: three\r\n\r\n', ['x@example.org', ADDRESS]);
  expect(await fetchInbox()).toHaveLength(2);
  expect(await readdir(server.sentDirectory)).toEqual([
    '000001-2024-01-22T09-00-00Z-a.b_c@example.org.eml',
    '000002-2024-01-22T09-00-00Z-x@example.org.eml',
  ]);
});

test('after a restart every mail is there under its UID, with its date and its flags', async () => {
  await send('Subject: one\r\n\r\n');
  await appendMail(server.imap, ['Subject: two\r\n\r\n'], new Date('2024-02-09T00:00:00Z'));
  await withImap(server.imap, async (client) => {
    await client.mailboxOpen('INBOX');
    await client.messageFlagsAdd({ uid: '1' }, ['Seen1'], { uid: true });
  });
  const before = await fetchInbox();
  await restart();
  expect(await fetchInbox()).toEqual(before);
  expect((await listMail(server.imap)).map(({ flags }) => flags)).toEqual([['Seen1'], []]);
  await send('Subject: three\r\n\r\n');
  expect((await listMail(server.imap)).map(({ uid }) => uid)).toEqual([1, 2, 3]);
});

test('the sender is asked to try again when the mail cannot be kept, and nothing is shown of it', async () => {
  await rm(join(dataDir, 'mail/inbox'), { recursive: true });
  await expect(send(MAIL)).rejects.toMatchObject({ responseCode: 451 });
  expect(await fetchInbox()).toEqual([]);
});

test('a mail beyond 60 MB is refused for good', async () => {
  await expect(send(Buffer.alloc(60 * 1024 * 1024 + 1, 'a'))).rejects.toMatchObject({ responseCode: 552 });
});

test('a busy port is replaced by a free one', async () => {
  const busy = createServer().listen(0, '127.0.0.1');
  await once(busy, 'listening');
  const { port } = busy.address() as { port: number };
  await server.stop();
  server = await start({ imap: port, smtp: port });
  expect(server.imap.port).not.toBe(port);
  await send(MAIL);
  expect(await fetchInbox()).toHaveLength(1);
  busy.close();
});

test('a client that idles hears of a new mail', async () => {
  await withImap(server.imap, async (client) => {
    await client.mailboxOpen('INBOX');
    const told = once(client, 'exists');
    void client.idle();
    await send(MAIL);
    expect(await told).toMatchObject([{ count: 1 }]);
  });
});

test('the wrong password is refused', async () => {
  await expect(withImap({ ...server.imap, pass: 'wrong' }, async () => {})).rejects.toMatchObject({
    authenticationFailed: true,
  });
  expect((await readFile(join(dataDir, 'mail/password'), 'utf8')).length).toBeGreaterThan(30);
});

test('samples are delivered once, received when their topmost Received line says', async () => {
  const samples = await mkdtemp(join(tmpdir(), 'tsb-samples-'));
  const received =
    'Received: from a by mx.itu.int;\n Mon, 22 Jan 2024 08:15:00 +0000 (UTC)\nReceived: from b; Sun, 21 Jan 2024 07:00:00 +0000\n';
  await writeFile(join(samples, '1.eml'), `${received}Subject: sample\n\nText\n`);
  await writeFile(join(samples, '2.eml'), 'Date: Tue, 6 Feb 2024 10:00:00 +0100\r\n\r\nText\r\n');
  await writeFile(join(samples, 'readme.txt'), 'not a mail');
  expect(server.deliverSamples(samples)).toBe(2);
  await restart();
  expect(server.deliverSamples(samples)).toBe(0);
  const mails = await fetchInbox();
  expect(mails.map(({ internalDate }) => internalDate)).toEqual([
    new Date('2024-01-22T08:15:00Z'),
    new Date('2024-02-06T09:00:00Z'),
  ]);
  expect(mails[0]?.source?.toString()).toMatch(/^Received: from a by mx\.itu\.int;\r\n Mon/);
  await rm(samples, { recursive: true });
});
