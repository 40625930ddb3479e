import type { Db } from '../db/connect.ts';
import { type MemberStates, withVoteLosses } from '../domain/member-state.ts';
import type { Register } from '../domain/register.ts';
import { listConsultations } from './consultations.ts';
import { listContacts } from './contact-store.ts';
import { listVoteLosses } from './vote-losses.ts';

/** How old the register may be that a message is judged by. */
const FRESH_MS = 2000;

/** A function that gives the register as it is now, read from the database at most every two seconds. */
export function readRegister(db: Db, memberStates: MemberStates): () => Promise<Register> {
  let kept: Promise<Register> | undefined;
  let readAt = 0;
  return () => {
    const now = performance.now();
    if (!kept || now - readAt > FRESH_MS) {
      readAt = now;
      kept = read(db, memberStates);
      kept.catch(() => {
        kept = undefined;
      });
    }
    return kept;
  };
}

async function read(db: Db, memberStates: MemberStates): Promise<Register> {
  const [consultations, contacts, losses] = await Promise.all([
    listConsultations(db),
    listContacts(db),
    listVoteLosses(db),
  ]);
  return { consultations, contacts, memberStates: withVoteLosses(memberStates, losses) };
}
