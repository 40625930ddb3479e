import type { Answer, Answers } from '../domain/reply.ts';

/** "assign, comments attached" */
export function showAnswer(answer: Pick<Answer, 'decision' | 'comments'> | undefined): string {
  if (!answer || answer.decision === null) return 'no opinion';
  if (answer.decision === 'not-assign') return 'does NOT assign';
  if (answer.comments === null) return 'assigns, options not marked';
  return answer.comments === 'attached' ? 'assigns, comments attached' : 'assigns, no comments';
}

/** What a summary says, in English. */
export const SUMMARY_WORDS = {
  assign: (count: number) => `${count} assign`,
  assignCommented: (count: number, commented: number) => `${count} assign (${commented} with comments)`,
  against: (count: number, texts: string) => `${count} not (${texts})`,
  none: (count: number) => `${count} without opinion`,
};

/** "8 assign (1 with comments)": a whole reply in a line. */
export function summariseAnswers(answers: Answers, words = SUMMARY_WORDS): string {
  const all = Object.values(answers);
  const assign = all.filter((answer) => answer.decision === 'assign');
  const commented = assign.filter((answer) => answer.comments === 'attached').length;
  const against = Object.entries(answers).flatMap(([ref, answer]) => (answer.decision === 'not-assign' ? [ref] : []));
  const none = all.length - assign.length - against.length;
  return [
    commented > 0 ? words.assignCommented(assign.length, commented) : words.assign(assign.length),
    ...(against.length > 0 ? [words.against(against.length, against.join(', '))] : []),
    ...(none > 0 ? [words.none(none)] : []),
  ].join(', ');
}
