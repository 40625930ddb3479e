import { type Contact, contactsOf } from '../domain/contact.ts';
import type { Finding } from '../domain/finding.ts';
import type { MemberStates } from '../domain/member-state.ts';

/** A line of the form that may name the Member State, and how directly it does. */
export interface Mention {
  role: 'administration' | 'signature' | 'from' | 'letterhead';
  text: string;
}

export interface MemberStateMatch {
  /** The State, or the likeliest candidate where a finding says that it is in doubt. */
  memberState: string | null;
  findings: Finding[];
}

/**
 * The Member State that a form speaks for. The register of contacts and the name on the form must agree
 * (Res. 1 §9.4.1): a known sender alone, or a name alone, is not enough.
 * @param sender null for a bare form file, which nobody sent: then the name on the form decides alone
 */
export function matchMemberState(
  sender: string | null,
  bareFile: boolean,
  mentions: readonly Mention[],
  contacts: readonly Contact[],
  memberStates: MemberStates,
): MemberStateMatch {
  const named = namedOnForm(mentions, memberStates);
  const name = (code: string) => memberStates.get(code)?.name ?? code;
  if (named.others.length > 0 && named.members.length === 0) {
    return doubt(null, 'not-a-member-state', `The form names ${named.others.join(', ')}, which is not a Member State.`);
  }
  const onForm = named.others.length === 0 && named.members.length === 1 ? (named.members[0] ?? null) : null;
  if (bareFile) {
    return onForm ? sure(onForm) : doubt(null, 'member-state-unknown', unclearName(named.members.map(name)));
  }
  const registered = [...new Set(contactsOf(sender ?? '', contacts).map((contact) => contact.memberState))];
  if (registered.length === 0) {
    const who = sender ?? 'The sender';
    return doubt(onForm, 'sender-unknown', `${who} is not in the register of contacts of any Member State.`);
  }
  const fromRegister = registered.length === 1 ? (registered[0] ?? null) : null;
  if (onForm === null) return doubt(fromRegister, 'member-state-unknown', unclearName(named.members.map(name)));
  if (registered.includes(onForm)) return sure(onForm);
  return doubt(
    onForm,
    'member-state-mismatch',
    `The form names ${name(onForm)}, but the register has ${sender} for ${registered.map(name).join(', ')}.`,
  );
}

/**
 * "Administration of ..." decides where it names a State, because addresses name others: a permanent mission's
 * letterhead says Geneva, Switzerland.
 */
function namedOnForm(mentions: readonly Mention[], memberStates: MemberStates) {
  const administration = namedIn(
    mentions.filter((mention) => mention.role === 'administration'),
    memberStates,
  );
  if (administration.members.length + administration.others.length > 0) return administration;
  return namedIn(mentions, memberStates);
}

function namedIn(mentions: readonly Mention[], memberStates: MemberStates) {
  const found = mentions.map((mention) => memberStates.namedIn(mention.text));
  return {
    members: [...new Set(found.flatMap((states) => states.members))],
    others: [...new Set(found.flatMap((states) => states.others))],
  };
}

function unclearName(names: string[]): string {
  return names.length === 0
    ? 'The form names no Member State that could be recognised.'
    : `The form names several Member States: ${names.join(', ')}.`;
}

function sure(memberState: string): MemberStateMatch {
  return { memberState, findings: [] };
}

function doubt(memberState: string | null, code: Finding['code'], message: string): MemberStateMatch {
  return { memberState, findings: [{ code, message, cites: 'Res. 1 §9.4.1' }] };
}
