import type { Db } from '../db/connect.ts';
import type { Consultation } from '../domain/consultation.ts';

/** Brings the consultations of the configuration into the database. Those already there take the file's values. */
export async function saveConsultations(db: Db, consultations: readonly Consultation[], now: Date): Promise<void> {
  for (const consultation of consultations) {
    const data = JSON.stringify(consultation);
    await db
      .insertInto('consultation')
      .values({ key: consultation.key, data, updated_at: now })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ data, updated_at: now }))
      .execute();
  }
}

/** Every consultation in the database, by key. */
export async function listConsultations(db: Db): Promise<Consultation[]> {
  const rows = await db.selectFrom('consultation').select('data').orderBy('key').execute();
  return rows.map((row) => row.data);
}
