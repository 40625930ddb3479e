import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { recordAudit } from '../db/audit.ts';
import type { Db, Tx } from '../db/connect.ts';
import { AccessError } from './access-error.ts';
import type { Account, Doing } from './accounts.ts';
import { hashKey } from './keys.ts';
import { say } from './sentences.ts';

/** RFC 6238 with the parameters that every authenticator app knows. */
const PERIOD_SECONDS = 30;
/** RFC 6238 §5.2: one step of delay either way. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** Crockford's digits in two groups of five: 50 bits, easy to write down. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Offers a second factor: a secret that counts once a first code of it was given. An offer of before is void. */
export async function offerSecondFactor(db: Db, account: Account): Promise<string> {
  if (account.totp_confirmed) throw new AccessError(say('factor-in-use'));
  const secret = account.totp_secret ?? new Secret({ size: 20 }).base32;
  await db.updateTable('account').set({ totp_secret: secret }).where('id', '=', account.id).execute();
  return otpOf(account, secret).toString();
}

/**
 * Takes the second factor into use.
 * @returns recovery codes, to be shown once
 * @throws AccessError if the code is wrong
 */
export async function confirmSecondFactor(
  db: Db,
  account: Account,
  code: string,
  doing: Doing,
  at: Date,
): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    if (!account.totp_secret || !(await takeCode(tx, account, account.totp_secret, code, at)))
      throw new AccessError(say('code-not-shown'));
    await tx.updateTable('account').set({ totp_confirmed: true }).where('id', '=', account.id).execute();
    await audit(tx, 'second-factor-set', account, doing);
    return renewRecoveryCodes(tx, account.id);
  });
}

/** Takes the second factor off, with its recovery codes. */
export async function removeSecondFactor(db: Db, account: Account, doing: Doing): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const values = { totp_secret: null, totp_confirmed: false, totp_last_step: null };
    await tx.updateTable('account').set(values).where('id', '=', account.id).execute();
    await tx.deleteFrom('recovery_code').where('account_id', '=', account.id).execute();
    await audit(tx, 'second-factor-removed', account, doing);
  });
}

/** Makes new recovery codes; the old ones are void. */
export async function renewRecoveryCodes(db: Db | Tx, accountId: number): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await db.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  await db
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ account_id: accountId, hash: hashKey(code) })))
    .execute();
  return codes;
}

export async function countRecoveryCodes(db: Db, accountId: number): Promise<number> {
  const row = await db
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Whether this is the account's code of the moment, or a recovery code of it. Either is good once. */
export async function isSecondFactor(db: Db, account: Account, given: string, at: Date): Promise<boolean> {
  if (!account.totp_confirmed || !account.totp_secret) return false;
  if (/^\d{6}$/.test(given.replace(/\s/g, ''))) return takeCode(db, account, account.totp_secret, given, at);
  const taken = await db
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('account_id', '=', account.id)
    .where('hash', '=', hashKey(foldCode(given)))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

async function takeCode(db: Db | Tx, account: Account, secret: string, code: string, at: Date): Promise<boolean> {
  const timestamp = at.getTime();
  const delta = otpOf(account, secret).validate({ token: code.replace(/\s/g, ''), timestamp, window: WINDOW });
  if (delta === null) return false;
  const step = Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
  // In one statement, so that of two who give the same code at once only one gets in.
  const taken = await db
    .updateTable('account')
    .set({ totp_last_step: step })
    .where('id', '=', account.id)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

function otpOf(account: Pick<Account, 'login'>, secret: string): TOTP {
  const issuer = 'tsb-intake';
  return new TOTP({ issuer, label: account.login, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS });
}

function newCode(): string {
  const part = () => Array.from({ length: 5 }, () => DIGITS[randomInt(DIGITS.length)]).join('');
  return `${part()}-${part()}`;
}

/** Read aloud or copied by hand: O is 0, I and L are 1, the hyphen does not matter. */
function foldCode(given: string): string {
  const plain = given
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
  return `${plain.slice(0, 5)}-${plain.slice(5)}`;
}

async function audit(tx: Tx, action: string, account: Account, { actor, now }: Doing): Promise<void> {
  await recordAudit(tx, { at: now, actor, action, subject: `account:${account.id}` });
}
