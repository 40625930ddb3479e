import type { MemberStates } from '../domain/member-state.ts';
import type { Line } from './circular-lines.ts';
import type { CircularWords } from './words/circular-words.ts';
import { holdsAny } from './words/index.ts';

export interface ReadElectorate {
  /** ISO codes of the Member States consulted; null: all of them. */
  electorate: string[] | null;
  /** The sentence that restricts the consultation, where it names no Member States: a person has to say who they are. */
  unnamed: string | null;
}

/** Some texts of Study Group 3 concern one region: then the letter says which Member States are consulted. */
export function readElectorate(
  lines: readonly Line[],
  memberStates: MemberStates,
  words: CircularWords,
): ReadElectorate {
  const at = lines.findIndex(({ folded }) => holdsAny(folded, words.restricted, words));
  const sentence = lines[at];
  if (!sentence) return { electorate: null, unnamed: null };
  const named = [...memberStates.namedIn(sentence.text).members, ...listed(lines.slice(at + 1), memberStates)];
  if (named.length < 2) return { electorate: null, unnamed: sentence.text };
  return { electorate: [...new Set(named)].sort(), unnamed: null };
}

/** The States in the lines below, as long as each line names one. */
function listed(lines: readonly Line[], memberStates: MemberStates): string[] {
  const states = lines.map(({ text }) => memberStates.namedIn(text).members);
  const end = states.findIndex((members) => members.length === 0);
  return states.slice(0, end < 0 ? states.length : end).flat();
}
