import { z } from 'zod';
import type { TextRef } from './text-ref.ts';

const instant = z.iso.datetime({ message: 'write an instant in UTC, such as 2024-02-08T23:59:59Z' });
const day = z.iso.date({ message: 'write a date as YYYY-MM-DD' });

/** One determined text: a draft Recommendation (or amendment, revision, deletion) on which Member States are consulted. */
export const determinedTextSchema = z.strictObject({
  /** The text's key in every answer and tally: its number in normal form, "X.1373". */
  ref: z.string().regex(/^[A-Z]\.\d+(\.\d+)*( \S.*)?$/, 'write the number as in X.1150'),
  type: z.enum(['new', 'revised', 'amendment', 'corrigendum', 'deletion']),
  /** The line that names the text on the form, as printed there. */
  printed: z.string().min(1),
  /** The draft's working name, "X.saf-dfs". */
  alias: z.string().nullable().default(null),
  title: z.string().min(1),
  /** The determined text's document, "R50". */
  document: z.string().nullable().default(null),
  /** Whether an ITU-T A.5 justification (normative references outside ITU) was submitted. */
  a5Justification: z.boolean().default(false),
  /** Whether an IPR statement had been received when the circular was issued; null where it does not say. */
  iprStatement: z.boolean().nullable().default(null),
  /** The summary of Annex 1, paragraph by paragraph, separated by line feeds. */
  summary: z.string().nullable().default(null),
  /** The number as the circular prints it, in every way it does: "X.1373", "X1373". */
  spellings: z.array(z.string()).default([]),
  /** Set where a corrigendum withdrew the text: its answers are kept, but it is in no tally and asks for nothing. */
  withdrawn: z.strictObject({ at: instant, why: z.string() }).nullable().default(null),
});

export const consultationSchema = z.strictObject({
  /** Study period and circular number: circular numbers start again in every study period. */
  key: z.string().regex(/^T\d{2}\/\d+$/, 'write study period and circular number, such as T22/142'),
  studyPeriod: z.string().regex(/^T\d{2}$/),
  circular: z.int().positive(),
  studyGroup: z.int().positive(),
  subject: z.string().min(1),
  /** Date of the circular, with which the consultation begins (Res. 1 §9.4.1). */
  announced: day,
  /** The last instant at which a reply is in time, inclusive (Res. 1 §9.4.6). */
  deadline: instant,
  meeting: z.strictObject({ opens: day, closes: day, place: z.string() }),
  /** Share of replies in support, in percent, from which consideration may proceed (Res. 1 §9.4.5). */
  thresholdPercent: z.int().min(1).max(100).default(70),
  replyAddress: z.email(),
  contact: z.strictObject({ name: z.string(), email: z.email(), phone: z.string().nullable().default(null) }),
  /** ISO codes of the Member States consulted, where not all are (some SG3 texts: one region); null means all. */
  electorate: z.array(z.string().length(2)).nullable().default(null),
  texts: z.array(determinedTextSchema).min(1),
  /** What the circular notes on ITU-T A.5 justifications and IPR statements, in its own words. */
  notes: z.array(z.string()).default([]),
});

export type DeterminedText = z.infer<typeof determinedTextSchema>;
export type Consultation = z.infer<typeof consultationSchema>;

/** Every text that the circular ever listed, withdrawn ones too: what a form may name. */
export function textRefs(consultation: Consultation): TextRef[] {
  return consultation.texts.map((text) => text.ref);
}

/** The texts on which Member States are still consulted: what is counted, and what a reply has to answer. */
export function consultedTexts(consultation: Consultation): DeterminedText[] {
  return consultation.texts.filter((text) => text.withdrawn === null);
}

/** Whether this finding concerns a text that has been withdrawn: nobody needs to settle what is no longer asked. */
export function isMoot(finding: { text?: TextRef }, consultation: Consultation): boolean {
  return consultation.texts.some(({ ref, withdrawn }) => ref === finding.text && withdrawn !== null);
}

/** Whether a reply received at this instant is too late to count (Res. 1 §9.4.6: "received by the due date"). */
export function isLate(consultation: Consultation, receivedAt: Date): boolean {
  return receivedAt.getTime() > lastInstant(consultation).getTime();
}

/**
 * The deadline as the last millisecond that is still in time. The circular gives minutes ("2359 hours UTC"), mail
 * servers give whole seconds, so the whole last second counts.
 */
export function lastInstant(consultation: Consultation): Date {
  const deadline = new Date(consultation.deadline);
  return new Date(Math.floor(deadline.getTime() / 1000) * 1000 + 999);
}
