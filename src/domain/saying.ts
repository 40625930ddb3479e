/**
 * A sentence for staff, kept so that it can be said in any language: which one it is, and what it is about. What is
 * stored stays readable for good: a sentence keeps its code and what it is about; one that says something else takes
 * another code.
 */
export interface Saying {
  /** The sentence in English: for logs, programs, and wherever the other is not known. */
  message: string;
  /** Absent in rows from before sentences had codes. */
  said?: { code: string; about: Readonly<Record<string, About>> };
}

/** What a sentence may be about: whatever JSON keeps, or another sentence that stands within it. */
export type About = string | number | boolean | null | Saying | readonly About[];

/** The sentences of one part of the program in one language, by their codes. */
export type Sentences = Readonly<Record<string, string | ((about: never) => string)>>;

/** What has to be given for a sentence: a text in it may be a sentence itself. */
type Given<A> = {
  [K in keyof A]: string extends A[K]
    ? A[K] | Saying
    : A[K] extends readonly string[]
      ? readonly (string | Saying)[]
      : A[K];
};

/** Makes sentences out of a part's English ones: `const say = sayer(ACCESS_SENTENCES)`, then `say('name-long', { most: 80 })`. */
export function sayer<S extends Sentences>(english: S) {
  return <C extends keyof S & string>(
    code: C,
    ...[about]: S[C] extends (about: infer A) => string ? [about: Given<A>] : []
  ): Required<Saying> => {
    const said = { code, about: plain({ ...about } as Record<string, About>) };
    return { message: tell(english, { message: '', said }), said };
  };
}

/** A sentence within is kept as that alone, whatever else it was: an error, a finding. */
function plain(about: Record<string, About>): Record<string, About> {
  const kept = (value: About): About => {
    if (Array.isArray(value)) return value.map(kept);
    return isSaying(value) ? { message: value.message, ...(value.said ? { said: value.said } : {}) } : value;
  };
  return Object.fromEntries(Object.entries(about).map(([name, value]) => [name, kept(value)]));
}

/** The sentence in the language of these; as it was stored where they do not have it. */
export function tell(sentences: Sentences, { message, said }: Saying): string {
  const sentence = said && Object.hasOwn(sentences, said.code) ? sentences[said.code] : undefined;
  if (!said || sentence === undefined) return message;
  if (typeof sentence === 'string') return sentence;
  const about = Object.fromEntries(Object.entries(said.about).map(([name, value]) => [name, within(sentences, value)]));
  // The code says what the sentence is about: `sayer` has checked it.
  return sentence(about as never);
}

function within(sentences: Sentences, value: About): About {
  if (Array.isArray(value)) return value.map((each: About) => within(sentences, each));
  return isSaying(value) ? tell(sentences, value) : value;
}

function isSaying(value: About): value is Saying {
  return typeof value === 'object' && value !== null && 'message' in value;
}
