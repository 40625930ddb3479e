import { setInterval } from 'node:timers';
import { workerData } from 'node:worker_threads';
import type { ChildSettings } from './protocol.ts';

/**
 * A thread of the reading process that keeps working when the main thread does not. It ends the process when
 * - its resident memory grows beyond the limit: Node's own limit counts the JavaScript heap only, not images or wasm;
 * - its parent is gone: a main thread in an endless loop would never notice.
 *
 * The process leads a group of its own, so whatever it started (an OCR program) ends with it.
 */
const CHECK_EVERY_MS = 100;
const settings: ChildSettings = workerData;
const parent = process.ppid;

setInterval(() => {
  const tooLarge = process.memoryUsage.rss() > settings.residentMb * 1024 * 1024;
  if (tooLarge || process.ppid !== parent) process.kill(-process.pid, 'SIGKILL');
}, CHECK_EVERY_MS);
