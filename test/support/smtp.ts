import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** What the server does with the next mails to an address. */
export type Behaviour =
  | { does: 'accept' }
  /** Answers RCPT TO with this code, such as 451 or 550. */
  | { does: 'refuse'; code: number; words: string }
  /** Takes the whole mail, then closes the connection without an answer: was it delivered? */
  | { does: 'drop-before-250' }
  /** Answers 250, then closes the connection at once. */
  | { does: 'drop-after-250' };

export interface ReceivedMail {
  from: string;
  to: string[];
  raw: Buffer;
}

export interface TestSmtp {
  url: string;
  port: number;
  /** Every mail that was taken, including those whose 250 was withheld. */
  mails: ReceivedMail[];
  /** Sets what happens to mail for this address (`*`: for all others) until it is set anew. */
  behave(address: string, behaviour: Behaviour): void;
  /** Resolves once this many mails were taken. */
  received(count: number): Promise<ReceivedMail[]>;
  /** Refuses connections until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** An SMTP server on a free port of loopback that follows a script and keeps what it was given. */
export async function startSmtp(): Promise<TestSmtp> {
  const mails: ReceivedMail[] = [];
  const behaviours = new Map<string, Behaviour>();
  const waiting = new Set<() => void>();
  const behaviourOf = (address: string): Behaviour =>
    behaviours.get(address.toLowerCase()) ?? behaviours.get('*') ?? { does: 'accept' };
  const take = (mail: ReceivedMail) => {
    mails.push(mail);
    for (const check of waiting) check();
  };
  let server = await listen(0, behaviourOf, take);
  const port = portOf(server);
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    behave: (address, behaviour) => behaviours.set(address.toLowerCase(), behaviour),
    received: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (mails.length < count) return;
          waiting.delete(check);
          resolve(mails);
        };
        waiting.add(check);
        check();
      }),
    stop: () => close(server),
    start: async () => {
      server = await listen(port, behaviourOf, take);
    },
  };
}

async function listen(
  port: number,
  behaviourOf: (address: string) => Behaviour,
  take: (mail: ReceivedMail) => void,
): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo({ address }, _session, callback) {
      const behaviour = behaviourOf(address);
      if (behaviour.does !== 'refuse') return callback();
      callback(Object.assign(new Error(behaviour.words), { responseCode: behaviour.code }));
    },
    async onData(stream, session, callback) {
      // A client that dies in the middle has sent nothing.
      const raw = await buffer(stream).catch(() => null);
      if (raw === null) return;
      const to = session.envelope.rcptTo.map(({ address }) => address);
      take({ from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '', to, raw });
      const actions = to.map((address) => behaviourOf(address).does);
      if (actions.includes('drop-before-250')) return cut(server, session);
      callback(null, 'taken');
      if (actions.includes('drop-after-250')) setImmediate(() => cut(server, session));
    },
  });
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return server;
}

function cut(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) if (connection.session.id === session.id) connection.close();
}

function portOf(server: SMTPServer): number {
  const address = server.server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function close(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
