import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/embedded/free-port.ts';
import { untilListening } from './ports.ts';

export interface TestRedis {
  url: string;
  /** Ends it as a power cut would; `start` again finds what the append-only file holds. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A private redis-server as production runs it: append-only file, never evicting a key. Loopback, a free port. */
export async function startRedis(): Promise<TestRedis> {
  const directory = await mkdtemp(join(tmpdir(), 'tsb-redis-'));
  const port = await freePort(0);
  let server = await launch(port, directory);
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => end(server, 'SIGKILL'),
    start: async () => {
      server = await launch(port, directory);
    },
    stop: async () => {
      await end(server, 'SIGTERM');
      await rm(directory, { recursive: true, force: true });
    },
  };
}

type Running = ReturnType<typeof spawn>;

async function launch(port: number, directory: string): Promise<Running> {
  const settings = {
    port,
    dir: directory,
    bind: '127.0.0.1',
    save: '',
    appendonly: 'yes',
    'maxmemory-policy': 'noeviction',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn('redis-server', options, { stdio: 'ignore' });
  await untilListening(port, server);
  return server;
}

async function end(server: Running, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill(signal);
  await once(server, 'exit');
}
