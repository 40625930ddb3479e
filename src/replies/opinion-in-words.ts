import type { Consultation } from '../domain/consultation.ts';
import { holdsOpinionOn, listsAnswerOn } from '../forms/letters/opinion-on-text.ts';
import { grantsAuthority, refusesAuthority } from '../forms/letters/quoted-statements.ts';
import { joinWrapped } from '../forms/letters/wrapped-lines.ts';

/** As much of a sender's own words as a person needs to know what is asked of them. */
const LONGEST = 300;
/**
 * What a mail without a form, or a letter in it, says of a consultation's texts in its sender's own words, or in the
 * form's; null if nothing. Only a person can tell what such words amount to.
 *
 * @param lines the mail's own lines, without what it quotes, and those of its letters
 */
export function opinionInWords(lines: readonly string[], consultations: readonly Consultation[]): string | null {
  const refs = new Set(consultations.flatMap(({ texts }) => texts.map(({ ref }) => ref)));
  const paragraphs = joinWrapped(
    lines.map((text) => ({ text })),
    (one, other) => ({ text: `${one.text} ${other.text}` }),
  ).map(({ text }) => text.trim());
  const said = paragraphs.filter(
    (text) =>
      grantsAuthority(text) || refusesAuthority(text) || holdsOpinionOn(text, refs) || listsAnswerOn(text, refs),
  );
  return said.length === 0 ? null : said.join(' / ').slice(0, LONGEST);
}
