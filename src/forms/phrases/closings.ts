import { fold, foldedWords } from '../document/fold.ts';

const LINE = new RegExp(
  `^\\P{L}*(?:(?:(?:with|my|our|best|kind|kindest|warm|warmest|many) )*(?:${foldedWords(
    'regards|thanks|wishes|sincerely|yours|cheers|cordialement|bien cordialement|bien à vous|meilleures salutations|respectueusement|atentamente|atte|saludos|cordialmente|un cordial saludo|с уважением|с наилучшими пожеланиями|مع التحية|تحياتي|مع أطيب التحيات|مع خالص التحية',
  )})(?!\\p{L})|${foldedWords('此致|敬礼|顺颂|致礼|谨上|敬上')})|${foldedWords(
    'salutations distinguées|considération distinguée|distinguida consideración|فائق الاحترام',
  )}`,
  'u',
);

/** How signatures begin that mail programs write, whatever the language of the mail, and letters close in those languages. */
const ELSEWHERE = new RegExp(
  `^(?:${foldedWords(
    'mit (?:freundlichen|besten|vielen|herzlichen) grüßen|freundliche grüße|beste grüße|viele grüße|mit freundlichem gruß|hochachtungsvoll|met (?:vriendelijke|hartelijke|beste) groet(?:en)?|hoogachtend|vriendelijke groet(?:en)?|med (?:vänlig|vänliga|bästa) hälsning(?:ar)?|vänliga hälsningar|högaktningsfullt|med (?:vennlig|venlig|beste|bedste) hilsen(?:er)?|vennlig hilsen|venlig hilsen|ystävällisin terveisin|parhain terveisin|kunnioittavasti|kveðja|með kveðju|virðingarfyllst|com os melhores cumprimentos|melhores cumprimentos|atenciosamente|cumprimentos|cordiali saluti|distinti saluti|z poważaniem|z wyrazami szacunku|łączę wyrazy szacunku|pozdrawiam|s pozdravem|s pozdravom|s úctou|üdvözlettel|tisztelettel|s poštovanjem|srdačan pozdrav|lep pozdrav|lepo pozdravljeni|s spoštovanjem|cu stimă|cu respect|cu deosebită considerație|з повагою|с уважение|поздрави|со почит|с поштовањем|saygılarımla|saygılarımızla|hörmətlə|hurmat bilan|құрметпен|урматтоо менен|хүндэтгэсэн|με εκτίμηση|φιλικά|lugupidamisega|parimate soovidega|ar cieņu|pagarbiai|trân trọng|kính thư|hormat kami|salam hormat|wassalam|yang benar|با احترام|בברכה|בכבוד רב|敬具|よろしくお願いいたします|よろしくお願い致します|감사합니다|ขอแสดงความนับถือ|პატივისცემით|հարգանքով|የከበረ ሰላምታ',
  )})\\P{L}*$`,
  'u',
);

/**
 * Whether a line closes a letter. What stands below says who wrote it, often in that office's own language, and what its lawyers
 * ask for.
 */
export function isClosing(line: string): boolean {
  return LINE.test(fold(line)) || closesElsewhere(line);
}

/** Whether a line is nothing but the closing of a letter in a language beside the six. */
export function closesElsewhere(line: string): boolean {
  return ELSEWHERE.test(fold(line));
}
