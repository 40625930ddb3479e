import { recordAudit } from '../db/audit.ts';
import type { Db } from '../db/connect.ts';
import { AccessError } from './access-error.ts';
import type { Account } from './accounts.ts';
import { isPassword } from './passwords.ts';
import { say } from './sentences.ts';

/** Within this time failures count. */
const WINDOW_MS = 15 * 60_000;
/** So many failures from one place for one account; a person who mistypes stops before. */
const MAX_HERE = 5;
/** So many for one account from everywhere: guesses from many places at once. */
const MAX_LOGIN = 50;
/** So many from one address for any account; an office may share one. */
const MAX_ADDRESS = 100;
/** Old attempts are of no use. */
const KEPT_MS = 30 * 24 * 3_600_000;

export interface Attempt {
  id: number;
  login: string;
}

/**
 * Notes an attempt to prove who one is, before it is judged, so that many at once gain nothing.
 * @throws AccessError if there were too many failures of late
 */
export async function beginAttempt(db: Db, given: string, address: string, at: Date): Promise<Attempt> {
  const login = given.trim().toLowerCase().slice(0, 200);
  const { id } = await db
    .insertInto('sign_in_attempt')
    .values({ at, login, address, succeeded: false })
    .returning('id')
    .executeTakeFirstOrThrow();
  const since = new Date(at.getTime() - WINDOW_MS);
  const success = await db
    .selectFrom('sign_in_attempt')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('login', '=', login)
    .where('address', '=', address)
    .where('succeeded', '=', true)
    .executeTakeFirst();
  const failures = db
    .selectFrom('sign_in_attempt')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('at', '>', since)
    .where('succeeded', '=', false)
    .where('id', '!=', id);
  const [here, ofLogin, ofAddress] = await Promise.all([
    failures
      .where('login', '=', login)
      .where('address', '=', address)
      .where('id', '>', success?.id ?? 0)
      .executeTakeFirst(),
    failures.where('login', '=', login).executeTakeFirst(),
    failures.where('address', '=', address).executeTakeFirst(),
  ]);
  if ((here?.count ?? 0) >= MAX_HERE || (ofLogin?.count ?? 0) >= MAX_LOGIN || (ofAddress?.count ?? 0) >= MAX_ADDRESS)
    throw new AccessError(say('locked-out'));
  return { id, login };
}

/** The attempt was good. */
export async function succeed(db: Db, { id }: Attempt, account: Account, now: Date, at: Date): Promise<void> {
  await db.updateTable('sign_in_attempt').set({ succeeded: true }).where('id', '=', id).execute();
  await db
    .deleteFrom('sign_in_attempt')
    .where('at', '<', new Date(at.getTime() - KEPT_MS))
    .execute();
  await recordAudit(db, { at: now, actor: account.name, action: 'signed-in', subject: `account:${account.id}` });
}

/**
 * The account of a login and a password.
 * @throws AccessError in the same words whatever is wrong
 */
export async function checkPassword(db: Db, login: string, password: string): Promise<Account> {
  const account = await db
    .selectFrom('account')
    .selectAll()
    .where('login', '=', login)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!(await isPassword(password, account?.password ?? null)) || !account) throw new AccessError(say('sign-in-wrong'));
  return account;
}
