/** The part of hoodiecrow-imap that the embedded mail server uses; the package brings no types. */
declare module 'hoodiecrow-imap' {
  import type { Server, Socket } from 'node:net';

  export interface Message {
    uid: number;
    /** One character a byte. */
    raw: string;
    internaldate: Date | string;
    flags: string[];
  }

  export interface Mailbox {
    messages: Message[];
    uidvalidity: number;
    uidnext: number;
    allowPermanentFlags: boolean;
  }

  export interface Connection {
    socket: Socket;
    /** Takes the next line in place of the command parser: set while a client idles. */
    inputHandler: ((line: string) => void) | false;
    send(response: object, description: string, command: Command, data: string): void;
  }

  export interface Command {
    tag: string;
  }

  export interface BodyItem {
    section?: { value: string }[];
    partial?: number[];
  }

  export type CommandHandler = (connection: Connection, command: Command, data: string, done: () => void) => void;
  export type FetchHandler = (connection: Connection, message: Message, item: BodyItem) => unknown;

  export interface IMAPServer {
    server: Server;
    connectionHandlers: ((connection: Connection) => void)[];
    messageHandlers: ((server: IMAPServer, message: Message, mailbox: Mailbox) => void)[];
    fetchHandlers: Record<string, FetchHandler>;
    getCommandHandler(name: string): CommandHandler | false;
    getMailbox(path: string): Mailbox;
    appendMessage(
      mailbox: string | Mailbox,
      flags: string[],
      internalDate: Date | string | undefined,
      raw: string,
      except?: Connection,
    ): { message: Message };
  }

  export default function createServer(options: {
    plugins: string[];
    users: Record<string, { password: string }>;
    storage: Record<string, Partial<Mailbox>>;
  }): IMAPServer;
}
