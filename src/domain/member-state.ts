import { isAcronym, nameWords, stem, withoutArabicPreposition } from './name-words.ts';
import { nearestName } from './near-names.ts';

/** A Member State of the Union: ISO 3166-1 alpha-2 code, English name, and the day it joined where that matters. */
export interface MemberState {
  code: string;
  name: string;
  /** ISO date; null for those that were members before any consultation kept here. */
  since: string | null;
}

export interface StateName {
  code: string;
  name: string;
}

/** The names found in a line: Member States by code, and names of territories or bodies that are not Member States. */
export interface NamedStates {
  members: string[];
  others: string[];
}

/** All Member States, and their names in the six languages. */
export interface MemberStates {
  all: readonly MemberState[];
  get(code: string): MemberState | null;
  /** How to call what `namedIn` found, be it a Member State or not. */
  nameOf(code: string): string;
  /** Whether the State was a member on that day. */
  isMember(code: string, on: Date): boolean;
  /** Whether staff have noted that the State had no voting rights on that day. Never concluded by the program. */
  hasLostVote(code: string, on: Date): boolean;
  /** Every State named in the text by a whole name; parts of longer names never count. */
  namedIn(text: string): NamedStates;
  /** The only Member State whose name the text misses by a single letter ("Swizerland"), or null. */
  nearest(text: string): string | null;
  /** Whether the text is the name of a State and nothing else but figures ("00100 Kenya"). */
  isName(text: string): boolean;
}

/**
 * Builds the index of names.
 * @param names every known name of every Member State, in any language
 * @param others names of territories and bodies that have no vote
 */
export function indexMemberStates(
  states: readonly MemberState[],
  names: readonly StateName[],
  others: readonly StateName[],
): MemberStates {
  const byCode = new Map(states.map((state) => [state.code, state]));
  const index = new NameIndex([...states, ...names, ...others]);
  const otherNames = new Map(others.toReversed().map(({ code, name }) => [code, name]));
  return {
    all: states,
    get: (code) => byCode.get(code) ?? null,
    nameOf: (code) => byCode.get(code)?.name ?? otherNames.get(code) ?? code,
    isMember: (code, on) => {
      const state = byCode.get(code);
      return state !== undefined && (state.since === null || on.toISOString().slice(0, 10) >= state.since);
    },
    hasLostVote: () => false,
    namedIn: (text) => {
      const codes = index.find(text);
      return {
        members: codes.filter((code) => byCode.has(code)),
        others: codes.filter((code) => !byCode.has(code)),
      };
    },
    nearest: (text) => {
      const code = index.nearest(text);
      return code !== null && byCode.has(code) ? code : null;
    },
    isName: (text) => index.isName(text),
  };
}

/** A time without voting rights, as staff noted it: ISO dates, the first and the last day; null while it lasts. */
export interface VoteLoss {
  memberState: string;
  from: string;
  until: string | null;
}

/** The same Member States, with what staff noted about their voting rights. */
export function withVoteLosses(memberStates: MemberStates, losses: readonly VoteLoss[]): MemberStates {
  return {
    ...memberStates,
    hasLostVote: (code, on) => {
      const day = on.toISOString().slice(0, 10);
      return losses.some(
        ({ memberState, from, until }) => memberState === code && from <= day && (until === null || day <= until),
      );
    },
  };
}

/**
 * Words that make another State or place of a name when they stand next to it ("Democratic ... Korea", "South Sudan",
 * "Netherlands Antilles"). A name with one of them beside it that is not part of the name itself is no whole name.
 */
const QUALIFIERS = new Set(
  (
    'democratic popular dr rd north south east west nord sud norte sur new nouvelle nueva equatorial equatoriale ' +
    'ecuatorial papua papouasie bissau bisau northern southern eastern western antilles antillas antillen taipei ' +
    'lake lac lago gulf golfe golfo ' +
    'др демократ демократическ народно папуа бисау экваториальн северн южн нов восточн западн ' +
    'ديمقراطيه ديموقراطيه شعبيه استوائيه بيساو بابوا جديده جنوب جنوبيه شمال شماليه شرق غرب كينشاسا ' +
    '新 道 比 金 布 南 北 民 台 臺 香 澳 湾 灣'
  ).split(' '),
);

