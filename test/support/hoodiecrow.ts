import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import createServer, { type IMAPServer } from 'hoodiecrow-imap';
import type { ImapConfig } from '../../src/config.ts';

export interface HoodiecrowOptions {
  /** Extensions beside IDLE. */
  plugins?: string[];
  /** false: only system flags last, no keyword does. */
  keywords?: boolean;
  uidValidity?: number;
}

export interface TestHoodiecrow {
  config: ImapConfig;
  /** For tests that bend the server's behaviour. */
  server: IMAPServer;
  append(raw: string, receivedAt?: Date): void;
  /** What lies in a folder: UIDs, flags. */
  list(folder: string): { uid: number; flags: string[] }[];
  stop(): Promise<void>;
}

/** A bare IMAP server in memory, for what a well-equipped one cannot show. */
export async function startHoodiecrow(options: HoodiecrowOptions = {}): Promise<TestHoodiecrow> {
  const server = createServer({
    plugins: ['IDLE', ...(options.plugins ?? ['UIDPLUS', 'MOVE'])],
    users: { user: { password: 'secret' } },
    storage: {
      INBOX: { messages: [], uidvalidity: options.uidValidity ?? 1, allowPermanentFlags: options.keywords ?? true },
      '': {},
    },
  });
  const sockets = new Set<{ destroy(): void }>();
  server.connectionHandlers.push(({ socket }) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    config: { host: '127.0.0.1', port, secure: false, user: 'user', pass: 'secret', folder: 'INBOX' },
    server,
    append: (raw, receivedAt = new Date()) => void server.appendMessage('INBOX', [], receivedAt, raw),
    list: (folder) => (server.getMailbox(folder)?.messages ?? []).map(({ uid, flags }) => ({ uid, flags })),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.server.close(resolve));
    },
  };
}
