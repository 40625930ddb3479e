import type { Answer, Answers } from '../domain/reply.ts';

/** "assign, comments attached" */
export function showAnswer(answer: Pick<Answer, 'decision' | 'comments'> | undefined): string {
  if (!answer || answer.decision === null) return 'no opinion';
  if (answer.decision === 'not-assign') return 'does NOT assign';
  if (answer.comments === null) return 'assigns, options not marked';
  return answer.comments === 'attached' ? 'assigns, comments attached' : 'assigns, no comments';
}

/** "8 assign (1 with comments)": a whole reply in a line. */
export function summariseAnswers(answers: Answers): string {
  const all = Object.values(answers);
  const assign = all.filter((answer) => answer.decision === 'assign');
  const commented = assign.filter((answer) => answer.comments === 'attached').length;
  const against = Object.entries(answers).flatMap(([ref, answer]) => (answer.decision === 'not-assign' ? [ref] : []));
  const none = all.length - assign.length - against.length;
  return [
    `${assign.length} assign${commented > 0 ? ` (${commented} with comments)` : ''}`,
    ...(against.length > 0 ? [`${against.length} not (${against.join(', ')})`] : []),
    ...(none > 0 ? [`${none} without opinion`] : []),
  ].join(', ');
}
