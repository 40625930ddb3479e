import { say } from '../sentences.ts';
import type { Rule } from './rule.ts';

/** Comments announced on the form but not attached: the opinion counts, and the file is asked for. */
export const commentsGiven: Rule = {
  name: 'comments-given',
  cites: 'Res. 1 §9.4.7',
  check({ answers, accompanying }) {
    if (accompanying.length > 0) return [];
    return Object.entries(answers)
      .filter(([, answer]) => answer.decision === 'assign' && answer.comments === 'attached')
      .map(([text]) => ({
        code: 'comments-missing' as const,
        text,
        ...say('comments-absent', { text }),
      }));
  },
};
