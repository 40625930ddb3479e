import type { Db, Tx } from '../db/connect.ts';
import type { Account } from './accounts.ts';
import { hashKey, newKey } from './keys.ts';

/** How long a session lasts. */
export interface SessionLimits {
  /** Without any page being asked for. */
  idleMs: number;
  /** At the longest. */
  totalMs: number;
}

export interface Session {
  id: number;
  accountId: number;
  /** The second factor is still missing. */
  half: boolean;
  address: string;
  agent: string;
  createdAt: Date;
  seenAt: Date;
}

/** Where a session is opened from. */
export interface Visitor {
  address: string;
  agent: string;
}

/** "Last seen" is written at most so often. */
const TOUCH_MS = 60_000;
const MAX_AGENT = 200;
/** A half session is for typing a code. */
const HALF_MS = 10 * 60_000;

/**
 * Opens a session and gives its key, which only the browser's cookie keeps. It is always a new one: a key that somebody
 * planted in the browser before is worth nothing.
 */
export async function openSession(
  db: Db | Tx,
  accountId: number,
  { address, agent }: Visitor,
  half: boolean,
  at: Date,
): Promise<string> {
  const key = newKey();
  const values = { hash: hashKey(key), account_id: accountId, half, address, agent: agent.slice(0, MAX_AGENT) };
  await db
    .insertInto('session')
    .values({ ...values, created_at: at, seen_at: at, proved_at: at })
    .execute();
  return key;
}

/** The session of a browser's key and its account; null if there is none, it is over, or the account is shut. */
export async function findSession(
  db: Db,
  key: string,
  limits: SessionLimits,
  at: Date,
): Promise<{ session: Session; account: Account } | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .selectAll('account')
    .select([
      'session.id as session_id',
      'session.half',
      'session.address',
      'session.agent',
      'session.seen_at',
      'session.created_at as opened_at',
    ])
    .where('session.hash', '=', hashKey(key))
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const { session_id, half, address, agent, seen_at, opened_at, ...account } = row;
  const idle = at.getTime() - seen_at.getTime();
  const age = at.getTime() - opened_at.getTime();
  if (idle > limits.idleMs || age > (half ? HALF_MS : limits.totalMs)) {
    await endSession(db, account.id, session_id);
    return null;
  }
  if (idle > TOUCH_MS) await db.updateTable('session').set({ seen_at: at }).where('id', '=', session_id).execute();
  const session = {
    id: session_id,
    accountId: account.id,
    half,
    address,
    agent,
    createdAt: opened_at,
    seenAt: seen_at,
  };
  return { session, account };
}

/** An account's sessions that still last, the latest first. */
export async function listSessions(db: Db, accountId: number, limits: SessionLimits, at: Date): Promise<Session[]> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('half', '=', false)
    .where('seen_at', '>', new Date(at.getTime() - limits.idleMs))
    .where('created_at', '>', new Date(at.getTime() - limits.totalMs))
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map(({ id, account_id, half, address, agent, created_at, seen_at }) => ({
    id,
    accountId: account_id,
    half,
    address,
    agent,
    createdAt: created_at,
    seenAt: seen_at,
  }));
}

/** Ends one session of an account, or all of them. */
export async function endSession(db: Db | Tx, accountId: number, sessionId: number | 'all'): Promise<void> {
  let ended = db.deleteFrom('session').where('account_id', '=', accountId);
  if (sessionId !== 'all') ended = ended.where('id', '=', sessionId);
  await ended.execute();
}
