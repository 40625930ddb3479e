import type { CaseDraft, Understood } from '../db/review-schema.ts';
import type { Answer } from '../domain/reply.ts';
import type { TextRef } from '../domain/text-ref.ts';
import { type Doubt, isDoubted } from './corrected-form.ts';

/** What a person may say of one text. */
export const ANSWER_CHOICES = {
  'assign/none': { decision: 'assign', comments: 'none' },
  'assign/attached': { decision: 'assign', comments: 'attached' },
  assign: { decision: 'assign', comments: null },
  'not-assign': { decision: 'not-assign', comments: null },
  'no-opinion': { decision: null, comments: null },
} as const satisfies Record<string, Pick<Answer, 'decision' | 'comments'>>;

export type AnswerChoice = keyof typeof ANSWER_CHOICES;

export function isAnswerChoice(value: string): value is AnswerChoice {
  return Object.hasOwn(ANSWER_CHOICES, value);
}

export function choiceOf({ decision, comments }: Pick<Answer, 'decision' | 'comments'>): AnswerChoice {
  if (decision === null) return 'no-opinion';
  if (decision === 'not-assign') return 'not-assign';
  return comments === null ? 'assign' : `assign/${comments}`;
}

/**
 * The corrections in what a person has chosen: whatever differs from what was understood, and every word on a text that
 * was in doubt. What was read well and left as it is keeps its evidence.
 */
export function correctionsIn(
  chosen: Readonly<Record<TextRef, AnswerChoice>>,
  understood: Understood,
  doubts: readonly Doubt[],
): CaseDraft['answers'] {
  const corrections = Object.entries(chosen).filter(([ref, choice]) => {
    const read = understood.answers[ref];
    return !read || choiceOf(read) !== choice || isDoubted(ref, doubts);
  });
  return Object.fromEntries(corrections.map(([ref, choice]) => [ref, { ...ANSWER_CHOICES[choice] }]));
}
