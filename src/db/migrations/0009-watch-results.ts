import { type Kysely, sql } from 'kysely';

/** Open pages of the console hear of results, and of how far the writing of their files has come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['result', 'result_reopening', 'result_writing']) {
    const trigger = `create trigger ${table}_changed after insert or update or delete on ${table}
      for each statement execute function tsb_changed()`;
    await sql.raw(trigger).execute(db);
  }
}
