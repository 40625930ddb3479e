import type { Setting } from '../circulars/setting.ts';
import type { Db } from '../db/connect.ts';
import type { FormFile } from '../forms/reader.ts';
import type { Noting } from '../register/noting.ts';

/** A circular between its upload and its confirmation. */
export interface Upload {
  id: number;
  file: FormFile;
  settings: Setting[];
}

/** Whoever has not confirmed by then sends the file again. */
const KEPT_MS = 24 * 3_600_000;

/** Keeps a circular's file until somebody confirms it; old ones that nobody confirmed are cleared away. */
export async function keepUpload(db: Db, file: FormFile, by: Omit<Noting, 'why'>): Promise<number> {
  await db
    .deleteFrom('circular_upload')
    .where('uploaded_at', '<', new Date(by.now.getTime() - KEPT_MS))
    .execute();
  const { id } = await db
    .insertInto('circular_upload')
    .values({
      name: file.name,
      bytes: Buffer.from(file.bytes),
      settings: '[]',
      uploaded_at: by.now,
      uploaded_by: by.actor,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function findUpload(db: Db, id: number): Promise<Upload | null> {
  const row = await db.selectFrom('circular_upload').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? { id, file: { name: row.name, bytes: row.bytes }, settings: row.settings } : null;
}

/** Notes what a person set or corrected of it. */
export async function setUpload(db: Db, id: number, settings: readonly Setting[]): Promise<void> {
  await db
    .updateTable('circular_upload')
    .set({ settings: JSON.stringify(settings) })
    .where('id', '=', id)
    .execute();
}

export async function dropUpload(db: Db, id: number): Promise<void> {
  await db.deleteFrom('circular_upload').where('id', '=', id).execute();
}
