import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../db/connect.ts';
import { type Consultation, consultationSchema } from '../domain/consultation.ts';
import { ConfigError } from '../domain/errors.ts';

/**
 * Reads every `config/consultations/*.json`.
 * @throws ConfigError naming the file, the key in it and the mend
 */
export function loadConsultations(configDir: string): Consultation[] {
  const folder = join(configDir, 'consultations');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readConsultation(join(folder, name), `config/consultations/${name}`));
}

function readConsultation(file: string, shown: string): Consultation {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(shown, `is not valid JSON (${(error as Error).message})`);
  }
  const parsed = consultationSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ConfigError(`${shown}: ${issue?.path.join('.') ?? ''}`, issue?.message ?? 'is wrong');
}

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
