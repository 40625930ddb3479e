import type { Language } from '../../domain/language.ts';
import { remembered } from '../../domain/remembered.ts';
import { fold } from '../document/fold.ts';
import { patternsOf } from './pattern.ts';

/** A circular with its number, and no words between them: "your circular of 11 October" has none. How a pattern is written: `pattern.ts`. */
const NUMBERED: Record<Language, string[]> = {
  en: ['circular ?tsb ?no ?nr ?number #'],
  fr: ['circulaire ?tsb ?no ?n ?numero #'],
  es: ['circular ?tsb ?no ?n ?num ?numero #'],
  ru: ['циркуляр ?бсэ ?no ?n #'],
  zh: ['第 # 号 通函', '通函 第 # 号'],
  ar: ['معممة ?tsb ?رقم #'],
};

const PATTERNS = patternsOf(NUMBERED);
/** "Circular 11/10/2023", "circular 11 October 2023", "circular 6/17". */
const DATES = /\d{1,4}[/.-]\d+(?:[/.-]\d+)?|(?<!\d)\d{1,2} (?!(?:of|de|du|от) )\p{L}+ 20\d\d/gu;

/** The numbers of circulars that a line names, if any; then whatever other numbers it holds: "Circulars 138 and 142". */
export const numberedCirculars = remembered((line): readonly number[] => {
  const folded = fold(line).replace(DATES, ' ');
  const found = PATTERNS.flatMap((pattern) => pattern.numbers(folded));
  return found.length === 0 ? [] : [...found, ...[...folded.matchAll(/\d{1,4}/gu)].map(([number]) => Number(number))];
});
