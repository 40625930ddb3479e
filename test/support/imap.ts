import { ImapFlow } from 'imapflow';
import type { ImapConfig } from '../../src/config.ts';

/** Runs something in a folder over a connection of its own, as a mail client of staff would. */
export async function withImap<T>(config: ImapConfig, action: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({ ...config, auth: { user: config.user, pass: config.pass }, logger: false });
  await client.connect();
  try {
    return await action(client);
  } finally {
    await client.logout().catch(() => {});
  }
}

/** Puts mails into the folder, with this INTERNALDATE if one is given. */
export async function appendMail(config: ImapConfig, mails: Array<string | Buffer>, date?: Date): Promise<void> {
  await withImap(config, async (client) => {
    for (const mail of mails) await client.append(config.folder, Buffer.from(mail), [], date);
  });
}

/** UIDs and flags of what lies in the folder. */
export async function listMail(config: ImapConfig): Promise<Array<{ uid: number; flags: string[] }>> {
  return withImap(config, async (client) => {
    const lock = await client.getMailboxLock(config.folder);
    try {
      const mails = await client.fetchAll('1:*', { uid: true, flags: true });
      return mails.map(({ uid, flags }) => ({ uid, flags: [...(flags ?? [])] }));
    } finally {
      lock.release();
    }
  });
}
