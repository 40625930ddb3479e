import { fold, foldedWords } from '../document/fold.ts';

/** How a letter begins, in the six languages; comments on a text never do. */
const SALUTATION = new RegExp(
  `^\\P{L}*(?:(?:${foldedWords(
    'to whom it may concern|a qui de droit|a quien corresponda|إلى من يهمه الأمر|dear|sir|sirs|gentlemen|excellency|mesdames|messieurs|madame|monsieur|estimado|estimada|estimados|estimadas|muy señor|muy señora|muy señores|distinguido|distinguida|distinguidos|excelentísimo|excelentísima|уважаемый|уважаемая|уважаемые|здравствуйте|добрый день|تحية|السيد|سعادة|السلام عليكم',
  )})(?!\\p{L})|${foldedWords('尊敬|您好|敬启')})`,
  'u',
);

/** Whether a line greets whom a letter is written to. */
export function isSalutation(line: string): boolean {
  return SALUTATION.test(fold(line));
}
