import type { Language } from '../../domain/language.ts';
import { remembered } from '../../domain/remembered.ts';
import { fold } from '../document/fold.ts';
import { patternsOf } from './pattern.ts';

/** A line of more words is a sentence of a letter, which says what it sends. */
const MOST_WORDS = 10;

/** How a line on a form points at a letter, where the answer may stand. How a pattern is written: `pattern.ts`. */
const POINTERS: Record<Language, string[]> = {
  en: ['see/refer/consult/read/per … letter/note/mail/email'],
  fr: ['voir/cf/consulter/lire … lettre/courrier/courriel/note'],
  es: ['vease/ver/consultar/consultese … carta/nota/correo'],
  ru: ['см/смотри/смотрите … письмо/письме/записк/ноту'],
  zh: ['见/参见/请看/详见/请阅 … 信函/附函/来函/信件/照会/函件'],
  ar: ['انظر/راجع/الاطلاع … رسالة/الرسالة/رسالتنا/خطاب/الخطاب/مذكرة/المذكرة'],
};

const PATTERNS = patternsOf(POINTERS);

/** "See our letter", as all that a line says. */
export const pointsAtLetter = remembered((line) => {
  const words = line.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  if (words.length > MOST_WORDS) return false;
  const folded = fold(line);
  return PATTERNS.some((pattern) => pattern.test(folded));
});
