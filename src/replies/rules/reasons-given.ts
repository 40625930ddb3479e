import { say } from '../sentences.ts';
import type { Rule } from './rule.ts';

/** Whoever does not assign authority "should" give reasons: without them the reply counts, and they are asked for. */
export const reasonsGiven: Rule = {
  name: 'reasons-given',
  cites: 'Res. 1 §9.4.4',
  check({ answers, accompanying }) {
    if (accompanying.length > 0) return [];
    return Object.entries(answers)
      .filter(([, answer]) => answer.decision === 'not-assign')
      .map(([text]) => ({
        code: 'reasons-missing' as const,
        text,
        ...say('reasons-absent', { text }),
      }));
  },
};
