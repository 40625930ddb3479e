import { recordAudit } from '../db/audit.ts';
import type { Db } from '../db/connect.ts';
import type { Actor, Role } from '../domain/role.ts';
import { AccessError } from './access-error.ts';
import type { Doing } from './accounts.ts';
import { hashKey, newKey } from './keys.ts';
import { say } from './sentences.ts';

/** A program's key to the JSON interface. */
export interface ApiToken {
  id: number;
  name: string;
  role: Role;
  createdAt: Date;
  createdBy: string;
  expiresAt: Date;
  usedAt: Date | null;
}

/** Tells people, and programs that look for leaked secrets, what it is. */
const PREFIX = 'tsb_';
const DAY_MS = 86_400_000;
const MAX_DAYS = 366;
const TOUCH_MS = 60_000;

/**
 * Makes a token; it is shown now and never again.
 * @throws AccessError if name or duration will not do
 */
export async function createToken(
  db: Db,
  given: { name: string; role: Role; days: number },
  { actor, now }: Doing,
  at: Date,
): Promise<string> {
  const name = given.name.trim();
  if (name === '' || name.length > 100) throw new AccessError(say('token-unnamed'));
  if (!Number.isInteger(given.days) || given.days < 1 || given.days > MAX_DAYS)
    throw new AccessError(say('token-days', { most: MAX_DAYS }));
  const token = PREFIX + newKey();
  const expires = new Date(at.getTime() + given.days * DAY_MS);
  const { id } = await db
    .insertInto('api_token')
    .values({ hash: hashKey(token), name, role: given.role, created_at: at, created_by: actor, expires_at: expires })
    .returning('id')
    .executeTakeFirstOrThrow();
  const after = { name, role: given.role, expires: expires.toISOString() };
  await recordAudit(db, { at: now, actor, action: 'token-created', subject: `token:${id}`, after });
  return token;
}

/** Whoever acts with this token; null if it is unknown, over or revoked. */
export async function findTokenActor(db: Db, token: string, at: Date): Promise<Actor | null> {
  const row = await db
    .selectFrom('api_token')
    .select(['id', 'name', 'role', 'used_at'])
    .where('hash', '=', hashKey(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  if (!row) return null;
  if (!row.used_at || at.getTime() - row.used_at.getTime() > TOUCH_MS)
    await db.updateTable('api_token').set({ used_at: at }).where('id', '=', row.id).execute();
  return { name: `${row.name} (token ${row.id})`, role: row.role };
}

/** The tokens that are good, the latest first. */
export async function listTokens(db: Db, at: Date): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom('api_token')
    .selectAll()
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: row.role,
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  }));
}

/** Makes a token worthless, at once. */
export async function revokeToken(db: Db, id: number, { actor, now }: Doing, at: Date): Promise<void> {
  await db.updateTable('api_token').set({ revoked_at: at }).where('id', '=', id).execute();
  await recordAudit(db, { at: now, actor, action: 'token-revoked', subject: `token:${id}` });
}
