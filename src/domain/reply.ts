import type { Evidence } from './evidence.ts';
import type { TextRef } from './text-ref.ts';

/** Whether an administration assigns authority to the study group to consider the text for approval. */
export type Decision = 'assign' | 'not-assign';

/** Whether comments and suggested changes come with an `assign`. */
export type CommentFlag = 'none' | 'attached';

/**
 * One administration's answer on one text.
 *
 * `decision: null` is no opinion (no box ticked) or an answer that could not be told; the findings say which.
 * `comments` is null where the decision is not `assign`, or where neither option was marked.
 */
export interface Answer {
  decision: Decision | null;
  comments: CommentFlag | null;
  /** 0 to 1: the share of such readings that proved right on the measured corpus. 1 is a form field's own state. */
  confidence: number;
  evidence: Evidence[];
}

export type Answers = Record<TextRef, Answer>;

/** `standing` counts; `superseded` was replaced by a later reply; `late` came after the deadline and never counts. */
export type ReplyStatus = 'standing' | 'superseded' | 'late';

/** What became of one mail. */
export type Outcome = 'accepted' | 'review' | 'ignored';

/** Two answers say the same if the decision and the comment flag agree; the evidence may differ. */
export function sameAnswers(left: Answers, right: Answers): boolean {
  const refs = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...refs].every((ref) => sameAnswer(left[ref], right[ref]));
}

function sameAnswer(left: Answer | undefined, right: Answer | undefined): boolean {
  return (
    (left?.decision ?? null) === (right?.decision ?? null) && (left?.comments ?? null) === (right?.comments ?? null)
  );
}
