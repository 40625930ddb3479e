import { fold, foldedWords } from '../document/fold.ts';

const LINE = new RegExp(
  `^\\P{L}*(?:(?:(?:with|my|our|best|kind|kindest|warm|warmest|many) )*(?:${foldedWords(
    'regards|thanks|wishes|sincerely|yours|cheers|cordialement|bien cordialement|bien à vous|meilleures salutations|respectueusement|atentamente|atte|saludos|cordialmente|un cordial saludo|с уважением|с наилучшими пожеланиями|مع التحية|تحياتي|مع أطيب التحيات|مع خالص التحية',
  )})(?!\\p{L})|${foldedWords('此致|敬礼|顺颂|致礼|谨上|敬上')})|${foldedWords(
    'salutations distinguées|considération distinguée|distinguida consideración|فائق الاحترام',
  )}`,
  'u',
);

/**
 * Whether a line closes a letter in one of the six languages. What stands below says who wrote it, often in that office's own
 * language, and what its lawyers ask for.
 */
export function isClosing(line: string): boolean {
  return LINE.test(fold(line));
}
