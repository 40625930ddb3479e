import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { deserialize } from 'node:v8';
import { PermanentError, TransientError } from '../domain/errors.ts';
import type { Saying } from '../domain/saying.ts';
import type { ReadContext } from '../forms/reader.ts';
import { say } from '../intake/sentences.ts';
import type { ChildSettings, Job, Order, Report } from './protocol.ts';

export interface ProcessLimits {
  /** Wall-clock time for one job, in milliseconds. */
  timeoutMs: number;
  /** JavaScript heap in megabytes; resident memory may reach twice as much, with `RESIDENT_BASE_MB` on top. */
  memoryMb: number;
  /** Largest result in bytes; 16 MB if left out. */
  resultBytes?: number;
  /** Told what a process is at where a job takes long. The text may hold a stranger's file name. */
  onProgress?: (text: string) => void;
}

/** Where programs that readers start (tesseract, libreoffice) are looked for: the parent's environment stays outside. */
const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LANG: 'C.UTF-8',
  HOME: '/nonexistent',
  // A page's pictures are taken and given back by the dozen, 4 MB each: in large pages of memory that takes a tenth less time.
  GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1',
};

/** What Node and the loaded readers take before they read anything. */
const RESIDENT_BASE_MB = 224;
const LARGEST_RESULT = 16 * 1024 * 1024;
/** How much of a dying process's last words is kept for the log. */
const LAST_WORDS = 2000;
/** Starting and taking over the blank forms is our own work, not a stranger's: it may take its time on a busy machine. */
const START_TIMEOUT_MS = 30_000;

/** One child process that reads mails, one at a time. It is used until it dies; a dead one is replaced by its owner. */
export class ReadingProcess {
  readonly #child: ChildProcess;
  readonly #timeoutMs: number;
  readonly #onProgress: (text: string) => void;
  #lastWords = '';
  #alive = true;
  #timedOut = false;

  private constructor(child: ChildProcess, limits: ProcessLimits) {
    this.#child = child;
    this.#timeoutMs = limits.timeoutMs;
    this.#onProgress = limits.onProgress ?? (() => {});
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#lastWords = (this.#lastWords + chunk.toString('utf8')).slice(-LAST_WORDS);
    });
    child.once('exit', () => {
      this.#alive = false;
    });
    // An order to a process that just died fails here; the exit is what is reported.
    child.on('error', () => {});
  }

  /** @throws TransientError if the process does not start. */
  static async start(limits: ProcessLimits): Promise<ReadingProcess> {
    const settings: ChildSettings = {
      residentMb: 2 * limits.memoryMb + RESIDENT_BASE_MB,
      resultBytes: limits.resultBytes ?? LARGEST_RESULT,
    };
    const child = fork(new URL('./child.ts', import.meta.url), [JSON.stringify(settings)], {
      execArgv: heapOf(limits.memoryMb),
      env: ENVIRONMENT,
      serialization: 'advanced',
      // A group of its own: it can be killed with everything that it started, and no Ctrl-C reaches it first.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const process = new ReadingProcess(child, limits);
    const report = await process.#nextReport(START_TIMEOUT_MS);
    if (report?.kind === 'ready') return process;
    process.kill();
    throw new TransientError(`A reading process did not start. ${process.#lastWords}`);
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** @throws TransientError if the process does not take it. */
  async tell(context: ReadContext): Promise<void> {
    const report = await this.#give({ kind: 'context', context }, START_TIMEOUT_MS);
    if (report?.kind !== 'ready') throw new TransientError(`A reading process took no context. ${this.#lastWords}`);
  }

  /**
   * Does one job and gives its result.
   * @throws PermanentError if the process died or had to be killed: the same mail would kill the next one.
   */
  async carryOut(job: Job): Promise<unknown> {
    const report = await this.#give(job, this.#timeoutMs);
    if (report?.kind === 'result') return deserialize(report.packed);
    if (report?.kind === 'failed') {
      throw new PermanentError(say('reader-failed'), { cause: new Error(report.stack) });
    }
    throw new PermanentError(this.#obituary(), { cause: new Error(this.#lastWords) });
  }

  /** Ends the process at once, with whatever it started. */
  kill(): void {
    this.#alive = false;
    const { pid } = this.#child;
    if (pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It died in this moment.
    }
  }

  /** Waits until the process is gone. */
  async gone(): Promise<void> {
    if (this.#child.pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    await once(this.#child, 'exit');
  }

  #give(order: Order, timeoutMs: number): Promise<Report | null> {
    const answer = this.#nextReport(timeoutMs);
    if (this.#alive) this.#child.send(order, () => {});
    return answer;
  }

  /** The next report, or null if the process dies first or the time runs out (it is killed then). */
  #nextReport(timeoutMs: number): Promise<Report | null> {
    return new Promise((resolve) => {
      const child = this.#child;
      const settle = (report: Report | null) => {
        clearTimeout(timer);
        child.off('message', onMessage);
        child.off('exit', onExit);
        resolve(report);
      };
      const onMessage = (report: Report) => {
        if (report.kind === 'progress') this.#onProgress(report.text);
        else settle(report);
      };
      const onExit = () => settle(null);
      const timer = setTimeout(() => {
        this.#timedOut = true;
        this.kill();
        settle(null);
      }, timeoutMs);
      child.on('message', onMessage);
      child.once('exit', onExit);
      if (!this.#alive) settle(null);
    });
  }

  #obituary(): Saying {
    return this.#timedOut ? say('reader-slow', { seconds: this.#timeoutMs / 1000 }) : say('reader-crashed');
  }
}

/** A heap that may grow to a third of its limit, its pictures counted, before it is searched for garbage a first time. */
function heapOf(memoryMb: number): string[] {
  return [`--max-old-space-size=${memoryMb}`, `--initial-old-space-size=${Math.floor(memoryMb / 3)}`];
}
