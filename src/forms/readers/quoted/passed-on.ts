import { type Paragraph, paragraphText } from '../../document/form-document.ts';
import { headerLines, isHeader, markerAt, markerText } from './mail-markers.ts';
import { hasFormSign, withoutSigns } from './quoted-lines.ts';

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
export function linesPassedOn(leftOut: readonly Paragraph[]): string[] {
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
