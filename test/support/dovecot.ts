import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import type { ImapConfig } from '../../src/config.ts';
import { freePort } from '../../src/embedded/free-port.ts';
import { untilListening } from './ports.ts';

export interface DovecotOptions {
  /** `starttls` and `imaps` use a self-signed certificate, which the test process is made to trust. */
  tls?: 'none' | 'starttls' | 'imaps';
  /** Connections that one user may hold at a time. */
  maxConnections?: number;
  /** Lines added to the configuration. */
  extra?: string;
}

export interface TestDovecot {
  /** How to log in as this user: any name, password "secret", each with a mailbox of its own. */
  config(user: string, folder?: string): ImapConfig;
  lmtpPort: number;
  /** Where the mail of all users lies, as Maildir. */
  mailDirectory: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

interface Place {
  directory: string;
  imapPort: number;
  lmtpPort: number;
}

/** A private Dovecot 2.3 (Debian: dovecot-imapd, dovecot-lmtpd) on free ports of loopback. */
export async function startDovecot(options: DovecotOptions = {}): Promise<TestDovecot> {
  const directory = await mkdtemp(join(tmpdir(), 'tsb-dovecot-'));
  const place = { directory, imapPort: await freePort(0), lmtpPort: await freePort(0) };
  await prepare(place, options);
  let server = await launch(place);
  const stop = () => end(server);
  return {
    config: (user, folder = 'INBOX') => ({
      host: options.tls && options.tls !== 'none' ? 'localhost' : '127.0.0.1',
      port: place.imapPort,
      secure: options.tls === 'imaps',
      user,
      pass: 'secret',
      folder,
    }),
    lmtpPort: place.lmtpPort,
    mailDirectory: join(directory, 'mail'),
    stop,
    start: async () => {
      server = await launch(place);
    },
    remove: async () => {
      await stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function prepare(place: Place, options: DovecotOptions): Promise<void> {
  for (const name of ['run', 'mail', 'log']) await mkdir(join(place.directory, name));
  const { uid, gid } = mailUser();
  if (process.getuid?.() === 0) {
    // Dovecot's processes run as users of their own and must be able to pass.
    execFileSync('chmod', ['755', place.directory]);
    await chown(join(place.directory, 'mail'), uid, gid);
  }
  const certificate = options.tls && options.tls !== 'none' ? makeCertificate(place.directory) : null;
  await writeFile(join(place.directory, 'dovecot.conf'), configuration(place, options, certificate));
}

function mailUser(): { name: string; uid: number; gid: number } {
  if (process.getuid?.() !== 0) return { name: userInfo().username, uid: userInfo().uid, gid: userInfo().gid };
  const number = (flag: string) => Number(execFileSync('id', [flag, 'mail'], { encoding: 'utf8' }));
  return { name: 'mail', uid: number('-u'), gid: number('-g') };
}

interface Certificate {
  key: string;
  cert: string;
}

function makeCertificate(directory: string): Certificate {
  const files = { key: join(directory, 'key.pem'), cert: join(directory, 'cert.pem') };
  const request = '-x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost';
  execFileSync('openssl', ['req', ...request.split(' '), '-keyout', files.key, '-out', files.cert], {
    stdio: 'ignore',
  });
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), readFileSync(files.cert, 'utf8')]);
  return files;
}

function configuration(place: Place, options: DovecotOptions, certificate: Certificate | null): string {
  const { directory } = place;
  const asRoot = process.getuid?.() === 0;
  const self = mailUser();
  const secure = options.tls === 'imaps';
  return `
base_dir = ${directory}/run
state_dir = ${directory}/run
log_path = ${directory}/log/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
${certificate ? `ssl = yes\nssl_cert = <${certificate.cert}\nssl_key = <${certificate.key}` : 'ssl = no'}
disable_plaintext_auth = ${options.tls === 'starttls' ? 'yes' : 'no'}
auth_mechanisms = plain login
auth_failure_delay = 0
default_internal_user = ${asRoot ? 'dovecot' : self.name}
default_internal_group = ${asRoot ? 'dovecot' : execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()}
default_login_user = ${asRoot ? 'dovenull' : self.name}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:${directory}/mail/%u
mail_max_userip_connections = ${options.maxConnections ?? 100}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${self.uid} gid=${self.gid} home=${directory}/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${secure ? 0 : place.imapPort}
  }
  inet_listener imaps {
    port = ${secure ? place.imapPort : 0}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${place.lmtpPort}
  }
}
${options.extra ?? ''}
`;
}

async function launch(place: Place): Promise<ChildProcess> {
  const server = spawn('dovecot', ['-F', '-c', join(place.directory, 'dovecot.conf')], { stdio: 'ignore' });
  await untilListening(place.imapPort, server);
  return server;
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}
