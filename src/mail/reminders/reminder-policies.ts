import { recordAudit } from '../../db/audit.ts';
import type { Db, Tx } from '../../db/connect.ts';
import { type ReminderPolicy, reminderPolicySchema } from '../../domain/reminder-policy.ts';

/** Who changes something, when and why. */
export interface Changing {
  actor: string;
  now: Date;
  why: string;
}

/** The policy of one consultation: its own, or the installation's. */
export async function reminderPolicyOf(
  db: Db | Tx,
  consultation: string,
  usual: ReminderPolicy,
): Promise<ReminderPolicy> {
  const row = await db
    .selectFrom('reminder_policy')
    .select('policy')
    .where('consultation', '=', consultation)
    .executeTakeFirst();
  return row ? reminderPolicySchema.parse(row.policy) : usual;
}

/** Gives a consultation a policy of its own; null returns it to the installation's. */
export async function changeReminderPolicy(
  tx: Tx,
  consultation: string,
  policy: ReminderPolicy | null,
  by: Changing,
): Promise<void> {
  const before = await tx
    .selectFrom('reminder_policy')
    .select('policy')
    .where('consultation', '=', consultation)
    .executeTakeFirst();
  if (policy === null) {
    await tx.deleteFrom('reminder_policy').where('consultation', '=', consultation).execute();
  } else {
    const row = { policy: JSON.stringify(policy), changed_by: by.actor, changed_at: by.now };
    await tx
      .insertInto('reminder_policy')
      .values({ consultation, ...row })
      .onConflict((conflict) => conflict.column('consultation').doUpdateSet(row))
      .execute();
  }
  await recordAudit(tx, {
    at: by.now,
    actor: by.actor,
    action: 'reminder policy changed',
    subject: `consultation:${consultation}`,
    before: before?.policy ?? {},
    after: policy ?? {},
    why: by.why,
  });
}

/** The steps of a consultation that staff hold back, with who does and why. */
export async function heldSteps(db: Db | Tx, consultation: string) {
  return db
    .selectFrom('reminder_hold')
    .select(['step', 'held_by as heldBy', 'held_at as heldAt', 'why'])
    .where('consultation', '=', consultation)
    .orderBy('step')
    .execute();
}

/** Holds a step back: what of it has not been sent stays unsent until it is released. */
export async function holdStep(tx: Tx, consultation: string, step: string, by: Changing): Promise<void> {
  const held = { consultation, step, held_by: by.actor, held_at: by.now, why: by.why };
  await tx
    .insertInto('reminder_hold')
    .values(held)
    .onConflict((conflict) => conflict.columns(['consultation', 'step']).doNothing())
    .execute();
  await audit(tx, 'reminder step held', consultation, step, by);
}

/** Lets a step go out that was held back, if its time has not passed. */
export async function releaseStep(tx: Tx, consultation: string, step: string, by: Changing): Promise<void> {
  await tx.deleteFrom('reminder_hold').where('consultation', '=', consultation).where('step', '=', step).execute();
  await audit(tx, 'reminder step released', consultation, step, by);
}

function audit(tx: Tx, action: string, consultation: string, step: string, by: Changing): Promise<void> {
  return recordAudit(tx, {
    at: by.now,
    actor: by.actor,
    action,
    subject: `consultation:${consultation}`,
    after: { step },
    why: by.why,
  });
}
