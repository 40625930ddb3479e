import type { AccountRow } from '../db/access-schema.ts';
import { recordAudit } from '../db/audit.ts';
import type { Db, Tx } from '../db/connect.ts';
import { type Actor, mayAct, type Role } from '../domain/role.ts';
import { AccessError } from './access-error.ts';
import { say } from './sentences.ts';

export type Account = AccountRow;

/** Who does something to an account, and when (by the program's clock, for the audit). */
export interface Doing {
  actor: string;
  now: Date;
}

export interface NewAccount {
  login: string;
  name: string;
  role: Role;
  /** A hash; null for those whom a provider of identities vouches for. */
  password: string | null;
  identity?: string | null;
}

const MAX_LOGIN = 200;
const MAX_NAME = 100;

/**
 * Makes an account.
 * @throws AccessError if login or name will not do, or the login is taken
 */
export async function createAccount(db: Db | Tx, given: NewAccount, { actor, now }: Doing): Promise<Account> {
  const login = given.login.trim().toLowerCase();
  const name = checkName(given.name);
  if (!/^[^\s\p{C}]{3,}$/u.test(login) || login.length > MAX_LOGIN) throw new AccessError(say('login-unfit'));
  const account = await db
    .insertInto('account')
    .values({ ...given, login, name, created_at: now, created_by: actor })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!account) throw new AccessError(say('account-known'));
  await recordAudit(db, {
    at: now,
    actor,
    action: 'account-created',
    subject: `account:${account.id}`,
    after: { login, name, role: account.role },
  });
  return account;
}

function checkName(given: string): string {
  const name = given.trim().replace(/\s+/g, ' ');
  if (name === '' || name.length > MAX_NAME || /\p{Cc}/u.test(name))
    throw new AccessError(say('name-unfit', { most: MAX_NAME }));
  return name;
}

export async function findAccount(db: Db | Tx, id: number): Promise<Account | null> {
  return (await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function listAccounts(db: Db): Promise<Account[]> {
  return db.selectFrom('account').selectAll().orderBy('name').orderBy('id').execute();
}

/** Whether nobody has an account yet: then a one-time link makes the first one. */
export async function isUnclaimed(db: Db | Tx): Promise<boolean> {
  return (await db.selectFrom('account').select('id').limit(1).executeTakeFirst()) === undefined;
}

/**
 * Gives an account another role, or shuts or opens it. The last administrator stays one.
 * @throws AccessError if nobody would be left to administrate
 */
export async function changeAccount(
  db: Db,
  id: number,
  change: { role: Role } | { disabled: boolean },
  { actor, now }: Doing,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // Every administrator's row is locked, so that two of them cannot shut each other out at once.
    const administrators = await tx
      .selectFrom('account')
      .select('id')
      .where('role', '=', 'administrator')
      .where('disabled_at', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute();
    const account = await findAccount(tx, id);
    if (!account) throw new AccessError(say('account-gone'));
    const keeps = 'role' in change ? mayAct(change.role, 'administrator') : !change.disabled;
    if (!keeps && administrators.length === 1 && administrators[0]?.id === id)
      throw new AccessError(say('last-administrator'));
    const values = 'role' in change ? change : { disabled_at: change.disabled ? now : null };
    await tx.updateTable('account').set(values).where('id', '=', id).execute();
    if ('disabled' in change && change.disabled) await tx.deleteFrom('session').where('account_id', '=', id).execute();
    await recordAudit(tx, {
      at: now,
      actor,
      action: 'account-changed',
      subject: `account:${id}`,
      before: { role: account.role, disabled: account.disabled_at !== null },
      after: { role: account.role, disabled: account.disabled_at !== null, ...change },
    });
  });
}

/** Sets an account's password and ends all its sessions but the one in which that is done. */
export async function setPassword(db: Db | Tx, id: number, hash: string, doing: Doing, keepSession = 0): Promise<void> {
  await db.updateTable('account').set({ password: hash }).where('id', '=', id).execute();
  await db.deleteFrom('session').where('account_id', '=', id).where('id', '!=', keepSession).execute();
  await recordAudit(db, { at: doing.now, actor: doing.actor, action: 'password-set', subject: `account:${id}` });
}

export function actorOf(account: Pick<Account, 'name' | 'role'>): Actor {
  return { name: account.name, role: account.role };
}
