import type { DocumentProblem, FormDocument, Paragraph, Quotation } from '../../document/form-document.ts';
import { say } from '../../sentences.ts';
import { isAttribution, isSeparator, markerAt, markerText, quoteStart } from './mail-markers.ts';
import { linesPassedOn } from './passed-on.ts';
import { hasFormSign, isNested, withoutSigns } from './quoted-lines.ts';

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
  const introduces = (index: number) => lines[index + 1] === null && isAttribution(lines[index] ?? '');
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
  const authors = markers.flatMap((count, at) => (count > 0 && !isSeparator(lines[at] ?? '') ? [at] : []));
  const [author = -1, ...others] = authors;
  const nested = paragraphs.some(isNested);
  return {
    quoted: bare.filter((_, at) => kept(at) && isLeftOut(paragraphs[at] as Paragraph, at)),
    whole: bare.filter((_, at) => kept(at)),
    isUnions: author >= 0 && others.length === 0 && !nested && namesUnion(lines.slice(author, author + 2).join(' ')),
  };
}

/** Whose mail it is: told by the address, or where there is none by a name that is nobody else's. */
const ADDRESS = /@[\w.-]+/gu;
const UNIONS_ADDRESS = /^@(?:[\w-]+\.)*itu\.int$/iu;
const UNIONS_NAME = /\bTSB\s?DIR(?:ECTOR)?\b|\bITU[\s-]+TSB\b|Telecommunication Standardization Bureau/iu;

function namesUnion(text: string): boolean {
  const addresses = text.match(ADDRESS) ?? [];
  return addresses.length === 0 ? UNIONS_NAME.test(text) : UNIONS_ADDRESS.test(addresses[0] ?? '');
}
