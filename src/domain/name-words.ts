/** Articles and joining words that come and go between ways of writing the same name. */
const JOINING = new Set('the of and la le l les de du des d el los las del y e et da do'.split(' '));

/** Words that are abbreviated or bent in many ways, each as one word for all of them. */
const SAME_WORD = new Map(
  Object.entries({
    republic: 'rep republique republica repubblica респ республика республики',
    democratic: 'dem democratique democratica',
    popular: 'people peoples pop populaire',
    saint: 'st ste sainte',
  }).flatMap(([word, others]) => others.split(' ').map((other) => [other, word] as const)),
);

/** Invisible characters (soft hyphens, marks of direction), accents and vowel signs, and the Arabic lengthening stroke. */
const DROPPED = /[\p{M}\p{Cf}\u0640]/gu;
const EMAIL_OR_LINK = /\S+@\S+|\b(?:https?:\/\/|www\.)\S+/giu;
const APOSTROPHE = /['’‘ʼ`´]s?(?=\P{L}|$)/giu;
/** "U.S.A.", "D. R. Congo": initials with their points, of which a sentence's end may have taken the last ("U.S.A"). */
const INITIALS = /(?<![\p{L}.])(?:\p{Lu}{1,2}\.\s?){1,4}\p{Lu}{1,2}(?:\.|(?![\p{L}.]))/gu;
const WORD = /\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;
const ARTICLE_AR = /^و?ال(?=\p{L}{3})/u;

/** A word of capitals only that stands for a State ("USA"), as an index key: in small letters it may mean something else. */
export function acronymKey(acronym: string): string {
  return `=${acronym}`;
}

export function isAcronym(name: string): boolean {
  return /^\p{Lu}{2,5}$/u.test(name);
}

/**
 * The words of a text for comparison: compatibility forms, case, accents and vowel signs folded, joining words left
 * out, abbreviations written out. Chinese text, which has no spaces, is taken character by character. E-mail and web
 * addresses are no words: chad@example.org is nobody's State.
 */
export function nameWords(text: string, acronyms: ReadonlySet<string>): string[] {
  const plain = text
    .replace(EMAIL_OR_LINK, ' ')
    .normalize('NFKD')
    .replace(DROPPED, '')
    .replace(INITIALS, (initials) => `${initials.replace(/[.\s]/g, '')} `);
  const words = plain.replace(APOSTROPHE, ' ').match(WORD) ?? [];
  return words
    .map((word) => (acronyms.has(word) ? acronymKey(word) : foldWord(word)))
    .filter((word) => !isJoining(word));
}

function isJoining(word: string): boolean {
  return JOINING.has(word);
}

function foldWord(word: string): string {
  const small = word
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .replace(/[ىی]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/ة/g, 'ه')
    .replace(ARTICLE_AR, '');
  return SAME_WORD.get(small) ?? small;
}

/** Russian names are declined on a form ("Администрация Швейцарии"): compare without the ending. */
export function stem(word: string): string {
  return /^\p{Script=Cyrillic}{5,}$/u.test(word)
    ? word.replace(/(?:ого|ому|ои|ая|ое|ые|ых|ие|их|ов|ев|еи|[аеиоуыьэюя]{1,2})$/u, '')
    : word;
}

/**
 * The word without the Arabic "of", "for" or "in" that is written together with it ("إدارة لكندا"), in every way that it
 * may be taken apart: "للصين" is "ل" and "الصين", "لليبيا" is "ل" and "ليبيا".
 */
export function withoutArabicPreposition(word: string): string[] {
  return [/^لل(\p{L}{3,})$/u, /^[لب](?:ال)?(\p{L}{3,})$/u].flatMap((pattern) => pattern.exec(word)?.[1] ?? []);
}
