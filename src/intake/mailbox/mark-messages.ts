import type { Config } from '../../config.ts';
import { packUids } from './fetch-messages.ts';
import { type Client, ImapTrouble } from './open-client.ts';

/** How stored mails are shown as such in the mailbox. Nothing depends on it but the eyes of whoever looks there. */
export type Marking =
  | { by: 'keyword'; keyword: string }
  | { by: 'move' | 'copy'; folder: string }
  /** The server allows none of these: mails stay as they are. */
  | { by: 'nothing' };

/**
 * Chooses by what the server can do in the open folder. Where keywords do not last, mails are moved to a folder with the
 * keyword's name. Without MOVE (RFC 6851) they are only copied and deleted if UIDPLUS (RFC 4315) confirms each copy and
 * deletes no other mail.
 */
export function chooseMarking({ imap }: Client, processed: Config['processed']): Marking {
  const { mailbox, capabilities } = imap;
  if (!mailbox || mailbox.readOnly) return { by: 'nothing' };
  const allowed = mailbox.permanentFlags;
  if ('keyword' in processed && (!allowed || allowed.has('\\*') || allowed.has(processed.keyword))) {
    return { by: 'keyword', keyword: processed.keyword };
  }
  const folder = 'keyword' in processed ? processed.keyword : processed.folder;
  if (capabilities.has('MOVE')) return { by: 'move', folder };
  return capabilities.has('UIDPLUS') ? { by: 'copy', folder } : { by: 'nothing' };
}

/**
 * Marks mails of the open folder.
 * @returns the UIDs that need no further attempt; fewer than given if the server refused
 * @throws ImapTrouble if the connection fails
 */
export async function markMessages(client: Client, marking: Marking, uids: number[]): Promise<number[]> {
  if (marking.by === 'nothing' || uids.length === 0) return [];
  const range = packUids(uids);
  if (marking.by === 'keyword') {
    const done = await client.within(client.imap.messageFlagsAdd(range, [marking.keyword], { uid: true }));
    return done ? uids : [];
  }
  const attempt = marking.by === 'move' ? move : copyAndDelete;
  const first = await attempt(client, range, marking.folder, uids);
  if (first.length > 0 || !(await createFolder(client, marking.folder))) return first;
  return attempt(client, range, marking.folder, uids);
}

/** A missing folder makes MOVE answer "no", not throw. */
async function move({ imap, within }: Client, range: string, folder: string, uids: number[]): Promise<number[]> {
  return (await within(imap.messageMove(range, folder, { uid: true }))) ? uids : [];
}

/**
 * Deletes only what the server names as copied. Once copied a mail is not tried again, even if it could not be deleted:
 * that would copy it anew at every scan.
 */
async function copyAndDelete({ imap, within }: Client, range: string, folder: string, uids: number[]) {
  const copied = await within(imap.messageCopy(range, folder, { uid: true }));
  if (!copied) return [];
  const confirmed = uids.filter((uid) => copied.uidMap?.has(uid));
  if (confirmed.length > 0) await within(imap.messageDelete(packUids(confirmed), { uid: true }));
  return uids;
}

async function createFolder({ imap, within, gone }: Client, folder: string): Promise<boolean> {
  try {
    return (await within(imap.mailboxCreate(folder))).created === true;
  } catch (error) {
    if (error instanceof ImapTrouble && !gone.aborted && imap.usable) return false;
    throw error;
  }
}
