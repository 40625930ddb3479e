import { isSentence } from './about-answers.ts';
import { isGarbled } from './garbled-letters.ts';
import { isOfUnknownLanguage } from './unknown-language.ts';

/** Russian and Arabic are written with few small words. */
const OTHER_OF_THE_SIX = /[\p{Script=Cyrillic}\p{Script=Arabic}]/u;

/** Names of offices have few of these, the endings of verbs among them. */
const HIRAGANA = /[ぁ-ゟ]/gu;
const JAPANESE = /[ぁ-ヿ\p{Script=Han}]/gu;
const LEAST_HIRAGANA = 3;
const LEAST_JAPANESE = 7;

/** A Korean sentence ends with its verb, and denies with words that no name has. */
const KOREAN = /\p{Script=Hangul}{3,}.*(?:[다요오음함죠까]\P{L}*$|지 ?않|아니|[못안] )/u;

/** Words of Greek that are neither names nor join them. */
const SMALL_GREEK =
  /(?<!\p{L})(?!(?:και|του|της|των|τον|την|τη|για|με|στο|στη|στην|σε|από|επί)(?!\p{L}))\p{Ll}[\p{Script=Greek}\p{M}]+/gu;
const LEAST_GREEK = 2;

/** Words in other scripts, as many as names of offices seldom have; fewer where a sentence ends. */
const OTHER_WORDS =
  /[[\p{L}\p{M}]--[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}\p{Script=Greek}\p{Script=Hangul}ぁ-ヿ]]{2,}/gv;
const LEAST_WORDS = 9;
const LEAST_WITH_END = 3;
/** Most lines hold none of these, and need not be searched for them one by one. */
const NOT_PLAIN = /\P{ASCII}/u;
const END = /[.!?।։]\s*$/u;

/** Whether a line or sentence is one in a language beside the six, or garbled: nobody here can tell what it says. No name or title. */
export function isUnknownSentence(text: string): boolean {
  return (NOT_PLAIN.test(text) && isOfOtherLetters(text)) || isUnknownInLatin(text);
}

function isUnknownInLatin(text: string): boolean {
  return !OTHER_OF_THE_SIX.test(text) && isSentence(text) && isOfUnknownLanguage(text);
}

function isOfOtherLetters(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return (
    (count(HIRAGANA) >= LEAST_HIRAGANA && count(JAPANESE) >= LEAST_JAPANESE) ||
    KOREAN.test(text) ||
    isGarbled(text) ||
    (/\p{Script=Greek}/u.test(text) && count(SMALL_GREEK) >= LEAST_GREEK) ||
    count(OTHER_WORDS) >= (END.test(text) ? LEAST_WITH_END : LEAST_WORDS)
  );
}
