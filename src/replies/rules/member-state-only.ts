import type { Rule } from './rule.ts';

/** Only Member States of the Union are consulted, and only those that are members when they reply. */
export const memberStateOnly: Rule = {
  name: 'member-state-only',
  cites: 'Res. 1 §9.4.1',
  check({ memberState, memberStates, receivedAt }) {
    if (memberState === null || receivedAt === null || memberStates.isMember(memberState, receivedAt)) return [];
    const since = memberStates.get(memberState)?.since;
    const name = memberStates.get(memberState)?.name ?? memberState;
    return [
      {
        code: 'not-a-member-state',
        message: since
          ? `${name} is a Member State only since ${since}; this reply was received on ${receivedAt.toISOString().slice(0, 10)}.`
          : `${name} is not a Member State.`,
      },
    ];
  },
};
