import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import type { Log } from '../../log.ts';
import { freePort } from '../free-port.ts';

/** As large as what the intake downloads (policy.json). */
const MAX_MESSAGE_BYTES = 60 * 1024 * 1024;

export interface Envelope {
  from: string;
  to: string[];
}

/**
 * An SMTP server on loopback, without TLS or login.
 * @param port preferred; 0 or a busy one: any free one
 * @param take must keep the mail durably or throw: the client is told 250 when it returns, 451 when it throws
 */
export async function startSmtpServer(
  port: number,
  take: (raw: Buffer, envelope: Envelope) => void,
  log: Log,
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = new SMTPServer({
    name: 'localhost',
    banner: 'embedded mail server',
    size: MAX_MESSAGE_BYTES,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1000,
    async onData(stream, { envelope }, callback) {
      try {
        const raw = await readWithin(stream, MAX_MESSAGE_BYTES);
        if (!raw) return callback(refusal(552, 'The mail is larger than 60 MB'));
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        take(raw, { from, to: envelope.rcptTo.map(({ address }) => address) });
        callback(null, 'stored');
      } catch (error) {
        log.error({ error }, 'a mail to the embedded server could not be stored; its sender is asked to try again');
        callback(refusal(451, 'The mail could not be stored, try again later'));
      }
    },
  });
  server.on('error', (error) => log.debug({ error }, 'embedded SMTP server'));
  server.listen(await freePort(port), '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Reads to the end in any case, so that the client hears the answer. null: there was more than the limit. */
async function readWithin(stream: Readable, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= limit ? Buffer.concat(chunks, size) : null;
}

function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}
