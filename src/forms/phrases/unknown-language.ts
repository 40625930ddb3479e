import { fold } from '../document/fold.ts';
import { foreignWords } from './vocabulary.ts';

/** Small words of the five languages that are written with spaces: a sentence in one of them is seldom without any. */
const SMALL_WORDS = new Set(
  `the our your this that these for of with and or in on to by from at is are was be been has have will we you it its please find see as re
  le la les des une un du de et ou en au aux pour par avec sur dans ce cette notre nos votre est sont que qui nous vous ci
  el los las una del y o al para por con sobre nuestra nuestro su se es son que adjunto
  и или в во на по с со для из от к о об не что как это наш наша наши ваш мы вы за при
  في من على إلى عن مع هذا هذه أن إن التي الذي أو`
    .split(/\s+/u)
    .map(fold),
);
/** Letters that no language of the six is written with. */
const OTHER_SCRIPT = /[\p{L}--[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}\p{Script=Greek}]]/v;
/** So many words beside names and titles, which are written with capitals, make a sentence. */
const SENTENCE_WORDS = 2;

/** Whether a folded word joins others, and says nothing by itself. */
export function isSmallWord(folded: string): boolean {
  return SMALL_WORDS.has(folded);
}

/** Whether a sentence is in a language beside the six, whose opinions nobody here can tell: "X.1150 lehnen wir ab". */
export function isOfUnknownLanguage(sentence: string): boolean {
  if (OTHER_SCRIPT.test(sentence)) return true;
  const words =
    sentence.match(/(?<![\p{L}\p{M}\p{N}._-])[\p{L}\p{M}]{2,}(?![\p{L}\p{M}\p{N}_-]|\.[\p{L}\p{N}])/gu) ?? [];
  const small = words.filter((word) => !/^\p{Lu}|\p{Script=Han}/u.test(word));
  return (
    small.length >= SENTENCE_WORDS && words.every((word) => !SMALL_WORDS.has(fold(word)) && foreignWords(word) > 0)
  );
}
