import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  port: number;
  /** Keeps connections open but swallows every byte from the server: the client is connected and deaf. */
  deafen(): void;
  hear(): void;
  /** Cuts every connection at once. */
  cut(): void;
  /** Connections that are open now, and the most that were ever open at a time. */
  open(): number;
  peak(): number;
  /** Connections ever made. */
  total(): number;
  /** Bytes that went from the server to clients. */
  bytesFromServer(): number;
  close(): Promise<void>;
}

/** Stands between a client and a server on loopback, and fails in the ways networks do. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const pairs = new Set<[Socket, Socket]>();
  let deaf = false;
  let peak = 0;
  let total = 0;
  let bytes = 0;
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    total++;
    peak = Math.max(peak, pairs.size);
    upstream.on('data', (chunk) => {
      bytes += chunk.length;
      if (!deaf) client.write(chunk);
    });
    client.on('data', (chunk) => {
      if (!deaf) upstream.write(chunk);
    });
    for (const socket of pair) {
      socket.on('error', () => {});
      socket.on('close', () => {
        pairs.delete(pair);
        client.destroy();
        upstream.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const [client, upstream] of pairs) {
      client.destroy();
      upstream.destroy();
    }
  };
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    deafen: () => {
      deaf = true;
    },
    hear: () => {
      deaf = false;
    },
    cut,
    open: () => pairs.size,
    peak: () => peak,
    total: () => total,
    bytesFromServer: () => bytes,
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
