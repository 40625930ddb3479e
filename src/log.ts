import pino from 'pino';
import pretty from 'pino-pretty';

export type Log = pino.Logger;

/** Keys that may hold a secret anywhere in what is logged; their values never reach a log. */
const SECRETS = ['pass', 'password', 'auth', 'authorization', 'cookie', 'token', 'connectionString'];

export type LogFormat = 'readable' | 'json';

/** Readable lines on a terminal, one JSON object a line where a machine collects them. */
export function usualFormat(): LogFormat {
  return process.stdout.isTTY ? 'readable' : 'json';
}

/** Opens the log on standard output. */
export function openLog(level: string, format: LogFormat): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[secret]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  if (format === 'json') return pino(options);
  return pino(options, pretty({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss', hideObject: true, sync: true }));
}

const SILENCE_MS = 10_000;
const MOST_REMEMBERED = 100;

/**
 * Tells of faults that come many times a second while they last (a full disk, a server that is away): the same words
 * once in a while, with how often they were left out.
 */
export function tellSeldom(tell: (words: string) => void, now: () => number = Date.now): (words: string) => void {
  const told = new Map<string, { at: number; unsaid: number }>();
  return (words) => {
    const last = told.get(words);
    if (last && now() - last.at < SILENCE_MS) {
      last.unsaid++;
      return;
    }
    if (told.size >= MOST_REMEMBERED) told.clear();
    told.set(words, { at: now(), unsaid: 0 });
    tell(last && last.unsaid > 0 ? `${words} (and ${last.unsaid} times more before)` : words);
  };
}
