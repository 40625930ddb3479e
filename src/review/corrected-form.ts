import type { CaseDraft, Understood } from '../db/review-schema.ts';
import { type Consultation, consultedTexts } from '../domain/consultation.ts';
import { FINDING_CODES, type FindingCode } from '../domain/finding.ts';
import type { Answers } from '../domain/reply.ts';
import type { Saying } from '../domain/saying.ts';
import type { TextRef } from '../domain/text-ref.ts';

/** A finding as the case keeps it. */
export interface Doubt extends Saying {
  code: FindingCode;
  text?: TextRef;
}

/** The reply as a person has it before them: what was understood, with their corrections laid over it. */
export interface CorrectedForm {
  /** null where it could not be told, or is not under way any more. */
  consultation: Consultation | null;
  memberState: string | null;
  /** One for each text of the consultation that was understood or corrected. */
  answers: Answers;
  /** The texts that still need a person's word: what was read of them is in doubt, or nothing was read. */
  open: TextRef[];
}

export const NO_CORRECTIONS: CaseDraft = { consultation: null, memberState: null, answers: {} };

export function correctedForm(
  { understood, draft, doubts }: { understood: Understood; draft: CaseDraft | null; doubts: readonly Doubt[] },
  consultations: readonly Consultation[],
): CorrectedForm {
  const corrections = draft ?? NO_CORRECTIONS;
  const key = corrections.consultation ?? understood.consultation;
  const consultation = consultations.find((each) => each.key === key) ?? null;
  const memberState = corrections.memberState ?? understood.memberState;
  const refs = consultation ? consultedTexts(consultation).map((text) => text.ref) : [];
  const answers: Answers = {};
  for (const ref of refs) {
    const corrected = corrections.answers[ref];
    const read = understood.answers[ref];
    // A person's word is certain, and is its own evidence: the audit names the person.
    if (corrected) answers[ref] = { ...corrected, confidence: 1, evidence: [] };
    else if (read) answers[ref] = read;
  }
  const open = refs.filter((ref) => !corrections.answers[ref] && (!answers[ref] || isDoubted(ref, doubts)));
  return { consultation, memberState, answers, open };
}

/** Whether what was read of a text needs a person. */
export function isDoubted(ref: TextRef, doubts: readonly Doubt[]): boolean {
  return doubts.some((doubt) => doubt.text === ref && FINDING_CODES[doubt.code] === 'staff');
}
