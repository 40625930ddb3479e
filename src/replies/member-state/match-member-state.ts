import { type Contact, contactsOf } from '../../domain/contact.ts';
import type { Finding } from '../../domain/finding.ts';
import type { MemberStates, NamedStates } from '../../domain/member-state.ts';
import type { Saying } from '../../domain/saying.ts';
import { say } from '../sentences.ts';
import { isMission, namesAState, speaksFor, withoutSeat } from './naming-lines.ts';

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
  const names = (codes: readonly string[]) => codes.map((code) => memberStates.nameOf(code));
  if (named.others.length > 0 && named.members.length === 0) {
    return doubt(null, 'not-a-member-state', say('state-no-member', { states: names(named.others).join(', ') }));
  }
  const onForm = named.others.length === 0 && named.members.length === 1 ? (named.members[0] ?? null) : null;
  const unclear = unclearName(names([...named.members, ...named.others]));
  if (bareFile) {
    const all = onForm === null ? [] : [onForm, ...contradicting(onForm, mentions, memberStates)];
    if (all.length > 1) return doubt(onForm, 'member-state-unknown', unclearName(names(all)));
    return onForm ? sure(onForm) : doubt(null, 'member-state-unknown', unclear);
  }
  const registered = [...new Set(contactsOf(sender ?? '', contacts).map((contact) => contact.memberState))];
  if (registered.length === 0) {
    const problem = sender ? say('sender-not-registered', { sender }) : say('author-none');
    return doubt(onForm, 'sender-unknown', problem);
  }
  const fromRegister = registered.length === 1 ? (registered[0] ?? null) : null;
  if (onForm === null && isMisspelt(fromRegister, named, mentions, memberStates)) return sure(fromRegister);
  if (onForm === null) return doubt(fromRegister, 'member-state-unknown', unclear);
  if (registered.includes(onForm)) return sure(onForm);
  return doubt(
    onForm,
    'member-state-mismatch',
    say('state-differs-from-register', {
      state: memberStates.nameOf(onForm),
      sender: sender ?? '',
      registered: names(registered).join(', '),
    }),
  );
}

/**
 * "Administration of ..." decides where it names a State, and so do "On behalf of ..." and a permanent mission's name,
 * because addresses name others: a mission's own says Geneva, Switzerland.
 */
function namedOnForm(mentions: readonly Mention[], memberStates: MemberStates): NamedStates {
  const decisive = mentions.filter(({ role, text }) => role === 'administration' || isMission(text) || speaksFor(text));
  const elsewhere = decisive.map((mention) => ({ ...mention, text: withoutSeat(mention.text) }));
  const besideSeat = namedIn(elsewhere, memberStates);
  const administration = besideSeat.members.length > 0 ? besideSeat : namedIn(decisive, memberStates);
  if (administration.members.length + administration.others.length > 0) return administration;
  return namedIn(trusted(mentions, memberStates), memberStates);
}

/**
 * The lines whose State is no person's, street's or company's name. The first line under "From:" is a person's, and comes
 * again above the signature: where it is a State's name ("Jordan"), it counts only if no other line names a State.
 */
function trusted(mentions: readonly Mention[], memberStates: MemberStates): Mention[] {
  const person = mentions.find(({ role }) => role === 'from')?.text;
  const naming = mentions.filter(({ text }) => namesAState(text, text === person, memberStates));
  const others = naming.filter(({ text }) => text !== person || !memberStates.isName(text));
  const named = namedIn(others, memberStates);
  return named.members.length + named.others.length > 0 ? others : naming;
}

/**
 * Member States that the sender's own lines name beside the one of the "Administration of ..." line. Switzerland does not
 * count: missions have their address there.
 */
function contradicting(onForm: string, mentions: readonly Mention[], memberStates: MemberStates): string[] {
  const own = trusted(mentions, memberStates).filter(({ role }) => role === 'from' || role === 'signature');
  return namedIn(own, memberStates).members.filter((code) => code !== onForm && code !== 'CH');
}

/**
 * Whether the form names no State, but its "Administration of ..." line misses the name of the one that the register gives
 * by a single letter, and of no other.
 */
function isMisspelt(
  fromRegister: string | null,
  named: NamedStates,
  mentions: readonly Mention[],
  memberStates: MemberStates,
): fromRegister is string {
  if (fromRegister === null || named.members.length + named.others.length > 0) return false;
  const lines = mentions.filter(({ role }) => role === 'administration');
  return lines.length === 1 && lines.every(({ text }) => memberStates.nearest(text) === fromRegister);
}

function namedIn(mentions: readonly Mention[], memberStates: MemberStates): NamedStates {
  const found = mentions.map((mention) => memberStates.namedIn(mention.text));
  return {
    members: [...new Set(found.flatMap((states) => states.members))],
    others: [...new Set(found.flatMap((states) => states.others))],
  };
}

function unclearName(names: string[]): Saying {
  return names.length === 0 ? say('state-none') : say('state-several', { states: names.join(', ') });
}

function sure(memberState: string): MemberStateMatch {
  return { memberState, findings: [] };
}

function doubt(memberState: string | null, code: Finding['code'], saying: Saying): MemberStateMatch {
  return { memberState, findings: [{ code, ...saying, cites: 'Res. 1 §9.4.1' }] };
}
