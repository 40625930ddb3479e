import { findApproximately, fold } from '../ocr/fold-text.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { around, type Rect } from '../picture/raster.ts';
import type { Template } from '../template/template.ts';
import type { TextLine } from '../template/template-lines.ts';
import { findLine } from './find-line.ts';

/** A page of the form, with or without its head. */
interface HeadedPage {
  template: Pick<Template, 'head'>;
  /** Where the form's table stands, in pixels of the page. */
  table: Rect;
  /** Whether the form's first record stands on it, below the head. */
  isFirst: boolean;
}

/** Rows of the page between which nothing is to be filled in. */
export interface Band {
  top: number;
  bottom: number;
}

/** The letter's last sentence and the heading of the table's columns, as lines of the form's head from its end. */
const SENTENCE = 4;
/** So many lines of the head begin it: its title, and the subject. */
const TITLE = 3;
/** A sentence runs over so much of the widest line; the sender's fields are short. */
const WIDE = 0.6;
/** Letters by which a line is known: in another print lines end elsewhere. */
const BEGINNING = 28;
const LEAST = 16;
/** Share of the sentence's letters that must be read, or what looks like handwriting there may be the rest of it. */
const READ = 0.9;

/**
 * Where a page of the form has no fields for the sender: above its title, between the letter's sentence and the table,
 * and on further pages all that is above the table.
 * @param unread the row where the heading of the table's columns may begin where it was not read
 */
export function unfilledAbove(text: readonly OcrWord[][], page: HeadedPage, unread: number): Band[] {
  const { head } = page.template;
  const end = headingOf(text, page)?.y ?? unread;
  const topsOf = (lines: readonly TextLine[], among: readonly OcrWord[][]) => {
    const known = lines.filter(({ folded }) => folded.length >= LEAST);
    return known.flatMap((line) => findLine(among, { ...line, folded: line.folded.slice(0, BEGINNING) })?.y ?? []);
  };
  const above = text.filter((words) => around(words).y < end);
  const closing = closingSentence(head);
  // It stands last, and the title has many of its words, most of those in which another print's lines begin.
  const [sentence = Number.POSITIVE_INFINITY] = topsOf(closing, above.toReversed());
  const seen = Math.min(...topsOf(head.slice(0, TITLE), above));
  const title = seen === sentence ? Number.POSITIVE_INFINITY : seen;
  if (!Number.isFinite(Math.min(title, sentence))) return page.isFirst ? [] : [{ top: 0, bottom: end }];
  return [
    ...(Number.isFinite(title) ? [{ top: 0, bottom: title }] : []),
    ...(Number.isFinite(sentence) && isRead(closing, text) ? [{ top: sentence, bottom: end }] : []),
  ];
}

/** The heading of the table's columns, the last line of the form's head; null where it was not read. */
function headingOf(text: readonly OcrWord[][], { template, table }: HeadedPage): Rect | null {
  const above = text.filter((words) => around(words).y < table.y);
  const last = template.head.at(-1);
  return last ? findLine(above.toReversed(), last) : null;
}

/** The lines of the letter's last sentence, the short one too in which it ends. */
function closingSentence(head: readonly TextLine[]): TextLine[] {
  const widest = Math.max(0, ...head.map(({ left, right }) => right - left));
  const last = head.slice(-SENTENCE, -1);
  const first = last.findIndex(({ left, right }) => right - left >= widest * WIDE);
  return first < 0 ? [] : last.slice(first);
}

/** Whether the page shows these lines, wherever they break on it. */
function isRead(lines: readonly TextLine[], text: readonly OcrWord[][]): boolean {
  const read = text.flat().map((word) => fold(word.text));
  const match = findApproximately(lines.map(({ folded }) => folded).join(''), read.join(''));
  return (match?.similarity ?? 0) >= READ;
}
