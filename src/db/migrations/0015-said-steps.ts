import { type Kysely, sql } from 'kysely';

/** What is being done for a result, so that another language can say it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table result_writing add column step_said jsonb').execute(db);
}
