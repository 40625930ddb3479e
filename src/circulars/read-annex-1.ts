import { findTextRefs, type TextRef } from '../domain/text-ref.ts';
import { fold } from '../forms/document/fold.ts';
import type { Line } from './circular-lines.ts';
import { lineOf } from './circular-lines.ts';
import { parseTextName, type TextName } from './text-name.ts';
import type { CircularWords } from './words/circular-words.ts';
import { beginsWith } from './words/index.ts';

/** A text as Annex 1 presents it. */
export interface PresentedText extends TextName {
  heading: string;
  title: string | null;
  summary: string | null;
}

const LONGEST_HEADING = 300;
const NUMBERED = /^\(?\d{1,2}(?:\.\d{1,2})?[.)]?\s+(?=\D)/u;
/** So near below its heading stands the word "Summary". */
const SUMMARY_WITHIN = 4;
const LONGEST_SUMMARY = 20_000;

/**
 * The texts of Annex 1 with titles and summaries.
 * @param known the texts of form and subject: a line that names one of them is more surely a heading
 */
export function readAnnex1(lines: readonly Line[], known: readonly TextRef[], words: CircularWords): PresentedText[] {
  const starts = headings(lines, known, words);
  return starts.map(({ index, name }, order) => {
    const content = lines.slice(index + 1, starts[order + 1]?.index ?? lines.length);
    return { ...name, heading: lines[index]?.text ?? '', ...titleAndSummary(name, content, words) };
  });
}

function headings(lines: readonly Line[], known: readonly TextRef[], words: CircularWords) {
  const found: { index: number; name: TextName }[] = [];
  lines.forEach((line, index) => {
    const name = headingName(line, words);
    if (!name) return;
    const summaryFollows = lines
      .slice(index + 1, index + 1 + SUMMARY_WITHIN)
      .some((next) => isSummaryTitle(next.folded, words));
    const marked = NUMBERED.test(line.text) || name.document !== null || summaryFollows;
    const isKnown = known.includes(name.ref) && name.type !== null;
    const isNew = !found.some(
      ({ name: { ref, type, part } }) => ref === name.ref && type === name.type && part === name.part,
    );
    if ((marked || isKnown) && isNew) found.push({ index, name });
  });
  return found;
}

/** A short line, no sentence, that begins by naming a draft and holds one number (or one of two: "D.1140/X.1261"). */
function headingName(line: Line, words: CircularWords): TextName | null {
  if (line.text.length > LONGEST_HEADING || /[.;。]$/u.test(line.text)) return null;
  const { text, folded } = lineOf(line.text.replace(NUMBERED, ''));
  const names =
    words.language === 'zh' ? words.draft.some((word) => folded.includes(word)) : beginsWith(folded, articled(words));
  if (!names || isSummaryTitle(folded, words) || words.summary.some((word) => folded.includes(fold(word)))) return null;
  const refs = findTextRefs(text.replace(/[[(][^\])]*[\])]/gu, ' '));
  const joined = refs.length === 2 && /\d\s*\/\s*\p{L}/u.test(text);
  return refs.length === 1 || joined ? parseTextName(text, words) : null;
}

function articled({ draft, language }: CircularWords): string[] {
  return language === 'ar' ? draft.flatMap((word) => [word, `ال${word}`]) : draft;
}

function isSummaryTitle(folded: string, words: CircularWords): boolean {
  return words.summary.some((word) => new RegExp(`^${fold(word)}\\s*[:.]?$`, 'u').test(folded));
}

/** Above the word "Summary" stands the title, below it the summary. Without the word, the first line is the title. */
function titleAndSummary(
  name: TextName,
  content: readonly Line[],
  words: CircularWords,
): { title: string | null; summary: string | null } {
  const at = content.findIndex(({ folded }) => isSummaryTitle(folded, words));
  const inline = content.findIndex(({ folded }) =>
    words.summary.some((word) => new RegExp(`^${fold(word)}\\s*[:-]\\s*\\S`, 'u').test(folded)),
  );
  const cut = at >= 0 ? at : inline;
  const above = content.slice(0, cut >= 0 ? cut : name.title ? 0 : 1).map(({ text }) => text);
  const below = content.slice(at >= 0 ? at + 1 : above.length).map(({ text }) => text);
  const title = [name.title ?? '', ...above]
    .join(' ')
    .replace(/^["“«]|["”»]$/gu, '')
    .trim();
  return { title: title || null, summary: below.join('\n').slice(0, LONGEST_SUMMARY) || null };
}
