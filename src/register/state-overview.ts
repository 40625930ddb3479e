import type { Db } from '../db/connect.ts';
import type { Contact } from '../domain/contact.ts';
import { type MemberStates, withVoteLosses } from '../domain/member-state.ts';
import { listContacts } from './contact-store.ts';
import { listVoteLosses } from './vote-losses.ts';

/** A Member State as the register knows it. */
export interface StateOverview {
  code: string;
  name: string;
  /** ISO date of its membership; null for those that were members before any consultation kept here. */
  since: string | null;
  member: boolean;
  lostVote: boolean;
  contacts: Contact[];
}

/** Every Member State with its contacts, as it is now. */
export async function readStates(db: Db, memberStates: MemberStates, now: Date): Promise<StateOverview[]> {
  const [contacts, losses] = await Promise.all([listContacts(db), listVoteLosses(db)]);
  const byState = Map.groupBy(contacts, ({ memberState }) => memberState);
  const states = withVoteLosses(memberStates, losses);
  return states.all.map(({ code, name, since }) => ({
    code,
    name,
    since,
    member: states.isMember(code, now),
    lostVote: states.hasLostVote(code, now),
    contacts: byState.get(code) ?? [],
  }));
}
