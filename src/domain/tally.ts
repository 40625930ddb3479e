import type { Answers } from './reply.ts';
import type { TextRef } from './text-ref.ts';

/** The count for one text over the standing replies. */
export interface TextTally {
  text: TextRef;
  assign: number;
  notAssign: number;
  /** Standing replies that give no opinion on this text; they are in no denominator (policy). */
  noOpinion: number;
  /** For display only, rounded down to one decimal; null without replies. Never compare with it. */
  supportPercent: number | null;
  /** Whether consideration may proceed if the consultation ended now. */
  mayProceed: boolean;
}

/**
 * Whether the share of replies in support reaches the threshold, by exact integers (WTSA Res. 1 §9.4.5: "70% or more
 * of the replies"). Without any reply the consideration may proceed as well: there is no quorum.
 */
export function reachesThreshold(assign: number, notAssign: number, thresholdPercent: number): boolean {
  return 100 * assign >= thresholdPercent * (assign + notAssign);
}

/** Counts the standing replies, text by text, in the consultation's order. */
export function tallyReplies(
  texts: readonly TextRef[],
  standing: readonly Answers[],
  thresholdPercent: number,
): TextTally[] {
  return texts.map((text) => {
    const decisions = standing.map((answers) => answers[text]?.decision ?? null);
    const assign = decisions.filter((decision) => decision === 'assign').length;
    const notAssign = decisions.filter((decision) => decision === 'not-assign').length;
    const replies = assign + notAssign;
    return {
      text,
      assign,
      notAssign,
      noOpinion: decisions.length - replies,
      supportPercent: replies === 0 ? null : Math.floor((1000 * assign) / replies) / 10,
      mayProceed: reachesThreshold(assign, notAssign, thresholdPercent),
    };
  });
}
