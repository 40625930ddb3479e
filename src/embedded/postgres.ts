import { chown, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../domain/errors.ts';
import type { Log } from '../log.ts';
import { freePort } from './free-port.ts';
import { type Binaries, findBinaries } from './postgres/binaries.ts';
import { createCluster, type Home, homeAt, SUPERUSER } from './postgres/create-cluster.ts';
import { findPostmaster, type Postmaster, removeStalePidFile } from './postgres/postmaster.ts';
import { openRunner, type Runner } from './postgres/run-as.ts';
import { register } from './postgres/users.ts';

export interface EmbeddedPostgres {
  /** Connection string, with the password: not for logs. */
  url: string;
  /** Leaves the server; whoever leaves last stops it (fast shutdown, connections are closed). Safe to call twice. */
  stop(): Promise<void>;
}

interface Server {
  home: Home;
  binaries: Binaries;
  runner: Runner;
}

/** After a crash the old server's last processes need a moment to go. */
const LAUNCHES = 20;
/** How long one that starts (recovery after a crash) or stops just now is waited for. */
const READY_WITHIN_MS = 120_000;
const RETRY_EVERY_MS = 250;

/**
 * Starts the PostgreSQL that comes with this program, or joins the one that runs already for the same directory: that
 * of another process of ours, or one left alone by a process that was killed. It serves 127.0.0.1 only.
 * @param dataDir DATA_DIR; the server keeps its files in `postgres/` below
 * @throws ConfigError that says what to do if it cannot be started
 */
export async function startEmbeddedPostgres(dataDir: string, log: Log): Promise<EmbeddedPostgres> {
  const home = homeAt(join(dataDir, 'postgres'));
  const server: Server = { home, binaries: await findBinaries(), runner: await openRunner(home.cluster) };
  if (await createCluster(server.home, server.binaries, server.runner)) log.info('embedded database created');
  const user = await register(server.home.users);
  try {
    const { port } = await untilReady(server, log);
    const password = await readFile(server.home.password, 'utf8');
    return {
      url: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
      stop: once(() => leave(server, user, log)),
    };
  } catch (error) {
    await user.leave();
    throw error;
  }
}

async function untilReady(server: Server, log: Log): Promise<Postmaster> {
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  let words = '';
  for (let launches = 0; launches < LAUNCHES && Date.now() < giveUpAt; ) {
    const running = findPostmaster(server.home.cluster);
    if (running?.status === 'ready') {
      log.debug({ port: running.port }, 'embedded database is ready');
      return running;
    }
    if (running) {
      await sleep(RETRY_EVERY_MS);
    } else {
      words = await launch(server);
      launches++;
    }
  }
  throw await notStarted(server.home, words);
}

/** @returns what the server said if it did not start, for another process may have been faster, or it may next time */
async function launch({ home, binaries, runner }: Server): Promise<string> {
  await removeStalePidFile(home.cluster);
  const port = await freePort(Number(await readFile(home.port, 'utf8').catch(() => '0')));
  await writeFile(home.port, String(port));
  await touchLog(home, runner);
  const { code, output } = await runner.run(binaries.pgCtl, [
    'start',
    '--wait',
    '--silent',
    `--pgdata=${home.cluster}`,
    `--log=${home.log}`,
    `--options=-p ${port}`,
  ]);
  if (code !== 0) await sleep(RETRY_EVERY_MS);
  return code === 0 ? '' : output;
}

async function touchLog(home: Home, runner: Runner): Promise<void> {
  const file = await open(home.log, 'a', 0o600);
  await file.close();
  if (runner.owner) await chown(home.log, runner.owner.uid, runner.owner.gid);
}

async function notStarted(home: Home, words: string): Promise<ConfigError> {
  const lines = (await readFile(home.log, 'utf8').catch(() => '')).trimEnd().split('\n').slice(-5);
  const why = [words.trim(), ...lines].filter(Boolean).join(' | ');
  const mend = `mend what ${home.log} says, or set DATABASE_URL to a server of your own`;
  return new ConfigError('DATABASE_URL', `the embedded database does not start: ${why}; ${mend}`);
}

async function leave(server: Server, user: { leave(): Promise<{ last: boolean }> }, log: Log): Promise<void> {
  const { last } = await user.leave();
  if (!last) return log.debug('embedded database left running: another process uses it');
  const { home, binaries, runner } = server;
  const { code, output } = await runner.run(binaries.pgCtl, [
    'stop',
    '--wait',
    '--mode=fast',
    `--pgdata=${home.cluster}`,
  ]);
  if (code !== 0 && findPostmaster(home.cluster)) log.warn({ output }, 'embedded database does not stop');
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= action();
    return running;
  };
}
