import type { EntryLinkTable } from '../db/access-schema.ts';
import { recordAudit } from '../db/audit.ts';
import type { Db, Tx } from '../db/connect.ts';
import type { Role } from '../domain/role.ts';
import { AccessError } from './access-error.ts';
import { type Account, createAccount, type Doing, findAccount, isUnclaimed, setPassword } from './accounts.ts';
import { hashKey, newKey } from './keys.ts';
import { checkNewPassword, hashPassword } from './passwords.ts';
import { say } from './sentences.ts';

/** A link that works once: it makes an account of a role, or sets an account's password anew. */
export interface EntryLink {
  purpose: EntryLinkTable['purpose'];
  role: Role;
  accountId: number | null;
  expiresAt: Date;
}

const HOUR_MS = 3_600_000;
/** The first administrator's link stands in a terminal or a log. */
const FIRST_HOURS = 4;
const INVITATION_HOURS = 72;

/**
 * Makes the link for the first administrator, if nobody has an account; any such link of before is void.
 * @returns the key of the link, null if it is not needed
 */
export async function firstEntry(db: Db, { actor }: Doing, at: Date): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    await lockLinks(tx);
    if (!(await isUnclaimed(tx))) return null;
    await tx.deleteFrom('entry_link').where('purpose', '=', 'first').execute();
    return makeLink(tx, { purpose: 'first', role: 'administrator', accountId: null }, FIRST_HOURS, actor, at);
  });
}

/** Makes a link with which somebody makes an account of this role for themselves. */
export async function invite(db: Db, role: Role, { actor, now }: Doing, at: Date): Promise<string> {
  await recordAudit(db, { at: now, actor, action: 'invited', subject: 'account:new', after: { role } });
  return makeLink(db, { purpose: 'invitation', role, accountId: null }, INVITATION_HOURS, actor, at);
}

/** Makes a link with which the owner of an account sets a new password; it also takes the second factor off. */
export async function offerReset(db: Db, account: Account, { actor, now }: Doing, at: Date): Promise<string> {
  await recordAudit(db, { at: now, actor, action: 'reset-offered', subject: `account:${account.id}` });
  const link = { purpose: 'reset', role: account.role, accountId: account.id } as const;
  return makeLink(db, link, INVITATION_HOURS, actor, at);
}

async function makeLink(
  db: Db | Tx,
  { purpose, role, accountId }: Omit<EntryLink, 'expiresAt'>,
  hours: number,
  actor: string,
  at: Date,
): Promise<string> {
  const key = newKey();
  const values = { hash: hashKey(key), purpose, role, account_id: accountId, created_at: at, created_by: actor };
  await db
    .insertInto('entry_link')
    .values({ ...values, expires_at: new Date(at.getTime() + hours * HOUR_MS) })
    .execute();
  return key;
}

/** What a link's key is good for; null if it is unknown, used or over. Looking does not use it up. */
export async function findLink(db: Db | Tx, key: string, at: Date): Promise<EntryLink | null> {
  const row = await db
    .selectFrom('entry_link')
    .selectAll()
    .where('hash', '=', hashKey(key))
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  if (!row || (row.purpose === 'first' && !(await isUnclaimed(db)))) return null;
  return { purpose: row.purpose, role: row.role, accountId: row.account_id, expiresAt: row.expires_at };
}

export interface Entrant {
  login: string;
  name: string;
  password: string;
}

/**
 * Uses a link up: makes the account, or sets its password.
 * @param at by the system's clock; `now` by the program's, for the audit
 * @throws AccessError if the link is no good any more, or what was entered will not do (then it stays good)
 */
export async function useLink(db: Db, key: string, entrant: Entrant, now: Date, at: Date): Promise<Account> {
  const offered = await findLink(db, key, at);
  const owner = offered?.accountId ? await findAccount(db, offered.accountId) : null;
  const login = owner?.login ?? entrant.login.trim().toLowerCase();
  checkNewPassword(entrant.password, login);
  const password = await hashPassword(entrant.password);
  return db.transaction().execute(async (tx) => {
    await lockLinks(tx);
    const link = await findLink(tx, key, at);
    if (!link) throw new AccessError(say('link-used-up'));
    await tx.updateTable('entry_link').set({ used_at: at }).where('hash', '=', hashKey(key)).execute();
    if (link.accountId === null) {
      const name = entrant.name.trim() || login;
      return createAccount(tx, { login, name, role: link.role, password }, { actor: name, now });
    }
    await tx
      .updateTable('account')
      .set({ totp_secret: null, totp_confirmed: false, totp_last_step: null })
      .where('id', '=', link.accountId)
      .execute();
    await tx.deleteFrom('recovery_code').where('account_id', '=', link.accountId).execute();
    const account = await findAccount(tx, link.accountId);
    if (!account) throw new AccessError(say('link-account-gone'));
    await setPassword(tx, account.id, password, { actor: account.name, now });
    return account;
  });
}

/** Of two who use the same link at once, or two first administrators, the second one waits and is then too late. */
async function lockLinks(tx: Tx): Promise<void> {
  await tx.selectFrom('entry_link').select('hash').forUpdate().execute();
}
