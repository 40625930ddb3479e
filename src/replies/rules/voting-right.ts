import { say } from '../sentences.ts';
import type { Rule } from './rule.ts';

/** A Member State in arrears may lose its vote (ITU Constitution, No. 169). Whether it counts here a person decides. */
export const votingRight: Rule = {
  name: 'voting-right',
  cites: 'ITU Constitution No. 169',
  check({ memberState, memberStates, receivedAt }) {
    if (memberState === null || receivedAt === null || !memberStates.hasLostVote(memberState, receivedAt)) return [];
    const name = memberStates.get(memberState)?.name ?? memberState;
    const day = receivedAt.toISOString().slice(0, 10);
    return [{ code: 'no-voting-right', ...say('vote-noted-lost', { state: name, day }) }];
  },
};
