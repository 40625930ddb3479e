import pino from 'pino';
import pretty from 'pino-pretty';

export type Log = pino.Logger;

/** Keys that may hold a secret anywhere in what is logged; their values never reach a log. */
const SECRETS = ['pass', 'password', 'auth', 'authorization', 'cookie', 'token', 'connectionString'];

/**
 * Opens the log: readable lines on a terminal, one JSON object a line elsewhere.
 * @param style `readable` or `json`; a terminal is recognised by itself
 */
export function openLog(level: string, style: 'readable' | 'json' = process.stdout.isTTY ? 'readable' : 'json'): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[secret]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  if (style === 'json') return pino(options);
  return pino(options, pretty({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss', hideObject: true, sync: true }));
}
