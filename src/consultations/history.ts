import type { Db, Tx } from '../db/connect.ts';

/** One thing that happened to a consultation: an import, a correction. */
export interface ConsultationEvent {
  at: Date;
  actor: string;
  action: string;
  before: object | null;
  after: object | null;
  why: string | null;
}

/** Everything that was done to a consultation, oldest first. */
export async function consultationHistory(db: Db | Tx, key: string): Promise<ConsultationEvent[]> {
  return db
    .selectFrom('audit')
    .select(['at', 'actor', 'action', 'before', 'after', 'why'])
    .where('subject', '=', `consultation:${key}`)
    .orderBy('id')
    .execute();
}
