import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { Database } from './schema.ts';

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

/** Row ids, UIDs and sizes are far below 2^53, so int8 can be a number; UIDVALIDITY is read as one as well. */
const INT8 = 20;
pg.types.setTypeParser(INT8, Number);

export interface Connection {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens a pool to PostgreSQL 15 or newer. Nothing is dialled before the first query.
 * @param url a libpq connection string
 * @param onError told of connections that break while idle; the pool replaces them by itself
 */
export function connect(url: string, onError: (error: Error) => void, max = 10): Connection {
  const pool = openPool(url, onError, { max });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}

/** A bare pool, for what does not speak through Kysely: the queue's tables and session locks. */
export function openPool(url: string, onError: (error: Error) => void, options: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'tsb-intake',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    ...options,
  });
  pool.on('error', onError);
  // One that breaks while it is lent out fails its next query; unheard, it would end the whole process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
