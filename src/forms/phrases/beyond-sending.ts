import { LANGUAGES } from '../../domain/language.ts';
import { remembered } from '../../domain/remembered.ts';
import { fold, foldedWords } from '../document/fold.ts';
import { isForeign } from './about-answers.ts';
import { LETTER_WORDS } from './letter-words.ts';
import { withoutStates } from './names-of-states.ts';
import { withoutPaper } from './no-paper-follows.ts';
import { isOfSenders } from './sender-lines.ts';
import { holdsSending } from './sending.ts';
import { sentencesOf } from './sentences-of.ts';
import { isSmallWord } from './unknown-language.ts';
import { isWholeCourtesy } from './whole-courtesies.ts';

/** "And", "for", "by", "like", "the" are written together with an Arabic word. */
const BEFORE_ARABIC = '[وفلبكس]{0,2}(?:ال|لل|ل)?';
const OF_LETTERS = new RegExp(
  `^(?:${LANGUAGES.filter((language) => language !== 'zh')
    .flatMap((language) =>
      wordsIn(LETTER_WORDS[language]).map((word) => (language === 'ar' ? BEFORE_ARABIC : '') + word),
    )
    .join('|')})`,
  'u',
);

function wordsIn(list: string): string[] {
  const words = fold(list).trim().split(/\s+/u);
  return words.map((word) => (word.endsWith('-') ? word.slice(0, -1) : `${word}$`));
}

const HAN_PAIRS = new Set((fold(LETTER_WORDS.zh).match(/\p{Script=Han}+/gu) ?? []).flatMap(pairsIn));

function pairsIn(run: string): string[] {
  const signs = [...run];
  return signs.slice(1).map((sign, at) => `${signs[at]}${sign}`);
}

/** The signed original that follows a reply, the first mail that did not arrive, and that nobody answered earlier. */
const ON_PAPER_AND_BY_MAIL = new RegExp(
  [
    `(?:${fold('original|hard copy|hardcopy|paper|papier|papel|оригинал|экземпляр')}).{0,40}?(?:${fold('follow|follows|suit|suivra|suivront|parviendra|seguira|последует')})`,
    'cop(?:y|ies|ie) .{0,20}?(?:follow|suivra)',
    '(?:first|second|third|earlier|previous|last) (?:e-?mail|mail|message|file|attachment|document)',
    '(?:answer|reply|respond) (?:earlier|sooner)',
  ]
    .map((each) => `(?<!\\p{L})(?:${each})(?!\\p{L})`)
    .join('|'),
  'gu',
);

/** Pages are counted in letters, and a reply of which one comes later is not whole. */
const DIVIDED = new RegExp(
  `(?<!\\p{L})(?:${foldedWords('page|pages|página|páginas|страница|страницу|страницы')}) ?\\d`,
  'u',
);

/** Whose administration it is, where languages write that without a capital: "la Administración chilena". */
const OF_A_STATE =
  /(?<=(?<!\p{L})(?:administration|administracion|gouvernement|gobierno|delegacion|delegation) )\p{L}*(?:ais|aise|ois|oise|ien|ienne|ain|aine|an|ane|suisse|belge|ano|ana|ense|eno|ena|es|esa)(?!\p{L})/gu;

/**
 * Whether a paragraph of a letter holds a sentence that sends a reply and says something else beside: any word of it that is of none
 * of those of which such sentences consist. What it says beside, nobody can list: "the answer to the earlier circular", "page 1 of
 * 2", "without the agreement of the ministry". Names, which are written with a capital, are no such words; other languages are not
 * told so.
 */
export const saysBeyondSending = remembered((paragraph) =>
  sentencesOf(paragraph).some((sentence) => isBeyond(sentence) && isBeyond(withoutStates(sentence))),
);

function isBeyond(sentence: string): boolean {
  const folded = fold(sentence);
  if (!holdsSending(folded) || isWholeCourtesy(sentence) || isForeign(sentence) || ADDRESS.test(sentence)) return false;
  const names = new Set(wordsOf(sentence).filter(isName).map(fold));
  const rest = withoutPaper(folded).replace(ON_PAPER_AND_BY_MAIL, ' ').replace(OF_A_STATE, ' ');
  const words = wordsOf(rest);
  if (DIVIDED.test(rest) || hanBeyond(rest) >= LEAST_HAN) return true;
  const own = words.filter((word) => !names.has(word));
  const beyond = own.filter(isBeyondLetters).length;
  return words.length >= LEAST_WORDS && beyond > 0 && beyond <= MOST_BEYOND * own.length;
}

/** What a browser prints at the foot of its pages. */
const ADDRESS = /\p{L}:\/\/|www\./u;

/** Without those of addresses, abbreviations with a full stop within and references. */
function wordsOf(text: string): string[] {
  return text.match(/(?<![\p{L}\p{M}\p{N}._@/])[\p{L}\p{M}]{2,}(?![\p{L}\p{M}\p{N}_@/]|\.[\p{L}\p{N}])/gu) ?? [];
}

/** "Unfortunately" begins a sentence with a capital, too. */
const SAYS_HOW = new RegExp(`(?:ly|ment|mente|${fold('льно')})$`, 'iu');

/** The titles of whoever signed a reply are known from the lines below it; "отдельно" is none. */
function isBeyondLetters(word: string): boolean {
  if (/\p{Script=Han}/u.test(word) || isSmallWord(word) || OF_LETTERS.test(word)) return false;
  return !isOfSenders(word) || SAYS_HOW.test(word);
}

function isName(word: string, at: number): boolean {
  return /^\p{Lu}/u.test(word) && (at > 0 || !SAYS_HOW.test(word));
}

const LEAST_HAN = 2;
/** Where more of its words are unknown, a sentence is in another language; what those say is looked at elsewhere. */
const MOST_BEYOND = 3 / 4;
/** Two words are a title. */
const LEAST_WORDS = 3;

/** The signs of which no pair with a neighbour stands in such sentences. */
function hanBeyond(folded: string): number {
  const runs = folded.match(/\p{Script=Han}+/gu) ?? [];
  return runs.reduce((sum, run) => sum + signsBeyond([...run]), 0);
}

function signsBeyond(signs: string[]): number {
  const isKnown = (at: number) => HAN_PAIRS.has(`${signs[at]}${signs[at + 1]}`);
  return signs.filter((_, at) => signs.length > 1 && !isKnown(at - 1) && !isKnown(at)).length;
}
