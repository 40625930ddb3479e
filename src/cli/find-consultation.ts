import type { App } from '../app.ts';
import type { Consultation } from '../domain/consultation.ts';
import { listConsultations } from '../register/consultations.ts';

/** @throws Error that names the consultations there are */
export async function findConsultation({ db }: App, key: string): Promise<Consultation> {
  const consultations = await listConsultations(db);
  const found = consultations.find((each) => each.key === key);
  if (found) return found;
  throw new Error(
    `There is no consultation ${key}. Known: ${consultations.map((each) => each.key).join(', ') || 'none'}.`,
  );
}
