import { readFileSync } from 'node:fs';
import { consultationSchema } from '../../src/domain/consultation.ts';

/** The consultation of TSB Circular 142, as configured. */
export const circular142 = consultationSchema.parse(
  JSON.parse(readFileSync(new URL('../../config/consultations/t22-142.json', import.meta.url), 'utf8')),
);
