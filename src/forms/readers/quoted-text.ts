import type { DocumentProblem, FormDocument, Paragraph, Quotation } from '../document/form-document.ts';
import { paragraphText } from '../document/form-document.ts';
import { glyphKind } from '../document/glyphs.ts';
import { say } from '../sentences.ts';

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

const LEFT_OUT: DocumentProblem = {
  code: 'attachment-skipped',
  ...say('quotation-left-out'),
};

/**
 * Leaves out what a mail quotes: the circular or an earlier mail is not the sender's vote. Where the quotation has signs
 * of a form, staff are told.
 *
 * @param quoted the paragraphs that are known to be quoted, by their markup or their ">".
 */
export function leaveOutQuotes(document: FormDocument, quoted: ReadonlySet<Paragraph>): FormDocument {
  const lines = document.paragraphs.map((paragraph) => (quoted.has(paragraph) ? null : markerText(paragraph)));
  const end = quoteStart(lines);
  const introduces = (index: number) => lines[index + 1] === null && ATTRIBUTION.test(lines[index] ?? '');
  const isLeftOut = (paragraph: Paragraph, index: number) => index >= end || quoted.has(paragraph) || introduces(index);
  const leftOut = document.paragraphs.filter(isLeftOut);
  if (leftOut.length === 0) return document;
  const paragraphs = document.paragraphs.filter((paragraph, index) => !isLeftOut(paragraph, index));
  const passedOn = linesPassedOn(leftOut);
  const own = { ...document, paragraphs, ...(passedOn.length > 0 && { passedOn }) };
  if (!leftOut.some(hasFormSign)) return own;
  const problems = [...document.problems, LEFT_OUT];
  return { ...own, problems, quotation: quotationOf(document, isLeftOut) };
}

/** Fields of a header that say who wrote a mail and who got it. */
const CORRESPONDENT =
  /^\s*\*?(?:from|de|von|от|发件人|寄件人|من|to|cc|à|a|para|кому|копия|收件人|抄送|إلى|نسخة)\s*\*?\s*[::]/iu;
const RECIPIENT = /^\s*\*?(?:to|à|a|para|кому|收件人|إلى)\s*\*?\s*[::]/iu;
const UNION =
  /itu\.int|\b(?:ITU|TSB|UIT|TSBDIR)\b|(?<!\p{L})(?:МСЭ|БСЭ)(?!\p{L})|国际电联|国际电信联盟|电信标准化局|الاتحاد الدولي/iu;
/** Above a mail that is passed on; above one that is answered stands another line. */
const PASSES_ON = /forward|transféré|réexpédié|reenviado|пересыла|переслан|转发|معاد توجيهها/iu;

/**
 * The lines of the mails among the left-out ones that an office passes on, as its people wrote them to one another: what
 * they say of the form goes with it. What went to the Union or came from it is known there, and was answered since.
 */
function linesPassedOn(leftOut: readonly Paragraph[]): string[] {
  const bare = leftOut.map(withoutSigns);
  const lines = bare.map(markerText);
  const passedOn: string[] = [];
  let isOthers = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const length = markerAt(lines, at);
    if (length === 0) {
      const text = isOthers ? paragraphOf(bare, at) : '';
      if (text !== '') passedOn.push(text);
      continue;
    }
    const passes = PASSES_ON.test(line) && !isHeader(lines, at);
    const from = passes ? at + 1 : at;
    const end = isHeader(lines, from) ? from + headerLines(lines, from) : at + length;
    const parties = lines.slice(from, end).filter((each) => CORRESPONDENT.test(each));
    isOthers = (passes || parties.some((each) => RECIPIENT.test(each))) && !parties.some((each) => UNION.test(each));
    at = end - 1;
  }
  return passedOn;
}

function paragraphOf(paragraphs: readonly Paragraph[], at: number): string {
  const paragraph = paragraphs[at];
  return paragraph && !hasFormSign(paragraph) ? paragraphText(paragraph).trim() : '';
}

