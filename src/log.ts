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
