import type { Db, Tx } from './connect.ts';

/** One thing that was done: by whom, to what, and why. */
export interface AuditEntry {
  at: Date;
  /** A person's name, or `tsb-intake` for the program itself. */
  actor: string;
  action: string;
  /** `message:12`, `reply:4`, `case:9`. */
  subject: string;
  before?: object;
  after?: object;
  why?: string | null;
}

/** Writes an audit entry, in the transaction of what it tells of. */
export async function recordAudit(db: Db | Tx, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      at: entry.at,
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject,
      before: entry.before ? JSON.stringify(entry.before) : null,
      after: entry.after ? JSON.stringify(entry.after) : null,
      why: entry.why ?? null,
    })
    .execute();
}
