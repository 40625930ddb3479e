import { say } from '../sentences.ts';
import type { Rule } from './rule.ts';

/** Some texts of Study Group 3 concern one region: then only its Member States are consulted. */
export const inElectorate: Rule = {
  name: 'in-electorate',
  cites: 'Res. 1 §9.4.1',
  check({ memberState, memberStates }, consultation) {
    if (memberState === null || consultation.electorate === null || consultation.electorate.includes(memberState))
      return [];
    const name = memberStates.get(memberState)?.name ?? memberState;
    return [{ code: 'outside-electorate', ...say('not-consulted', { state: name, key: consultation.key }) }];
  },
};
