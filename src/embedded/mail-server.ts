import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { ImapConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { type ImapServer, startImapServer } from './mail-server/imap-server.ts';
import { makeDirectory, openMailStore, writeOnce } from './mail-server/mail-store.ts';
import { receivedAt } from './mail-server/received-at.ts';
import { openSentFolder } from './mail-server/sent-folder.ts';
import { startSmtpServer } from './mail-server/smtp-server.ts';

export interface EmbeddedMailServer {
  /** How the intake logs in. */
  imap: ImapConfig;
  smtpUrl: string;
  /** Where mail to others lies, newest last: what administrations would have received. */
  sentDirectory: string;
  /**
   * Delivers every *.eml of a directory once in the life of DATA_DIR, in the order of their names, received at the time
   * that their own header tells.
   * @returns how many were delivered now
   */
  deliverSamples(directory: string): number;
  stop(): Promise<void>;
}

export interface MailServerOptions {
  dataDir: string;
  /** Preferred ports; 0 or a busy one: any free one. */
  ports: { imap: number; smtp: number };
  /** Our own address: mail to it, also to address+anything@, comes into INBOX. */
  address: string;
  /** Tells when a mail was received (INTERNALDATE). */
  clock: Clock;
  log: Log;
}

/**
 * Starts an IMAP and an SMTP server on loopback, for a machine that has no mail server configured. All mail is kept in
 * DATA_DIR/mail: what SMTP said 250 to is on disk, and comes back after a restart with the same UID.
 */
export async function startEmbeddedMailServer(options: MailServerOptions): Promise<EmbeddedMailServer> {
  const home = join(options.dataDir, 'mail');
  makeDirectory(home);
  const imap = await startImapServer({
    port: options.ports.imap,
    user: options.address,
    pass: remembered(home, 'password', () => randomBytes(18).toString('hex')),
    store: openMailStore(join(home, 'inbox')),
    uidValidity: Number(remembered(home, 'uidvalidity', () => String(Math.floor(Date.now() / 1000)))),
    flagsFile: join(home, 'flags.json'),
    clock: options.clock,
  });
  const sentDirectory = join(home, 'sent');
  const keepSent = openSentFolder(sentDirectory);
  const smtp = await startSmtpServer(
    options.ports.smtp,
    (raw, { to }) => {
      const others = to.filter((recipient) => !isOwn(recipient, options.address));
      if (others.length < to.length) imap.deliver(raw, options.clock.now());
      if (others.length > 0) keepSent(raw, others.join(','), options.clock.now());
    },
    options.log,
  );
  return {
    imap: imapConfig(
      imap.port,
      options.address,
      remembered(home, 'password', () => ''),
    ),
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    sentDirectory,
    deliverSamples: (directory) => deliverSamples(directory, home, imap, options.clock),
    stop: async () => {
      await smtp.stop();
      await imap.stop();
    },
  };
}

/** A value chosen at the first start and kept in a file of this name. */
function remembered(home: string, name: string, choose: () => string): string {
  const file = join(home, name);
  if (!existsSync(file)) writeOnce(home, name, Buffer.from(choose()));
  return readFileSync(file, 'utf8');
}

function isOwn(recipient: string, address: string): boolean {
  const [local = '', domain = ''] = split(recipient);
  const [ownLocal = '', ownDomain = ''] = split(address);
  return domain === ownDomain && (local === ownLocal || local.startsWith(`${ownLocal}+`));
}

function split(address: string): string[] {
  const at = address.lastIndexOf('@');
  return [address.slice(0, at).toLowerCase(), address.slice(at + 1).toLowerCase()];
}

function imapConfig(port: number, user: string, pass: string): ImapConfig {
  return { host: '127.0.0.1', port, secure: false, user, pass, folder: 'INBOX' };
}

function deliverSamples(directory: string, home: string, imap: ImapServer, clock: Clock): number {
  const done = join(home, 'samples-delivered');
  if (existsSync(done)) return 0;
  const present = new Set(
    openMailStore(join(home, 'inbox'))
      .load()
      .map(({ raw }) => raw.toString('latin1')),
  );
  let delivered = 0;
  for (const name of readdirSync(directory)
    .filter((file) => file.endsWith('.eml'))
    .sort()) {
    const raw = withNetworkLineEnds(readFileSync(join(directory, name)));
    // A crash may have come between the samples and the note that they were delivered.
    if (present.has(raw.toString('latin1'))) continue;
    imap.deliver(raw, receivedAt(raw) ?? clock.now());
    delivered++;
  }
  writeFileSync(done, '');
  return delivered;
}

/** A checkout may hold the samples with bare LF; mail has CRLF. */
function withNetworkLineEnds(raw: Buffer): Buffer {
  return Buffer.from(raw.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
}
