import type { Paragraph } from '../../document/form-document.ts';
import { paragraphText } from '../../document/form-document.ts';

/** A line that mail programs put before the mail that is answered or forwarded. */
const SEPARATOR =
  /^\s*[-_=*]{2,}\s*(original (message|appointment)|(begin )?forwarded message|reply (message|above)|message (d['’]origine|transféré|original)|mensaje (original|reenviado)|(исходное|пересылаемое|пересланное) сообщение|原始邮件|原邮件|转发的?邮件|الرسالة الأصلية|رسالة معاد توجيهها)\s*:?\s*[-_=*]*\s*$/iu;

/** "On Monday, X wrote:" */
const ATTRIBUTION =
  /^\s*(on|le|el|am|в|\d|在|في|.{0,40},).{3,200}(wrote|a écrit|escribió|schrieb|пишет|пишут|написал|написала|написал\(а\)|写道|كتب|كتبت)\s*[::]\s*$/iu;

const BEGIN_FORWARDED =
  /^\s*(begin forwarded message|début du message (transféré|réexpédié)|inicio del mensaje reenviado)\s*:?\s*$/iu;

/** The header that Outlook puts above the older mail: sender, then date, then recipient or subject. */
const HEADER = [
  /^\s*\*?(from|de|von|от|发件人|寄件人|من)\s*\*?\s*[::]\s*\*?\s*\S/iu,
  /^\s*\*?(sent|date|envoyé|enviado( el)?|fecha|отправлено|дата|发送时间|日期|时间|تاريخ الإرسال|التاريخ|تم الإرسال)\s*\*?\s*[::]\s*\*?\s*\S/iu,
  /^\s*\*?(to|cc|à|a|para|кому|копия|收件人|抄送|إلى|subject|objet|asunto|тема|主题|主旨|الموضوع)\s*\*?\s*[::]\s*\*?\s*\S/iu,
] as const;

/** How many lines a header's next line may be away: a long line is wrapped, a "Reply-To" may stand between. */
const HEADER_REACH = 3;

const LONGEST_MARKER = 400;

/** A line's text, or nothing where it is longer than any line that mail programs write. */
export function markerText(paragraph: Paragraph): string {
  const text = paragraphText(paragraph).trim();
  return text.length <= LONGEST_MARKER ? text : '';
}

/** How many lines from here on say that another mail begins; 0 where none do. A long line about its author is wrapped. */
export function markerAt(lines: readonly string[], at: number): number {
  const line = lines[at] ?? '';
  if (SEPARATOR.test(line) || BEGIN_FORWARDED.test(line) || ATTRIBUTION.test(line)) return 1;
  if (isHeader(lines, at)) return headerLines(lines, at);
  const next = lines[at + 1] ?? '';
  return !ATTRIBUTION.test(next) && ATTRIBUTION.test(`${line} ${next}`) ? 2 : 0;
}

/** The lines of a header, as long as each of them names a field. */
export function headerLines(lines: readonly string[], at: number): number {
  const end = lines.slice(at).findIndex((line) => !/^[\p{L}\p{Zs}*-]{1,30}[:：]/u.test(line));
  return end < 0 ? lines.length - at : Math.max(1, end);
}

/**
 * Index of the line from which on everything is an older mail; the number of lines where nothing is.
 * @param lines null for lines that are known to be quoted.
 */
export function quoteStart(lines: readonly (string | null)[]): number {
  const index = lines.findIndex((line, at) => {
    if (line === null) return false;
    if (SEPARATOR.test(line) || BEGIN_FORWARDED.test(line)) return true;
    // Answers may stand below a quotation that is marked line by line; below an unmarked one nobody can tell.
    if (ATTRIBUTION.test(line)) return lines[at + 1] !== null;
    return isHeader(lines, at);
  });
  return index < 0 ? lines.length : index;
}

/** Whether the header of an older mail begins at this line. */
export function isHeader(lines: readonly (string | null)[], start: number): boolean {
  let at = start;
  for (const [step, pattern] of HEADER.entries()) {
    const reach = step === 0 ? 1 : HEADER_REACH;
    const found = lines.slice(at, at + reach).findIndex((line) => line !== null && pattern.test(line));
    if (found < 0) return false;
    at += found + 1;
  }
  return true;
}

/** Whether a line says who wrote the mail quoted below it, and when. */
export function isAttribution(line: string): boolean {
  return ATTRIBUTION.test(line);
}

/** Whether a line parts mails without saying who wrote them. */
export function isSeparator(line: string): boolean {
  return SEPARATOR.test(line);
}
