import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

/**
 * An SMTP server for the calling test that asks the test before it answers 250.
 * @param beforeAnswer called with every mail once it is there whole
 * @returns the server's port
 */
export async function startHookedSmtp(
  beforeAnswer: (raw: string) => Promise<void>,
  options: SMTPServerOptions = {},
): Promise<number> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    ...options,
    async onData(stream, _session, callback) {
      await beforeAnswer((await buffer(stream)).toString());
      callback(null, 'taken');
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
