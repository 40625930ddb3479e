import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';

/**
 * Where the program's time comes from. Lateness is never judged by it (that is the receiving server's INTERNALDATE);
 * reminders, retries and time stamps are. The demonstration runs on a clock of its own, because the deadline of its
 * circular lies in the past.
 */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that runs at the usual speed, but this many milliseconds away from the system's. */
export function shiftedClock(offsetMs: number): Clock {
  return { now: () => new Date(Date.now() + offsetMs) };
}

/** When the demonstration begins: a good two weeks before the deadline of Circular 142. */
const DEMONSTRATION_START = new Date('2024-01-22T09:00:00Z');

/**
 * The clock of this installation: the system's, unless CLOCK_START or the demonstration sets another. Such a clock
 * starts at that instant the first time and runs on over restarts: the difference is kept in DATA_DIR/clock.json.
 */
export async function openClock(config: Pick<Config, 'clockStart' | 'imap' | 'dataDir'>): Promise<Clock> {
  const start = config.clockStart ?? (config.imap === null ? DEMONSTRATION_START : null);
  if (start === null) return systemClock;
  const file = join(config.dataDir, 'clock.json');
  const kept = await readOffset(file, start);
  if (kept !== null) return shiftedClock(kept);
  const offset = start.getTime() - Date.now();
  await mkdir(config.dataDir, { recursive: true });
  await writeFile(file, `${JSON.stringify({ start: start.toISOString(), offsetMs: offset })}\n`);
  return shiftedClock(offset);
}

/** The offset kept from an earlier start of the same clock; null if there is none. */
async function readOffset(file: string, start: Date): Promise<number | null> {
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof kept !== 'object' || kept === null || !('start' in kept) || !('offsetMs' in kept)) return null;
    return kept.start === start.toISOString() && typeof kept.offsetMs === 'number' ? kept.offsetMs : null;
  } catch {
    return null;
  }
}
