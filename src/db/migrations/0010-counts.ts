import { type Kysely, sql } from 'kysely';

/** The books are counted for every look at the first page: from indexes, not from rows with whole mails in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('create index outbox_state on outbox (state)').execute(db);
  await sql.raw('create index message_reason on message (status, reason)').execute(db);
}
