import { fold, foldedWords } from '../document/fold.ts';

/** Numbers in words, as far as a circular has texts. Chinese ones count only before a measure word. */
const NUMBERS: [number, string][] = [
  [0, 'zero|none'],
  [1, 'one|un|une|uno|una|один|одна|одного|одному|одной|واحد|واحدة|一'],
  [2, 'two|deux|dos|два|две|двух|двум|اثنان|اثنين|二|两'],
  [3, 'three|trois|tres|три|трех|трем|ثلاثة|ثلاث|三'],
  [4, 'four|quatre|cuatro|четыре|четырех|четырем|أربعة|أربع|四'],
  [5, 'five|cinq|cinco|пять|пяти|خمسة|خمس|五'],
  [6, 'six|seis|шесть|шести|ستة|ست|六'],
  [7, 'seven|sept|siete|семь|семи|سبعة|سبع|七'],
  [8, 'eight|huit|ocho|восемь|восьми|ثمانية|ثماني|八'],
  [9, 'nine|neuf|nueve|девять|девяти|تسعة|تسع|九'],
  [10, 'ten|dix|diez|десять|десяти|عشرة|عشر|十'],
];
const BY_WORD = new Map(
  NUMBERS.flatMap(([value, words]) => words.split('|').map((word) => [fold(word), value] as const)),
);
const HAN_NUMBERS = '[一二两三四五六七八九十]';
const NUMBER = `(?:\\d{1,2}|${[...BY_WORD.keys()].filter((word) => !/\p{Script=Han}/u.test(word)).join('|')})`;

const FOR = foldedWords(
  'yes|in favou?r|positive|oui|favorables?|positi(?:f|ve)s?|sí|a favor|afirmativ[oa]s?|positiv[oa]s?|да|положительн[^ ,.;]*|نعم|موافق|مؤيد',
);
/** Words that also begin a longer phrase ("7 for your information"): they end one here. */
const FOR_AT_END = foldedWords('for|pour|за');
const AGAINST = foldedWords(
  'no|against|negative|non|contre|défavorables?|négati(?:f|ve)s?|en contra|negativ[oa]s?|против|нет|отрицательн[^ ,.;]*|لا|ضد|رفض|معارض',
);
const TEXTS = foldedWords(
  'texts?|drafts?|recommendations?|documents?|votes?|textes?|projets?|recommandations?|textos?|proyectos?|recomendaciones|votos?|текст[^ ,.;]*|проект[^ ,.;]*|рекомендаци[^ ,.;]*|голос[^ ,.;]*|نصوص|النصوص|نصا|نص|توصيات|التوصيات|صوت|أصوات',
);
const TIMES = foldedWords('times|fois|veces|раз|раза|مرات');
const START = '(?<![\\p{L}\\p{N}.,/-])';
const END = '(?![\\p{L}\\p{N}])';
const HAN_MEASURE = '[项個个份条票]';
const HAN_FOR = '(?:赞成|同意|支持|授权|赞同|是)';
const HAN_AGAINST = '(?:不赞成|不同意|不支持|不授权|不赞同|反对|拒绝|否决|否)';

const counted = (votes: string, behind = END) =>
  new RegExp(`${START}(?<number>${NUMBER})\\s(?:(?:${TEXTS}|${TIMES})\\s)?(?:${votes})${behind}`, 'gu');
const hanCounted = (votes: string) =>
  new RegExp(`(?<number>\\d{1,2}|${HAN_NUMBERS})\\s?${HAN_MEASURE}(?:案文|建议书)?(?:表示|均|投)?${votes}`, 'gu');
const COUNTED_FOR = [counted(FOR), counted(FOR_AT_END, '(?=\\s?(?:[,;.)]|$))'), hanCounted(HAN_FOR)];
const COUNTED_AGAINST = [counted(AGAINST, `${END}(?!\\s(?:longer|later|more|need))`), hanCounted(HAN_AGAINST)];
/** "Six of the texts", "sept textes". */
const COUNTED_TEXTS = [
  new RegExp(
    `${START}(?<number>${NUMBER})\\s(?:(?:of|out of|de|des|d'entre|из|من)\\s)?(?:(?:the|our|these|draft|les|ces|los|estos|las|этих|هذه)\\s){0,2}(?:${TEXTS})${END}`,
    'gu',
  ),
  new RegExp(`(?<number>\\d{1,2}|${HAN_NUMBERS})\\s?${HAN_MEASURE}(?:案文|建议书)`, 'gu'),
];
/** Words by which a sentence says yes or no to texts. */
const VOTES = new RegExp(
  `(?<!\\p{L})(?:${foldedWords(
    'support|approv|assign|agree|accept|favou?r|vot(?:e|o)|oppos|reject|refus|against|habilit|approuv|soutien|soutenons|appuy|favorable|contre|autoriz|aprob|aprueb|apoy|favor|contra|rechaz|поддерж|одобр|соглас|наделя|голос|против|نؤيد|تؤيد|نوافق|توافق|تفوض|نفوض|نرفض|ترفض|نعارض',
  )})|赞成|同意|支持|授权|反对`,
  'u',
);

/** How many texts a sentence says yes and no to, in numbers or words; the numbers of texts it names beside a vote. */
export interface CountedVotes {
  for: number[];
  against: number[];
  texts: number[];
}

export function countedVotes(sentence: string): CountedVotes {
  const folded = fold(sentence);
  return {
    for: numbersIn(folded, COUNTED_FOR),
    against: numbersIn(folded, COUNTED_AGAINST),
    texts: VOTES.test(folded) ? numbersIn(folded, COUNTED_TEXTS) : [],
  };
}

function numbersIn(folded: string, patterns: readonly RegExp[]): number[] {
  return patterns
    .flatMap((pattern) => [...folded.matchAll(pattern)])
    .map(({ groups }) => BY_WORD.get(groups?.number ?? '') ?? Number(groups?.number));
}
