import { recordAudit } from '../db/audit.ts';
import type { Db } from '../db/connect.ts';
import { ROLES, type Role } from '../domain/role.ts';
import { AccessError } from './access-error.ts';
import { type Account, changeAccount, createAccount, type Doing } from './accounts.ts';
import type { Identity } from './identity-provider.ts';
import { say } from './sentences.ts';

/**
 * The account of somebody whom the provider vouches for: the one they had, the one that an administrator prepared for
 * their verified e-mail address, or a new one. An account with a password is never taken over.
 * @param rolesFromClaim whether the provider decides the role too, at every sign-in; else new accounts are viewers
 * @throws AccessError if the account is shut, or the name is taken
 */
export async function accountOfIdentity(
  db: Db,
  identity: Identity,
  rolesFromClaim: boolean,
  now: Date,
): Promise<Account> {
  const role = [...ROLES].reverse().find((each) => identity.roles.includes(each)) ?? 'viewer';
  const known = (await findByIdentity(db, identity.id)) ?? (await claimPrepared(db, identity, now));
  const account = known ?? (await createFor(db, identity, role, now));
  if (account.disabled_at) throw new AccessError(say('account-shut'));
  const signedIn = rolesFromClaim ? await followClaim(db, account, role, { actor: account.name, now }) : account;
  await recordAudit(db, { at: now, actor: account.name, action: 'signed-in', subject: `account:${account.id}` });
  return signedIn;
}

async function findByIdentity(db: Db, identity: string): Promise<Account | null> {
  return (await db.selectFrom('account').selectAll().where('identity', '=', identity).executeTakeFirst()) ?? null;
}

async function claimPrepared(db: Db, { id, email }: Identity, now: Date): Promise<Account | null> {
  if (email === null) return null;
  const account = await db
    .updateTable('account')
    .set({ identity: id })
    .where('login', '=', email)
    .where('password', 'is', null)
    .where('identity', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!account) return null;
  await recordAudit(db, { at: now, actor: account.name, action: 'account-claimed', subject: `account:${account.id}` });
  return account;
}

async function createFor(db: Db, { id, name, email }: Identity, role: Role, now: Date): Promise<Account> {
  const login = email ?? id.replaceAll(' ', '#');
  const given = { login, role, password: null, identity: id };
  const shown = name ?? login;
  const taken = await db
    .selectFrom('account')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['name']), '=', shown.toLowerCase()))
    .executeTakeFirst();
  const unique = taken ? `${shown} (${login})` : shown;
  return createAccount(db, { ...given, name: unique }, { actor: unique, now });
}

/** The provider's word on the role holds; only the last administrator stays one, or nobody could mend a wrong claim. */
async function followClaim(db: Db, account: Account, role: Role, doing: Doing): Promise<Account> {
  if (account.role === role) return account;
  try {
    await changeAccount(db, account.id, { role }, doing);
    return { ...account, role };
  } catch (error) {
    if (error instanceof AccessError) return account;
    throw error;
  }
}
