import { say } from '../sentences.ts';
import type { Rule } from './rule.ts';

/**
 * The latest reply stands as a whole (policy). One that leaves a text blank which the earlier reply answered may be
 * meant as a correction of the other texts only: a person asks.
 */
export const nothingDropped: Rule = {
  name: 'nothing-dropped',
  cites: 'Res. 1 §9.4.3',
  check({ answers, earlier, receivedAt }) {
    if (!earlier || (receivedAt !== null && receivedAt < earlier.receivedAt)) return [];
    return Object.entries(earlier.answers)
      .filter(([text, answer]) => answer.decision !== null && (answers[text]?.decision ?? null) === null)
      .map(([text]) => ({
        code: 'answers-dropped' as const,
        text,
        ...say('answer-dropped', { text }),
      }));
  },
};
