import type { Tx } from '../db/connect.ts';
import type { Register } from '../domain/register.ts';
import { CannotDecide, changeCase, type Decider, type SeenVersion, takeCase } from './change-case.ts';
import { NO_CORRECTIONS } from './corrected-form.ts';
import { recordDecision } from './decisions.ts';
import { say } from './sentences.ts';

/** Where a case belongs; what is null stays as it is. */
export interface Belonging {
  consultation: string | null;
  memberState: string | null;
}

/**
 * Attaches a case to another Member State, or to another consultation: what was read then belongs there. The case stays
 * open. Answers on texts that the other consultation does not have are left aside with it.
 * @returns the case's new version
 */
export async function attachCase(
  tx: Tx,
  caseId: number,
  seen: SeenVersion,
  to: Belonging,
  by: Decider,
  register: Register,
): Promise<number> {
  const { consultation, memberState } = to;
  if (consultation !== null && !register.consultations.some(({ key }) => key === consultation))
    throw new CannotDecide(say('choose-consultation'));
  if (memberState !== null && !register.memberStates.get(memberState))
    throw new CannotDecide(say('choose-member-state'));
  if (by.why === '') throw new CannotDecide(say('why-attach'));
  const taken = await takeCase(tx, caseId, seen, by.actor);
  const draft = taken.draft ?? NO_CORRECTIONS;
  const before = {
    consultation: draft.consultation ?? taken.understood.consultation,
    memberState: draft.memberState ?? taken.understood.memberState,
  };
  const after = { consultation: consultation ?? before.consultation, memberState: memberState ?? before.memberState };
  if (after.consultation === before.consultation && after.memberState === before.memberState)
    throw new CannotDecide(say('case-there-already'));
  const version = await changeCase(
    tx,
    taken,
    { draft: { ...draft, ...after } },
    { action: 'review attach', before, after },
    by,
  );
  await recordDecision(tx, { kind: 'attach', taken, version, by, messages: [], replies: [], replyId: null, mails: [] });
  return version;
}
