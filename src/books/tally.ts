import type { Db } from '../db/connect.ts';
import { type Consultation, consultedTexts } from '../domain/consultation.ts';
import { type TextTally, tallyReplies } from '../domain/tally.ts';
import { listSaid, type StoredReply } from '../replies/rows/read-reply.ts';

export interface ConsultationTally {
  consultation: string;
  deadline: string;
  thresholdPercent: number;
  /** Member States with a standing reply. */
  replies: number;
  texts: TextTally[];
}

/** The count of one consultation over the standing replies, as it is now. Withdrawn texts are left out. */
export async function readTally(db: Db, consultation: Consultation): Promise<ConsultationTally> {
  return tallyOf(consultation, await listSaid(db, consultation.key));
}

/** The same over replies that were read already. */
export function tallyOf(consultation: Consultation, replies: readonly StoredReply[]): ConsultationTally {
  const standing = replies.filter((reply) => reply.status === 'standing').map((reply) => reply.answers);
  const refs = consultedTexts(consultation).map((text) => text.ref);
  return {
    consultation: consultation.key,
    deadline: consultation.deadline,
    thresholdPercent: consultation.thresholdPercent,
    replies: standing.length,
    texts: tallyReplies(refs, standing, consultation.thresholdPercent),
  };
}
