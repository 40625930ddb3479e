import { ImapFlow } from 'imapflow';
import type { ImapConfig } from '../../config.ts';
import { withinTime } from './time-limit.ts';

/** A slow line still moves this much. */
const BYTES_PER_MS = 20;

/** RFC822.SIZE is an estimate on some servers; what is this much larger than allowed is still read. */
const SIZE_SLACK = 1.1;
const SLACK_BYTES = 1024 * 1024;

const GOODBYE_MS = 2_000;

/** The server or the line failed; `cause` is what imapflow or node reported. */
export class ImapTrouble extends Error {
  override name = 'ImapTrouble';
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** A connection that is logged in. It serves one session and is never used again after that. */
export interface Client {
  imap: ImapFlow;
  /** Aborted when the connection is gone, for whatever reason. */
  gone: AbortSignal;
  /**
   * Waits for a command with a limit of time, for a connection may be deaf.
   * @param bytes of mail that it carries, which it gets more time for
   * @throws ImapTrouble, or the reason of the client's signal
   */
  within<T>(command: Promise<T>, bytes?: number): Promise<T>;
  /** The connection is closed when this returns. Says goodbye first if the server waits for a command. */
  close(): Promise<void>;
}

export interface ClientOptions {
  config: ImapConfig;
  maxMessageBytes: number;
  /** How long a command that carries no mail may take. */
  commandMs: number;
  /** Ends the wait for whatever command. */
  signal: AbortSignal;
}

/**
 * Connects and logs in.
 * @throws ImapTrouble; then nothing is left open
 */
export async function openClient(options: ClientOptions): Promise<Client> {
  const { commandMs, signal } = options;
  const imap = new ImapFlow(settings(options));
  const gone = new AbortController();
  let running = 0;
  imap.on('error', (error) => gone.abort(new ImapTrouble(error)));
  imap.on('close', () => gone.abort(new ImapTrouble(imap.byeReason ?? 'the server closed the connection')));
  const client: Client = {
    imap,
    gone: gone.signal,
    async within(command, bytes = 0) {
      running++;
      try {
        return await withinTime(command, commandMs + bytes / BYTES_PER_MS, signal);
      } catch (error) {
        throw signal.aborted ? error : new ImapTrouble(error);
      } finally {
        running--;
      }
    },
    async close() {
      if (imap.usable && running === 0) await withinTime(imap.logout(), GOODBYE_MS).catch(() => {});
      imap.close();
    },
  };
  try {
    await client.within(imap.connect());
    return client;
  } catch (error) {
    imap.close();
    throw error;
  }
}

function settings({ config, maxMessageBytes, commandMs }: ClientOptions) {
  const maxLiteralSize = Math.ceil(maxMessageBytes * SIZE_SLACK) + SLACK_BYTES;
  return {
    host: config.host,
    port: config.port,
    secure: config.secure,
    auth: { user: config.user, pass: config.pass },
    clientInfo: { name: 'tsb-intake' },
    logger: false as const,
    disableAutoIdle: true,
    connectionTimeout: commandMs,
    greetingTimeout: commandMs,
    maxLiteralSize,
    maxResponseSize: maxLiteralSize * 2,
    maxLineLength: maxLiteralSize,
  };
}
