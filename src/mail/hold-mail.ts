import { recordAudit } from '../db/audit.ts';
import type { Db, Tx } from '../db/connect.ts';
import { ToldError } from '../domain/errors.ts';
import type { Changing } from './reminders/reminder-policies.ts';
import { say } from './sentences.ts';

/** A mail cannot be held, or not be released; the message says why. */
export class CannotHold extends ToldError {
  override name = 'CannotHold';
}

/** When a held mail is due: no worker ever finds it, and nothing else need know of holding. */
export const HELD_UNTIL = new Date('9999-01-01T00:00:00Z');

/** Who holds a mail back, and why. */
export interface MailHold {
  heldBy: string;
  heldAt: Date;
  why: string;
}

/**
 * Holds a waiting mail back until it is released.
 * @throws CannotHold if there is no such mail, or if it has gone or is on its way
 */
export async function holdMail(tx: Tx, id: number, by: Changing): Promise<void> {
  const mail = await tx
    .selectFrom('outbox')
    .select(['state', 'next_attempt_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!mail) throw new CannotHold(say('mail-unknown', { id }));
  if (mail.state !== 'pending') throw new CannotHold(say('mail-gone', { id, state: mail.state }));
  const held = { outbox_id: id, due_at: mail.next_attempt_at, held_at: by.now, held_by: by.actor, why: by.why };
  const row = await tx
    .insertInto('outbox_hold')
    .values(held)
    .onConflict((conflict) => conflict.doNothing())
    .returning('outbox_id')
    .executeTakeFirst();
  if (!row) throw new CannotHold(say('mail-held', { id }));
  await tx.updateTable('outbox').set({ next_attempt_at: HELD_UNTIL }).where('id', '=', id).execute();
  await audit(tx, 'mail held', id, by);
}

/**
 * Lets a held mail go, when it was due before or at once.
 * @throws CannotHold if it is not held
 */
export async function releaseMail(tx: Tx, id: number, by: Changing): Promise<void> {
  const held = await tx.deleteFrom('outbox_hold').where('outbox_id', '=', id).returning('due_at').executeTakeFirst();
  if (!held) throw new CannotHold(say('mail-not-held', { id }));
  await tx
    .updateTable('outbox')
    .set({ next_attempt_at: held.due_at })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .execute();
  await audit(tx, 'mail released', id, by);
}

export async function readHold(db: Db, id: number): Promise<MailHold | null> {
  const row = await db.selectFrom('outbox_hold').selectAll().where('outbox_id', '=', id).executeTakeFirst();
  return row ? { heldBy: row.held_by, heldAt: row.held_at, why: row.why } : null;
}

function audit(tx: Tx, action: string, id: number, { actor, now, why }: Changing): Promise<void> {
  return recordAudit(tx, { at: now, actor, action, subject: `outbox:${id}`, why });
}
