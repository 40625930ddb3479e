import type { Db, Tx } from '../db/connect.ts';
import { type Consultation, consultationSchema } from '../domain/consultation.ts';

/**
 * Brings the consultations of the configuration into the database. One that is there already takes the file's values,
 * unless staff imported or corrected it: from then on the database holds the truth, and the file is its beginning.
 */
export async function saveConfiguredConsultations(
  db: Db,
  consultations: readonly Consultation[],
  now: Date,
): Promise<void> {
  for (const consultation of consultations) {
    const data = JSON.stringify(consultation);
    await db
      .insertInto('consultation')
      .values({ key: consultation.key, data, updated_at: now })
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet({ data, updated_at: now })
          .where('consultation.managed_by', '=', 'config')
          .whereRef('consultation.data', 'is distinct from', 'excluded.data'),
      )
      .execute();
  }
}

/** Stores a consultation as staff decided it. */
export async function storeConsultation(tx: Db | Tx, consultation: Consultation, now: Date): Promise<void> {
  const row = { data: JSON.stringify(consultation), updated_at: now, managed_by: 'staff' as const };
  await tx
    .insertInto('consultation')
    .values({ key: consultation.key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}

/** Every consultation in the database, by key. */
export async function listConsultations(db: Db | Tx): Promise<Consultation[]> {
  const rows = await db.selectFrom('consultation').select('data').orderBy('key').execute();
  return rows.map((row) => consultationSchema.parse(row.data));
}

/** The consultation of this key, or null. With `lock` it waits for, and holds off, every other correction. */
export async function findConsultation(db: Db | Tx, key: string, lock = false): Promise<Consultation | null> {
  const query = db.selectFrom('consultation').select('data').where('key', '=', key);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row ? consultationSchema.parse(row.data) : null;
}
