import { readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo, Server } from 'node:net';
import createServer, { type CommandHandler, type Connection, type IMAPServer } from 'hoodiecrow-imap';
import type { Clock } from '../../clock.ts';
import { freePort } from '../free-port.ts';
import { bodyOf } from './body-of.ts';
import type { MailStore } from './mail-store.ts';

const PLUGINS = [
  'ID',
  'IDLE',
  'UIDPLUS',
  'MOVE',
  'UNSELECT',
  'NAMESPACE',
  'SPECIAL-USE',
  'LITERALPLUS',
  'AUTH-PLAIN',
  'SASL-IR',
];

export interface ImapServer {
  port: number;
  /** Puts a mail into INBOX; on return it lies on disk. */
  deliver(raw: Buffer, receivedAt: Date): void;
  stop(): Promise<void>;
}

export interface ImapServerOptions {
  /** 0: any free port; a preferred one that is busy is replaced by a free one. */
  port: number;
  user: string;
  pass: string;
  store: MailStore;
  uidValidity: number;
  /** Where flags are kept from one start to the next. */
  flagsFile: string;
  /** Dates a mail that a client appends without a date. */
  clock: Clock;
}

/** An IMAP server on loopback with one user, whose INBOX is served from memory and kept on disk. */
export async function startImapServer(options: ImapServerOptions): Promise<ImapServer> {
  const server = createServer({
    plugins: PLUGINS,
    users: { [options.user]: { password: options.pass } },
    storage: { INBOX: loadInbox(options), '': {} },
  });
  answerBodiesFromBytes(server);
  answerFailedCommands(server);
  dateNewMail(server, options.clock);
  keepNewMail(server, options.store);
  const connections = trackConnections(server);
  const port = await listen(server.server, options.port);
  return {
    port,
    deliver: (raw, receivedAt) => {
      server.appendMessage('INBOX', [], receivedAt, raw.toString('latin1'));
    },
    stop: async () => {
      saveFlags(server, options.flagsFile);
      for (const { socket } of connections) socket?.destroy();
      await new Promise((resolve) => server.server.close(resolve));
    },
  };
}

function loadInbox({ store, uidValidity, flagsFile }: ImapServerOptions) {
  const flags = loadFlags(flagsFile);
  const messages = store.load().map(({ uid, receivedAt, raw }) => ({
    uid,
    internaldate: receivedAt,
    flags: flags[uid] ?? [],
    raw: raw.toString('latin1'),
  }));
  messages.sort((a, b) => a.uid - b.uid);
  return { messages, uidvalidity: uidValidity, uidnext: (messages.at(-1)?.uid ?? 0) + 1 };
}

/** Flags are a convenience: what was handled stands in the database. */
function loadFlags(file: string): Record<number, string[]> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

function saveFlags(server: IMAPServer, file: string): void {
  const messages = server.getMailbox('INBOX').messages;
  writeFileSync(file, JSON.stringify(Object.fromEntries(messages.map(({ uid, flags }) => [uid, flags]))));
}

function answerBodiesFromBytes(server: IMAPServer): void {
  server.fetchHandlers.BODY = bodyOf;
  server.fetchHandlers['BODY.PEEK'] = bodyOf;
}

/** hoodiecrow prints a command's exception on the console and then leaves the connection stuck. */
function answerFailedCommands(server: IMAPServer): void {
  const find = server.getCommandHandler.bind(server);
  server.getCommandHandler = (name) => {
    const handler = find(name);
    return handler && answerFailure(handler);
  };
}

function answerFailure(handler: CommandHandler): CommandHandler {
  return (connection, command, data, done) => {
    try {
      handler(connection, command, data, done);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      const attributes = [{ type: 'TEXT', value: `The server failed: ${words}` }];
      connection.send({ tag: command.tag, command: 'NO', attributes }, 'SERVER ERROR', command, data);
      done();
    }
  };
}

function dateNewMail(server: IMAPServer, clock: Clock): void {
  const append = server.appendMessage.bind(server);
  server.appendMessage = (mailbox, flags, internalDate, raw, except) =>
    append(mailbox, flags, internalDate ?? clock.now(), raw, except);
}

/** Every mail that comes into INBOX, by SMTP or by APPEND, is on disk before anyone is told of it. */
function keepNewMail(server: IMAPServer, store: MailStore): void {
  const inbox = server.getMailbox('INBOX');
  server.messageHandlers.push((_server, message, mailbox) => {
    if (mailbox !== inbox) return;
    const raw = Buffer.from(message.raw, 'latin1');
    try {
      message.uid = store.add({ uid: message.uid, receivedAt: new Date(message.internaldate), raw });
    } catch (error) {
      mailbox.messages.splice(mailbox.messages.indexOf(message), 1);
      throw error;
    }
    mailbox.uidnext = message.uid + 1;
  });
}

function trackConnections(server: IMAPServer): Set<Connection> {
  const connections = new Set<Connection>();
  server.connectionHandlers.push((connection) => {
    connections.add(connection);
    connection.socket.on('close', () => {
      connections.delete(connection);
      // Ends the half-hour timer of a client that went away while it idled; it would keep the process alive.
      if (connection.inputHandler) connection.inputHandler('DONE');
    });
  });
  return connections;
}

async function listen(server: Server, preferred: number): Promise<number> {
  const port = await freePort(preferred);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}
