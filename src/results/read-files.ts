import type { Db } from '../db/connect.ts';

/** A file of a result, without its content. */
export interface ListedFile {
  name: string;
  mediaType: string;
  sha256: string;
  size: number;
}

export async function listFiles(db: Db, resultId: number): Promise<ListedFile[]> {
  const rows = await db
    .selectFrom('result_file')
    .select(['name', 'media_type', 'sha256', 'size'])
    .where('result_id', '=', resultId)
    .orderBy('position')
    .execute();
  return rows.map(({ media_type, ...row }) => ({ ...row, mediaType: media_type }));
}

export async function readFileContent(db: Db, resultId: number, name: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('result_file')
    .select('content')
    .where('result_id', '=', resultId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.content ?? null;
}

/** Which results hold a file with this hash. */
export async function findByHash(
  db: Db,
  hash: string,
): Promise<{ consultation: string; number: number; name: string }[]> {
  return db
    .selectFrom('result_file')
    .innerJoin('result', 'result.id', 'result_file.result_id')
    .select(['result.consultation', 'result.number', 'result_file.name'])
    .where('result_file.sha256', '=', hash)
    .execute();
}

/** Fingerprints of every key that this installation signed with. */
export async function knownFingerprints(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('signing_key').select('fingerprint').execute();
  return rows.map((row) => row.fingerprint);
}
