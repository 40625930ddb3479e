import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processorSeconds } from '../support/process-tree.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A worker process of ours, as `npm start` and docker compose start it. */
export interface WorkerProcess {
  /** All that it has written so far. */
  output(): string;
  /** Waits until it has written something that matches; the match is returned. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Whether it has not ended yet. */
  runs(): boolean;
  /** Waits for its end; gives exit code or signal. */
  ended(): Promise<number | NodeJS.Signals>;
  signal(signal: NodeJS.Signals): void;
  /** The most memory that it has held so far, in megabytes, as the kernel counts it. */
  peakMemoryMb(): number;
  /** Processor time used so far, by it and the processes that it has started, in seconds. */
  processorSeconds(): number;
  /** SIGTERM, and waits. */
  stop(): Promise<void>;
  /** SIGKILL, and waits. */
  kill(): Promise<void>;
}

/** How long a process may take for something that it does within a second or two on an idle machine. */
const PATIENCE_MS = 60_000;

type Environment = Record<string, string>;

export function startProcess(name: string, environment: Environment, nodeOptions: string[] = []): WorkerProcess {
  const child: ChildProcess = spawn(process.execPath, [...nodeOptions, `workers/${name}.ts`], {
    cwd: ROOT,
    env: { ...bareEnvironment(), PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (written += data));
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return {
    output: () => written,
    says: async (pattern) => {
      const giveUpAt = Date.now() + PATIENCE_MS;
      for (;;) {
        const match = pattern.exec(written);
        if (match) return match;
        if (Date.now() > giveUpAt)
          throw new Error(`${name} never said ${pattern}, but:
${written}`);
        await sleep(50);
      }
    },
    runs: () => child.exitCode === null && child.signalCode === null,
    ended: () => ended,
    signal: (signal) => void child.kill(signal),
    peakMemoryMb: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1]) / 1024;
    },
    processorSeconds: () => processorSeconds(child.pid ?? 0),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** What a command prints, as `npm run --silent intake -- …` runs it. */
export function intake(environment: Environment, ...args: string[]): string {
  return execFileSync(process.execPath, ['src/cli/main.ts', ...args], {
    cwd: ROOT,
    env: { ...bareEnvironment(), ...environment },
    encoding: 'utf8',
  });
}

export function intakeJson<T>(environment: Environment, ...args: string[]): T {
  return JSON.parse(intake(environment, ...args, '--json')) as T;
}

/** Settings of the person who runs the tests must not reach the workers. */
function bareEnvironment(): Environment {
  const { PATH = '', HOME = '', LANG = 'C.UTF-8' } = process.env;
  return { PATH, HOME, LANG };
}
