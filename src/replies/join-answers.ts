import { type Finding, needsStaff } from '../domain/finding.ts';
import type { Answers } from '../domain/reply.ts';
import type { TextRef } from '../domain/text-ref.ts';

/** The answers that a mail corrects. */
export interface CorrectedAnswers {
  reference: string;
  answers: Answers;
}

/** A form together with what it leaves as it was. */
export interface JoinedAnswers {
  answers: Answers;
  findings: Finding[];
  /** The texts whose earlier answers hold, and the reply or case they come from; null where the form stands alone. */
  kept: { texts: TextRef[]; reference: string } | null;
}

/** What a form that corrects others may lack without anybody's doubt. */
const LEFT_OUT: ReadonlySet<Finding['code']> = new Set(['no-opinion', 'text-missing']);

/**
 * A form sent in answer to the acknowledgement of an earlier one corrects the texts that it answers; on the texts that it
 * leaves blank or out the earlier answers hold. Where it shows anything else about such a text, a person decides.
 * @param corrected null where the mail answers nothing that could be corrected
 */
export function joinAnswers(
  form: { answers: Answers; findings: readonly Finding[] },
  corrected: CorrectedAnswers | null,
): JoinedAnswers {
  const alone = { answers: form.answers, findings: [...form.findings], kept: null };
  const saysSomething = Object.values(form.answers).some(({ decision }) => decision !== null);
  if (corrected === null || !saysSomething) return alone;
  const kept = Object.entries(corrected.answers).filter(
    ([ref, earlier]) => earlier.decision !== null && isLeftOut(ref, form),
  );
  if (kept.length === 0) return alone;
  const texts = kept.map(([ref]) => ref);
  return {
    answers: { ...form.answers, ...Object.fromEntries(kept) },
    findings: form.findings.filter(({ code, text }) => !(text && texts.includes(text) && LEFT_OUT.has(code))),
    kept: { texts, reference: corrected.reference },
  };
}

function isLeftOut(ref: TextRef, { answers, findings }: { answers: Answers; findings: readonly Finding[] }): boolean {
  const onText = findings.filter(({ text }) => text === ref);
  return (answers[ref]?.decision ?? null) === null && onText.every(({ code }) => LEFT_OUT.has(code));
}

/**
 * The answers of a case that a corrected form may leave as they are: those of texts without any doubt. Null where the
 * doubt concerns the whole reply, which only a whole new form can settle.
 */
export function undoubtedAnswers(answers: Answers, findings: readonly Finding[]): Answers | null {
  const doubts = findings.filter(needsStaff);
  if (doubts.some(({ text }) => text === undefined)) return null;
  const doubted = new Set(doubts.map(({ text }) => text));
  return Object.fromEntries(Object.entries(answers).filter(([ref]) => !doubted.has(ref)));
}
