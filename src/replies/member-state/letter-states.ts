import type { Finding } from '../../domain/finding.ts';
import type { MemberStates } from '../../domain/member-state.ts';
import { say } from '../sentences.ts';
import { withoutSeat } from './naming-lines.ts';
import { spokenFor } from './spoken-for.ts';

/**
 * The mail's own words call what it brings the reply of another State than the one on the form: perhaps the wrong file
 * was attached, or one form is meant to speak for two.
 * @param said the subject, and what the mail says beside its form, without what it quotes
 * @param memberState the State that the form was matched to
 */
export function letterStates(
  said: readonly string[],
  memberState: string,
  memberStates: MemberStates,
): Omit<Finding, 'cites'>[] {
  const named = said.flatMap(spokenFor).flatMap(({ name }) => {
    const { members, others } = memberStates.namedIn(withoutSeat(name));
    return [...members, ...others];
  });
  const others = [...new Set(named)].filter((code) => code !== memberState);
  if (others.length === 0) return [];
  const names = others.map((code) => memberStates.nameOf(code)).join(', ');
  const saying = say('letter-names-other-state', { others: names, state: memberStates.nameOf(memberState) });
  return [{ code: 'member-state-mismatch', ...saying }];
}
