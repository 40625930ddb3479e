import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { type Connection, connect } from '../../src/db/connect.ts';
import { withDatabase } from './database-url.ts';

export interface TestDatabase extends Connection {
  url: string;
}

/**
 * A database of its own for the calling test file, with the schema in place; dropped when the file is done. Call it at
 * the top level of the file: `const database = await createTestDatabase()`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url: serverUrl, template } = inject('testServer');
  const name = `tsb_test_${randomBytes(6).toString('hex')}`;
  const server = connect(serverUrl, () => {}, 1);
  await server.pool.query(`create database ${name} template ${template}`);
  const url = withDatabase(serverUrl, name);
  const connection = connect(url, () => {});
  afterAll(async () => {
    await connection.close();
    await server.pool.query(`drop database ${name} with (force)`);
    await server.close();
  });
  return { ...connection, url };
}

/** Empties every table, for test files whose cases must not see each other's rows. */
export async function emptyTables({ pool }: Connection): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`,
  );
  await pool.query(`truncate ${rows.map(({ name }) => name).join(', ')} restart identity cascade`);
}
