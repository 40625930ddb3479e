import { type App, openApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { ConfigError } from '../domain/errors.ts';
import { type Log, type LogFormat, openLog, usualFormat } from '../log.ts';

/** Something that runs until it is closed. */
export interface Running {
  close(): Promise<void>;
}

/** Several as one: closed one after the other, in this order, whatever one of them says. */
export function closeAll(...parts: Running[]): Running {
  return {
    close: async () => {
      for (const part of parts) await part.close().catch(() => undefined);
    },
  };
}

/** The exit code for wrong configuration (sysexits.h, EX_CONFIG). */
const EX_CONFIG = 78;
/** After so long a shutdown is not waited for any more: everything in progress is safe to repeat. */
const SHUTDOWN_MS = 20_000;

/**
 * Starts a worker process: configuration, app, then `run`; SIGTERM and SIGINT close it in order. Wrong configuration
 * ends the process with one line that names the key and the mend, and exit code 78.
 * @param format of the log, unless LOG_FORMAT says otherwise
 */
export async function startWorker(
  run: (app: App) => Promise<Running>,
  format: LogFormat = usualFormat(),
): Promise<void> {
  let log = openLog('info', format);
  try {
    const config = loadConfig();
    log = openLog(config.logLevel, config.logFormat ?? format);
    const app = await openApp(config, log);
    let closing: Promise<void> | undefined;
    const close = () => {
      closing ??= shutDown(app, running, log);
      return closing;
    };
    let running: Running | undefined;
    process.once('SIGTERM', close);
    process.once('SIGINT', close);
    running = await run(app);
  } catch (error) {
    fail(error, log);
  }
}

async function shutDown(app: App, running: Running | undefined, log: Log): Promise<void> {
  const timer = setTimeout(() => process.exit(1), SHUTDOWN_MS);
  log.info('stopping');
  try {
    await running?.close();
  } finally {
    await app.close();
    clearTimeout(timer);
  }
  process.exit(0);
}

function fail(error: unknown, log: Log): never {
  if (error instanceof ConfigError) {
    process.stderr.write(`Configuration: ${error.message}\n`);
    process.exit(EX_CONFIG);
  }
  log.fatal(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
}