/** The mail put together again, without the lines that say who wrote what is quoted. */
function quotationOf(
  { paragraphs }: FormDocument,
  isLeftOut: (paragraph: Paragraph, index: number) => boolean,
): Quotation {
  const bare = paragraphs.map((paragraph, index) =>
    isLeftOut(paragraph, index) ? withoutSigns(paragraph) : paragraph,
  );
  const lines = bare.map(markerText);
  const markers = lines.map((_, at) => markerAt(lines, at));
  const own = new Set(markers.flatMap((count, at) => Array.from({ length: count }, (_, next) => at + next)));
  const kept = (at: number) => !own.has(at);
  const authors = markers.flatMap((count, at) => (count > 0 && !SEPARATOR.test(lines[at] ?? '') ? [at] : []));
  const [author = -1, ...others] = authors;
  const isNested = paragraphs.some((paragraph) => NESTED.test(paragraphText(paragraph)));
  return {
    quoted: bare.filter((_, at) => kept(at) && isLeftOut(paragraphs[at] as Paragraph, at)),
    whole: bare.filter((_, at) => kept(at)),
    isUnions: author >= 0 && others.length === 0 && !isNested && namesUnion(lines.slice(author, author + 2).join(' ')),
  };
}

/** How many lines from here on say that another mail begins; 0 where none do. A long line about its author is wrapped. */
function markerAt(lines: readonly string[], at: number): number {
  const line = lines[at] ?? '';
  if (SEPARATOR.test(line) || BEGIN_FORWARDED.test(line) || ATTRIBUTION.test(line)) return 1;
  if (isHeader(lines, at)) return headerLines(lines, at);
  const next = lines[at + 1] ?? '';
  return !ATTRIBUTION.test(next) && ATTRIBUTION.test(`${line} ${next}`) ? 2 : 0;
}

/** The lines of a header, as long as each of them names a field. */
function headerLines(lines: readonly string[], at: number): number {
  const end = lines.slice(at).findIndex((line) => !/^[\p{L}\p{Zs}*-]{1,30}[:：]/u.test(line));
  return end < 0 ? lines.length - at : Math.max(1, end);
}

/** Signs of quoting before a line: two of them quote what was quoted already. */
const SIGNS = /^\s{0,3}(?:>[ \u00A0]?)+/;
const NESTED = /^\s{0,3}>\s?>/;

function withoutSigns(paragraph: Paragraph): Paragraph {
  const [first, ...others] = paragraph.items;
  if (first?.kind !== 'text' || !SIGNS.test(first.text)) return paragraph;
  return { ...paragraph, items: [{ ...first, text: first.text.replace(SIGNS, '') }, ...others] };
}

/** Whose mail it is: told by the address, or where there is none by a name that is nobody else's. */
const ADDRESS = /@[\w.-]+/gu;
const UNIONS_ADDRESS = /^@(?:[\w-]+\.)*itu\.int$/iu;
const UNIONS_NAME = /\bTSB\s?DIR(?:ECTOR)?\b|\bITU[\s-]+TSB\b|Telecommunication Standardization Bureau/iu;

function namesUnion(text: string): boolean {
  const addresses = text.match(ADDRESS) ?? [];
  return addresses.length === 0 ? UNIONS_NAME.test(text) : UNIONS_ADDRESS.test(addresses[0] ?? '');
}

/** A line's text, or nothing where it is longer than any line that mail programs write. */
function markerText(paragraph: Paragraph): string {
  const text = paragraphText(paragraph).trim();
  return text.length <= LONGEST_MARKER ? text : '';
}

/**
 * Index of the line from which on everything is an older mail; the number of lines where nothing is.
 * @param lines null for lines that are known to be quoted.
 */
function quoteStart(lines: readonly (string | null)[]): number {
  const index = lines.findIndex((line, at) => {
    if (line === null) return false;
    if (SEPARATOR.test(line) || BEGIN_FORWARDED.test(line)) return true;
    // Answers may stand below a quotation that is marked line by line; below an unmarked one nobody can tell.
    if (ATTRIBUTION.test(line)) return lines[at + 1] !== null;
    return isHeader(lines, at);
  });
  return index < 0 ? lines.length : index;
}

function isHeader(lines: readonly (string | null)[], start: number): boolean {
  let at = start;
  for (const [step, pattern] of HEADER.entries()) {
    const reach = step === 0 ? 1 : HEADER_REACH;
    const found = lines.slice(at, at + reach).findIndex((line) => line !== null && pattern.test(line));
    if (found < 0) return false;
    at += found + 1;
  }
  return true;
}

/** "[X]", "( )": boxes and circles as they are typed. */
const TYPED_BOX = /[[(]\s?[xX✓✔●]?\s?[\])]/u;

function hasFormSign(paragraph: Paragraph): boolean {
  if (TYPED_BOX.test(paragraphText(paragraph))) return true;
  return paragraph.items.some(
    (item) => item.kind === 'box' || Array.from(item.text).some((each) => /^(box|circle)/.test(glyphKind(each) ?? '')),
  );
}
