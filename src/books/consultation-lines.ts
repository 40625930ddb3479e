import type { Db } from '../db/connect.ts';
import { type Consultation, lastInstant } from '../domain/consultation.ts';
import type { MemberStates } from '../domain/member-state.ts';

/** A consultation in figures. */
export interface ConsultationLine {
  consultation: Consultation;
  /** Member States that were consulted. */
  consulted: number;
  /** Standing replies. */
  replies: number;
  /** Open cases that name this consultation. */
  open: number;
}

/** All consultations in figures, counted by the database. */
export async function listConsultationLines(
  db: Db,
  consultations: readonly Consultation[],
  memberStates: MemberStates,
): Promise<ConsultationLine[]> {
  const [replies, open] = await Promise.all([
    db
      .selectFrom('reply')
      .select((eb) => ['consultation', eb.fn.countAll<number>().as('count')])
      .where('status', '=', 'standing')
      .groupBy('consultation')
      .execute(),
    db
      .selectFrom('review_case')
      .select((eb) => ['consultation', eb.fn.countAll<number>().as('count')])
      .where('status', '=', 'open')
      .groupBy('consultation')
      .execute(),
  ]);
  return consultations.map((consultation) => ({
    consultation,
    consulted: consultedStates(consultation, memberStates),
    replies: replies.find((row) => row.consultation === consultation.key)?.count ?? 0,
    open: open.find((row) => row.consultation === consultation.key)?.count ?? 0,
  }));
}

function consultedStates(consultation: Consultation, memberStates: MemberStates): number {
  const deadline = lastInstant(consultation);
  return memberStates.all.filter(
    ({ code }) => memberStates.isMember(code, deadline) && (consultation.electorate?.includes(code) ?? true),
  ).length;
}
