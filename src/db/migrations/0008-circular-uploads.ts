import { type Kysely, sql } from 'kysely';

/** Circulars that were sent to the console and wait to be confirmed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table circular_upload (
        id integer generated always as identity primary key,
        name text not null,
        bytes bytea not null,
        settings jsonb not null default '[]',
        uploaded_at timestamptz not null,
        uploaded_by text not null
      )`,
    )
    .execute(db);
}
