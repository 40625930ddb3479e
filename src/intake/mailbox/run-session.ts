import type { ImapConfig } from '../../config.ts';
import { chooseMarking } from './mark-messages.ts';
import { type Client, openClient } from './open-client.ts';
import { type ScanOptions, type ScanResult, scanMailbox } from './scan-mailbox.ts';

export interface SessionOptions extends Omit<ScanOptions, 'audit' | 'trySuspects'> {
  config: ImapConfig;
  commandMs: number;
  onScan(result: ScanResult): Promise<void>;
}

/**
 * One connection, from login to its end: scans, and scans again whenever the server tells of something or the time has
 * come. Mails that are suspected of breaking connections come after all others are safe. The connection is closed when
 * this ends.
 * @throws ImapTrouble or the database's error; returns only by throwing, with the signal's reason if that was aborted
 */
export async function runSession(options: SessionOptions): Promise<never> {
  const { config, commandMs, signal } = options;
  const client = await openClient({ config, commandMs, signal, maxMessageBytes: options.intake.maxMessageBytes });
  try {
    const news = listen(client);
    warnIfReadable(client, options);
    for (let scans = 1; ; scans++) {
      const result = await scanMailbox(client, { ...options, audit: scans === 1, trySuspects: false });
      await options.onScan(result);
      if (scans === 1) greet(client, options);
      if (options.suspects.size > 0) {
        await options.onScan(await scanMailbox(client, { ...options, audit: false, trySuspects: true }));
      }
      await news.wait(options.intake.scanEverySeconds * 1000, AbortSignal.any([signal, client.gone]));
    }
  } finally {
    await client.close();
  }
}

/** Remembers news that come at any time, so that none is missed between a scan and the next wait. */
function listen({ imap }: Client) {
  let told = false;
  let wake = () => {};
  imap.on('exists', () => {
    told = true;
    wake();
  });
  return {
    /** Idles until there is news, or this many milliseconds have passed. */
    async wait(ms: number, signal: AbortSignal): Promise<void> {
      if (!told) {
        // Idling ends by itself at the next command; that it failed shows there as well.
        imap.idle().catch(() => {});
        await untilWoken(ms, signal, (waker) => {
          wake = waker;
        });
      }
      told = false;
      signal.throwIfAborted();
    },
  };
}

function untilWoken(ms: number, signal: AbortSignal, setWaker: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
    setWaker(done);
  });
}

function greet(client: Client, { config, processed, log }: SessionOptions): void {
  const marking = chooseMarking(client, processed);
  log.info(`watching ${config.folder} of ${config.user} on ${config.host}; stored mails are marked by ${marking.by}`);
}

function warnIfReadable({ imap }: Client, { config, log }: SessionOptions): void {
  const local = ['localhost', '127.0.0.1', '::1'].includes(config.host);
  if (!imap.secureConnection && !local) {
    log.warn(
      `the connection to ${config.host} is not encrypted: the server offers no STARTTLS; use imaps:// in IMAP_URL`,
    );
  }
}
