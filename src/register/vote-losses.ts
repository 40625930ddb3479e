import { recordAudit } from '../db/audit.ts';
import type { Db, Tx } from '../db/connect.ts';
import type { VoteLoss } from '../domain/member-state.ts';
import type { Noting } from './noting.ts';
import { RegisterError } from './register-error.ts';
import { say } from './sentences.ts';

/**
 * Notes that a Member State has no voting rights from this day on.
 * @param day ISO date
 * @throws RegisterError if that is noted already
 */
export async function noteVoteLoss(tx: Tx, memberState: string, day: string, by: Noting): Promise<void> {
  const open = await openLoss(tx, memberState);
  if (open) throw new RegisterError(say('vote-lost-already', { state: memberState, since: open.from_day }));
  await tx
    .insertInto('vote_loss')
    .values({ member_state: memberState, from_day: day, noted_by: by.actor, why: by.why })
    .execute();
  await audit(tx, 'voting rights lost', memberState, { from: day }, by);
}

/**
 * Notes that a Member State has its voting rights again.
 * @param day the last day without them, as ISO date
 * @throws RegisterError if no loss is noted, or it began later
 */
export async function endVoteLoss(tx: Tx, memberState: string, day: string, by: Noting): Promise<void> {
  const open = await openLoss(tx, memberState);
  if (!open) throw new RegisterError(say('vote-not-lost', { state: memberState }));
  if (day < open.from_day)
    throw new RegisterError(say('vote-lost-later', { state: memberState, since: open.from_day }));
  await tx.updateTable('vote_loss').set({ until_day: day }).where('id', '=', open.id).execute();
  await audit(tx, 'voting rights restored', memberState, { from: open.from_day, until: day }, by);
}

/** Every noted loss, past ones too. */
export async function listVoteLosses(db: Db | Tx): Promise<VoteLoss[]> {
  const rows = await db.selectFrom('vote_loss').selectAll().orderBy('member_state').orderBy('from_day').execute();
  return rows.map((row) => ({ memberState: row.member_state, from: row.from_day, until: row.until_day }));
}

function openLoss(tx: Tx, memberState: string) {
  return tx
    .selectFrom('vote_loss')
    .select(['id', 'from_day'])
    .where('member_state', '=', memberState)
    .where('until_day', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

function audit(tx: Tx, action: string, memberState: string, after: object, by: Noting): Promise<void> {
  return recordAudit(tx, {
    at: by.now,
    actor: by.actor,
    action,
    subject: `member-state:${memberState}`,
    after,
    why: by.why,
  });
}
