import { ConfigError } from '../../domain/errors.ts';
import { type Saying, tell } from '../../domain/saying.ts';
import { english } from './en/index.ts';

/** What a catalogue holds in any language: the same entries as the English one, with other words. */
type Wording<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Name in keyof T]: Wording<T[Name]> };

export type Words = Wording<typeof english>;

/**
 * The languages that the console speaks. To add one: copy the folder `en` to one named by the language, translate it
 * (the compiler names what is missing), and add its line here.
 */
const LANGUAGES: Readonly<Record<string, Words>> = { en: english };

/** Every word of the interface, in the language that the console speaks. Read an entry where it is shown, not before. */
export const words: Words = copyOf(english);

/** Has the console speak a language from now on. */
export function speak(catalogue: Words): void {
  Object.assign(words, copyOf(catalogue, words));
}

/** @throws ConfigError if the console has no such language */
export function catalogueOf(language: string): Words {
  const known = Object.keys(LANGUAGES);
  const catalogue = LANGUAGES[language];
  if (!catalogue) throw new ConfigError('CONSOLE_LANGUAGE', `choose ${known.join(', ')}`);
  return catalogue;
}

/** A sentence of another part of the program, in the language that the console speaks. */
export function inWords(saying: Saying): string {
  return tell(words.sentences, saying);
}

/** Copies the entries into the objects that are there: whoever holds a part of the catalogue holds the new words. */
function copyOf<T extends object>(catalogue: T, into: object = {}): T {
  const held = new Map<string, unknown>(Object.entries(into));
  const entries = Object.entries(catalogue).map(([name, value]: [string, unknown]): [string, unknown] => {
    const known = held.get(name);
    return [name, isPart(value) ? copyOf(value, isPart(known) ? known : {}) : value];
  });
  return Object.assign(into, Object.fromEntries(entries)) as T;
}

function isPart(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
