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
  /** Whether the State was a member on that day. */
  isMember(code: string, on: Date): boolean;
  /** Every State named in the text by a whole name; parts of longer names never count. */
  namedIn(text: string): NamedStates;
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
  return {
    all: states,
    get: (code) => byCode.get(code) ?? null,
    isMember: (code, on) => {
      const state = byCode.get(code);
      return state !== undefined && (state.since === null || on.toISOString().slice(0, 10) >= state.since);
    },
    namedIn: (text) => {
      const codes = index.find(text);
      return {
        members: codes.filter((code) => byCode.has(code)),
        others: codes.filter((code) => !byCode.has(code)),
      };
    },
  };
}

/** Articles and joining words that come and go between ways of writing the same name. */
const JOINING = new Set('the of and la le l les de du des d el los las del y e et da do'.split(' '));

/**
 * Words that make another State of a name when they stand next to it ("Democratic ... Korea", "South Sudan"). A name
 * with one of them beside it that is not part of the name itself is no whole name.
 */
const QUALIFIERS = new Set(
  (
    'democratic democratique democratica dem people peoples populaire popular north south east west nord sud norte sur new ' +
    'nouvelle nueva equatorial equatoriale ecuatorial papua papouasie bissau bisau northern southern eastern western'
  ).split(' '),
);

/** Finds names by whole words, always the longest name that starts earliest. */
class NameIndex {
  readonly #exact = new Map<string, Set<string>>();
  readonly #stems = new Map<string, Set<string>>();
  #longest = 1;

  constructor(names: readonly StateName[]) {
    for (const { code, name } of names) {
      for (const spelling of spellings(name)) this.#add(spelling, code);
    }
  }

  #add(name: string, code: string): void {
    const words = wordsOf(name);
    if (words.length === 0) return;
    put(this.#exact, words.join(' '), code);
    put(this.#stems, words.map(stem).join(' '), code);
    this.#longest = Math.max(this.#longest, words.length);
  }

  /** Codes in order of appearance, without repetition. A name that fits several States names none of them. */
  find(text: string): string[] {
    const words = wordsOf(text);
    const found: string[] = [];
    for (let start = 0; start < words.length; ) {
      const match = this.#longestAt(words, start);
      if (match === null) {
        start += 1;
        continue;
      }
      const qualified = isQualifier(words[start - 1]) || isQualifier(words[start + match.length]);
      if (!qualified && match.codes.size === 1) {
        const [code] = match.codes;
        if (code !== undefined && !found.includes(code)) found.push(code);
      }
      start += match.length;
    }
    return found;
  }

  #longestAt(words: string[], start: number): { codes: Set<string>; length: number } | null {
    for (let length = Math.min(this.#longest, words.length - start); length > 0; length -= 1) {
      const slice = words.slice(start, start + length);
      const codes = this.#exact.get(slice.join(' ')) ?? this.#stems.get(slice.map(stem).join(' '));
      if (codes) return { codes, length };
    }
    return null;
  }
}

function put(map: Map<string, Set<string>>, key: string, code: string): void {
  const codes = map.get(key) ?? new Set();
  map.set(key, codes.add(code));
}

/** "Korea (Republic of)" is also written "Republic of Korea"; "Myanmar (Burma)" is two names. */
function spellings(name: string): string[] {
  const inverted = /^(.*?)\s*\((.*)\)$/u.exec(name);
  if (!inverted) return [name];
  const [, outer = '', inner = ''] = inverted;
  return [`${outer} ${inner}`, `${inner} ${outer}`, ...(isArticle(inner) ? [outer] : [])];
}

function isArticle(text: string): boolean {
  return /^(the|la|le|les|l['’]|el|los|las)$/iu.test(text.trim());
}

function isQualifier(word: string | undefined): boolean {
  return word !== undefined && QUALIFIERS.has(word);
}

/**
 * The words of a text for comparison: compatibility forms, case, accents and vowel signs folded, joining words left
 * out; Chinese text, which has no spaces, is taken character by character.
 */
function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}|\u0640/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/['’‘ʼ`´]s?(?=\P{L}|$)/gu, ' ')
    .replace(/\bst\.?\s/gu, 'saint ')
    .replace(/\brep\./gu, 'republic');
  const words = folded.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => word.replace(/^(?:و?ال|لل)(?=\p{L}{3})/u, '')).filter((word) => !JOINING.has(word));
}

/** Russian names are declined on a form ("Администрация Швейцарии"): compare without the ending. */
function stem(word: string): string {
  return /^\p{Script=Cyrillic}{5,}$/u.test(word)
    ? word.replace(/(?:ого|ому|ои|ая|ое|ых|ые|[аеиоуыьэюя]{1,2})$/u, '')
    : word;
}
