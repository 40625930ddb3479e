import { sameAnswers } from '../../domain/reply.ts';
import { say } from '../sentences.ts';
import type { Rule } from './rule.ts';

/** Two bodies of one Member State that disagree: staff decide which one speaks for it. */
export const oneVoice: Rule = {
  name: 'one-voice',
  cites: 'Res. 1 §9.4.3',
  check({ mail, answers, earlier }) {
    if (!mail || !earlier || sameBody(mail.sender, earlier.sender) || sameAnswers(answers, earlier.answers)) return [];
    return [{ code: 'bodies-disagree', ...say('bodies-differ', { sender: mail.sender, earlier: earlier.sender }) }];
  },
};

/** People of one organisation write from one domain, and the same address is the same body in any case. */
function sameBody(left: string | null, right: string | null): boolean {
  if (left === null || right === null) return false;
  return left === right || left.slice(left.lastIndexOf('@')) === right.slice(right.lastIndexOf('@'));
}
