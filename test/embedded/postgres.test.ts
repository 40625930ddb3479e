import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '../../src/db/connect.ts';
import { mendInstallation } from '../../src/embedded/postgres/binaries.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/postgres.ts';
import { openLog } from '../../src/log.ts';

const log = openLog('silent', 'json');
const PROCESS = join(import.meta.dirname, 'postgres-process.ts');

let directory: string;
let started: EmbeddedPostgres[];
let children: ChildProcess[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tsb-embedded-'));
  started = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const server of started) await server.stop();
  // Whatever a killed child left running is adopted, and so stopped.
  await (await startEmbeddedPostgres(directory, log)).stop();
  await rm(directory, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(directory, log);
  started.push(server);
  return server;
}

/** Another process of ours that uses the same directory until it is told to leave or is killed. */
async function startInChild(): Promise<{ url: string; child: ChildProcess; leave(): Promise<void> }> {
  const child = fork(PROCESS, [directory]);
  children.push(child);
  const [url] = (await once(child, 'message')) as [string];
  return {
    url,
    child,
    leave: async () => {
      child.send('leave');
      await once(child, 'exit');
    },
  };
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const connection = connect(url, () => {}, 1);
  try {
    return (await connection.pool.query(statement)).rows;
  } finally {
    await connection.close();
  }
}

async function postmasterPid(): Promise<number> {
  const file = await readFile(join(directory, 'postgres/cluster/postmaster.pid'), 'utf8');
  return Number(file.split('\n')[0]);
}

test('a first start makes a durable UTF-8 database that only this machine reaches, with a password', async () => {
  const { url } = await start();
  const [settings] = await ask(
    url,
    `select current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
      current_setting('listen_addresses') as listen, current_setting('unix_socket_directories') as sockets`,
  );
  expect(settings).toEqual({ encoding: 'UTF8', fsync: 'on', listen: '127.0.0.1', sockets: '' });
  const wrong = new URL(url);
  wrong.password = 'wrong';
  await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  expect((await stat(join(directory, 'postgres/password'))).mode & 0o777).toBe(0o600);
});

test('rows and the port outlive a restart', async () => {
  const first = await start();
  await ask(first.url, 'create table kept (id integer)');
  await first.stop();
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, 'select count(*) from kept')).toEqual([{ count: 0 }]);
});

test('a port that someone else took meanwhile is replaced', async () => {
  const first = await start();
  await first.stop();
  const taken = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
  await once(taken, 'listening');
  const second = await start();
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
  expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  taken.close();
});

test('the server of a killed process is adopted, and stopped by whoever adopted it', async () => {
  const { url, child } = await startInChild();
  const pid = await postmasterPid();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const adopted = await start();
  expect(adopted.url).toBe(url);
  expect(await postmasterPid()).toBe(pid);
  await adopted.stop();
  await expect(ask(url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
});

test('two processes share one server, and the last to leave stops it, whoever started it', async () => {
  const starter = await startInChild();
  const guest = await start();
  expect(guest.url).toBe(starter.url);
  await starter.leave();
  expect(await ask(guest.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await guest.stop();
  await expect(ask(guest.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
});

test('two processes that start at the same moment make one database', async () => {
  const [one, two] = await Promise.all([startInChild(), startInChild()]);
  expect(one.url).toBe(two.url);
  expect(await readdir(directory)).toEqual(['postgres']);
});

test('a killed server whose process id belongs to another program now is started again', async () => {
  const { url } = await start();
  await ask(url, 'create table kept (id integer)');
  process.kill(await postmasterPid(), 'SIGKILL');
  const file = join(directory, 'postgres/cluster/postmaster.pid');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(process.pid)));
  const again = await start();
  expect(await ask(again.url, 'select count(*) from kept')).toEqual([{ count: 0 }]);
});

test('what stands in the way of the data directory is named', async () => {
  await mkdir(join(directory, 'data'));
  await writeFile(join(directory, 'data/postgres'), 'a file');
  await expect(startEmbeddedPostgres(join(directory, 'data'), log)).rejects.toThrow(
    /DATA_DIR: .*postgres is in the way/,
  );
  await writeFile(join(directory, 'file'), '');
  await expect(startEmbeddedPostgres(join(directory, 'file'), log)).rejects.toThrow(/DATA_DIR: choose a directory/);
});

test('links and permissions that npm left out are made, and a second time changes nothing', async () => {
  const native = join(directory, 'package/native');
  await mkdir(join(native, 'lib'), { recursive: true });
  await mkdir(join(native, 'bin'));
  await writeFile(join(native, 'lib/libx.so.1.2'), 'library');
  for (const name of ['initdb', 'pg_ctl', 'postgres']) await writeFile(join(native, 'bin', name), '', { mode: 0o644 });
  const links = [{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }];
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
  await mendInstallation(native);
  await mendInstallation(native);
  expect(await readFile(join(native, 'lib/libx.so.1'), 'utf8')).toBe('library');
  expect((await stat(join(native, 'bin/initdb'))).mode & 0o111).toBe(0o111);
});