/** Finds names by whole words, always the longest name that starts earliest. */
class NameIndex {
  readonly #exact = new Map<string, Set<string>>();
  readonly #stems = new Map<string, Set<string>>();
  readonly #acronyms: ReadonlySet<string>;
  #longest = 1;

  constructor(names: readonly StateName[]) {
    this.#acronyms = new Set(names.map(({ name }) => name).filter(isAcronym));
    for (const { code, name } of names) {
      for (const spelling of spellings(name)) this.#add(spelling, code);
    }
  }

  #add(name: string, code: string): void {
    const words = nameWords(name, this.#acronyms);
    if (words.length === 0) return;
    put(this.#exact, words.join(' '), code);
    put(this.#stems, words.map(stem).join(' '), code);
    this.#longest = Math.max(this.#longest, words.length);
  }

  /** Codes in order of appearance, without repetition. A name that fits several States names none of them. */
  find(text: string): string[] {
    const words = nameWords(text, this.#acronyms);
    const found: string[] = [];
    for (let start = 0; start < words.length; ) {
      const match = this.#longestAt(words, start);
      if (match === null) {
        start += 1;
        continue;
      }
      if (!isQualified(words, start, start + match.length) && match.codes.size === 1) {
        const [code] = match.codes;
        if (code !== undefined && !found.includes(code)) found.push(code);
      }
      start += match.length;
    }
    return found;
  }

  nearest(text: string): string | null {
    return nearestName(nameWords(text, this.#acronyms), this.#exact, this.#longest);
  }

  isName(text: string): boolean {
    const words = nameWords(text, this.#acronyms).filter((word) => !/^\p{N}+$/u.test(word));
    return this.#known(words) !== undefined;
  }

  #longestAt(words: string[], start: number): { codes: Set<string>; length: number } | null {
    for (let length = Math.min(this.#longest, words.length - start); length > 0; length -= 1) {
      const slice = words.slice(start, start + length);
      const codes = [slice, ...withoutPreposition(slice)].map((each) => this.#known(each)).find(Boolean);
      if (codes) return { codes, length };
    }
    return null;
  }

  #known(words: string[]): Set<string> | undefined {
    return this.#exact.get(words.join(' ')) ?? this.#stems.get(words.map(stem).join(' '));
  }
}

function withoutPreposition([first = '', ...rest]: string[]): string[][] {
  return withoutArabicPreposition(first).map((bare) => [bare, ...rest]);
}

function put(map: Map<string, Set<string>>, key: string, code: string): void {
  const codes = map.get(key) ?? new Set();
  map.set(key, codes.add(code));
}

/** "Korea (Republic of)" is also written "Republic of Korea", and the other way round; "Myanmar (Burma)" is two names. */
function spellings(name: string): string[] {
  const republic =
    /^(.*\b(?:republic|rep\.|république|república)\s+(?:of the|of|du|des|del|de la|de|d['’]))\s*(.+)$/iu.exec(name);
  if (republic) return [name, `${republic[2]} ${republic[1]}`];
  const inverted = /^(.*?)\s*\((.*)\)$/u.exec(name);
  if (!inverted) return [name];
  const [, outer = '', inner = ''] = inverted;
  return [`${outer} ${inner}`, `${inner} ${outer}`, ...(isArticle(inner) ? [outer] : [])];
}

function isArticle(text: string): boolean {
  return /^(the|la|le|les|l['’]|el|los|las)$/iu.test(text.trim());
}

/** Whether a qualifier stands right beside the words from `start` to `end`, or behind a "Republic" there. */
function isQualified(words: readonly string[], start: number, end: number): boolean {
  const before = words[start - 1] === 'republic' ? start - 2 : start - 1;
  const after = words[end] === 'republic' ? end + 1 : end;
  return isQualifier(words[before]) || isQualifier(words[after]);
}

function isQualifier(word: string | undefined): boolean {
  return word !== undefined && (QUALIFIERS.has(word) || QUALIFIERS.has(stem(word)));
}
