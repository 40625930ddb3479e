import { say } from '../sentences.ts';
import type { Rule } from './rule.ts';

/** Only Member States of the Union are consulted, and only those that are members when they reply. */
export const memberStateOnly: Rule = {
  name: 'member-state-only',
  cites: 'Res. 1 §9.4.1',
  check({ memberState, memberStates, receivedAt }) {
    if (memberState === null || receivedAt === null || memberStates.isMember(memberState, receivedAt)) return [];
    const since = memberStates.get(memberState)?.since;
    const name = memberStates.get(memberState)?.name ?? memberState;
    const received = receivedAt.toISOString().slice(0, 10);
    return [
      {
        code: 'not-a-member-state',
        ...(since ? say('member-only-since', { state: name, since, received }) : say('member-never', { state: name })),
      },
    ];
  },
};
