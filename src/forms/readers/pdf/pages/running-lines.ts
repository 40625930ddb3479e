import { findTextRefs } from '../../../../domain/text-ref.ts';
import { fold } from '../../../document/fold.ts';
import { findAnchors } from '../../../phrases/index.ts';
import { foreignWords } from '../../../phrases/vocabulary.ts';
import type { Line } from '../layout/lines.ts';
import type { Section } from '../layout/page-layout.ts';

interface Page {
  page: number;
  height: number;
  sections: Section[];
}

/** A head or foot of a page is no longer than so many lines. */
const MOST_LINES = 3;
/** Programs set a head or foot at the same height on every page, but for rounding. */
const SAME_HEIGHT = 2;

const DATE = /\d[/.:-]\d/u;

/**
 * The pages with each head and foot that runs through them but once: the head on the first page that has it, the foot on the
 * last. A browser prints an address and a date on every page, and between two halves of a row they would be words at that row's
 * boxes. What the form itself says at the same height of two pages, and what names a text, is no such line.
 */
export function withoutRunningLines<Of extends Page>(pages: readonly Of[]): Of[] {
  const heads = pages.map((page) => running(page, linesOf(page, (y) => y < page.height / 2).slice(0, MOST_LINES)));
  const feet = pages.map((page) => running(page, linesOf(page, (y) => y >= page.height / 2).slice(-MOST_LINES)));
  const dropped = new Set([...repeated(heads), ...repeated(feet.toReversed())]);
  if (dropped.size === 0) return [...pages];
  return pages.map((page) => ({ ...page, sections: page.sections.flatMap((section) => without(section, dropped)) }));
}

interface RunningLine {
  line: Line;
  text: string;
}

/** The lines of a page outside of tables, from top to bottom. */
function linesOf({ sections }: Page, isThere: (y: number) => boolean): Line[] {
  const lines = sections.flatMap((section) => (section.kind === 'text' ? section.lines : []));
  return lines.filter(({ y }) => isThere(y)).toSorted((one, other) => one.y - other.y);
}

function running({ page }: Page, lines: readonly Line[]): RunningLine[] {
  return lines.flatMap((line) => {
    const text = line.pieces.map((piece) => piece.text).join('');
    const isForm = findTextRefs(text).length > 0 || findAnchors(fold(text)).length > 0;
    const isPlain = line.pieces.every(({ box }) => box === null) && (foreignWords(text) > 0 || DATE.test(text));
    return isPlain && !isForm ? [{ line, text: withoutPageNumber(fold(text), page) }] : [];
  });
}

/** "2", "2/3", "page 2 of 3" at either end of a line. */
function withoutPageNumber(text: string, page: number): string {
  const number = new RegExp(`(?<!\\d)${page}(?!\\d)(?=(?:\\D{1,4}\\d+)?$)|^${page}(?!\\d)`, 'u');
  return text.replace(number, '#');
}

/** Those that stood already on a page before, at the same height. */
function repeated(pages: readonly RunningLine[][]): Line[] {
  return pages.flatMap((lines, at) => {
    const before = pages.slice(0, at).flat();
    const isKnown = ({ text, line }: RunningLine) =>
      before.some((each) => each.text === text && Math.abs(each.line.y - line.y) <= SAME_HEIGHT);
    return lines.filter(isKnown).map(({ line }) => line);
  });
}

function without(section: Section, dropped: ReadonlySet<Line>): Section[] {
  if (section.kind !== 'text') return [section];
  const lines = section.lines.filter((line) => !dropped.has(line));
  return lines.length > 0 ? [{ ...section, lines }] : [];
}
