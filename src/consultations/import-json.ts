import { z } from 'zod';
import { CircularError } from '../circulars/circular-error.ts';
import { say } from '../circulars/sentences.ts';
import { recordAudit } from '../db/audit.ts';
import type { Db } from '../db/connect.ts';
import { type Consultation, consultationSchema } from '../domain/consultation.ts';
import { findConsultation, storeConsultation } from '../register/consultations.ts';
import type { Noting } from '../register/noting.ts';
import { reassessLateness } from '../replies/reassess-lateness.ts';

/**
 * Adds a consultation written as JSON, or brings one up to date with what the file says.
 * @throws CircularError with every place in the file that is wrong
 */
export async function importConsultation(
  db: Db,
  file: { name: string; text: string },
  by: Omit<Noting, 'why'>,
): Promise<Consultation> {
  const consultation = parse(file);
  await db.transaction().execute(async (tx) => {
    const before = await findConsultation(tx, consultation.key, true);
    await storeConsultation(tx, consultation, by.now);
    if (before && before.deadline !== consultation.deadline) await reassessLateness(tx, consultation);
    await recordAudit(tx, {
      at: by.now,
      actor: by.actor,
      action: 'consultation imported',
      subject: `consultation:${consultation.key}`,
      ...(before ? { before } : {}),
      after: consultation,
    });
  });
  return consultation;
}

function parse({ name, text }: { name: string; text: string }): Consultation {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new CircularError(say('file-no-json', { name, why: String(error instanceof Error ? error.message : error) }));
  }
  const parsed = consultationSchema.safeParse(json);
  if (!parsed.success)
    throw new CircularError(say('file-no-consultation', { name, why: z.prettifyError(parsed.error) }));
  return parsed.data;
}
