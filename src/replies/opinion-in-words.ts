import type { Consultation } from '../domain/consultation.ts';
import { findTextRefs } from '../domain/text-ref.ts';
import { holdsOpinionOn } from '../forms/letters/opinion-on-text.ts';
import { joinWrapped } from '../forms/letters/wrapped-lines.ts';

/** As much of a sender's own words as a person needs to know what is asked of them. */
const LONGEST = 300;
/** "X.1150: yes", in the six languages: answers as a list. */
const LISTED =
  /[:\-–—=]\s*(?:yes|no|agreed?|assigns?|approved?|oui|non|d'accord|s[ií]|de acuerdo|да|нет|не возражаем|是|否|同意|不同意|نعم|لا|موافق)(?![\p{L}])/iu;

/**
 * What a mail without a form says of a consultation's texts, in its sender's own words; null if nothing. Only a person
 * can tell what such words amount to.
 *
 * @param lines the mail's own lines, without what it quotes
 */
export function opinionInWords(lines: readonly string[], consultations: readonly Consultation[]): string | null {
  const refs = new Set(consultations.flatMap(({ texts }) => texts.map(({ ref }) => ref)));
  const paragraphs = joinWrapped(
    lines.map((text) => ({ text })),
    (one, other) => ({ text: `${one.text} ${other.text}` }),
  ).map(({ text }) => text.trim());
  const isListed = (text: string) => LISTED.test(text) && findTextRefs(text).some((ref) => refs.has(ref));
  const said = paragraphs.filter((text) => holdsOpinionOn(text, refs) || isListed(text));
  return said.length === 0 ? null : said.join(' / ').slice(0, LONGEST);
}
