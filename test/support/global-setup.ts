import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { startEmbeddedPostgres } from '../../src/embedded/postgres.ts';
import { openLog } from '../../src/log.ts';
import { withDatabase } from './database-url.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server's maintenance database, and the migrated database that every test file clones. */
    testServer: { url: string; template: string };
  }
}

/** One PostgreSQL for the whole run: the embedded one, or that of TEST_DATABASE_URL (its user may create databases). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const template = `tsb_template_${randomBytes(6).toString('hex')}`;
  await execute(server.url, `create database ${template}`);
  const connection = connect(withDatabase(server.url, template), () => {});
  await migrate(connection.db);
  await connection.close();
  project.provide('testServer', { url: server.url, template });
  return async () => {
    await execute(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
}

async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const directory = await mkdtemp(join(tmpdir(), 'tsb-test-'));
  const embedded = await startEmbeddedPostgres(directory, openLog('silent', 'json'));
  return {
    url: embedded.url,
    stop: async () => {
      await embedded.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function execute(url: string, statement: string): Promise<void> {
  const connection = connect(url, () => {}, 1);
  await connection.pool.query(statement);
  await connection.close();
}
