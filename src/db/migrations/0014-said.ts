import { type Kysely, sql } from 'kysely';

/**
 * Sentences for staff are kept with what they say beside the English, so that another language can say them. Rows from
 * before have the English alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    'alter table finding add column said jsonb',
    'alter table message add column reason_said jsonb',
    'alter table reply add column status_reason_said jsonb',
    'alter table alert add column said jsonb',
  ])
    await sql.raw(statement).execute(db);
}
