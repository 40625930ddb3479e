import type { MemberStates } from '../../domain/member-state.ts';
import type { Mention } from './match-member-state.ts';

/**
 * The lines of a scanned form that may name its Member State. A signature may be read as a short word, such as Mali: where
 * the form's own "Administration of ..." line names something else, a lone name below the form is taken for one.
 */
export function namesOnScan(mentions: readonly Mention[], memberStates: MemberStates): Mention[] {
  const statesIn = (role: Mention['role']) =>
    mentions.filter((mention) => mention.role === role).flatMap(({ text }) => memberStates.namedIn(text).members);
  const saysWhose = mentions.some(({ role }) => role === 'administration');
  if (!saysWhose || statesIn('administration').length > 0) return [...mentions];
  const sender = statesIn('from');
  const isSignature = ({ role, text }: Mention) =>
    role === 'signature' &&
    memberStates.isName(text) &&
    !memberStates.namedIn(text).members.some((code) => sender.includes(code));
  return mentions.filter((mention) => !isSignature(mention));
}
