import { fold } from '../ocr/fold-text.ts';
import type { LineInColumn } from '../ocr/lines-in-columns.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { boundsOf, clip, eachPixel, type Raster, type Rect } from '../picture/raster.ts';
import { findLine } from './find-line.ts';
import { beginLevel, INK, type PageWithTable, SURE } from './page-with-table.ts';

/** A line is told by as many of its letters as are taken for print. */
const MOSTLY = 0.65;
/** So far below the form's last line, in millimetres, nothing of the sender's address stands. */
const APART = 6;
/** Letters of a word that recognition does not find in dust. */
const SHORTEST = 4;

/** Where the form's own lines below its table stand; null where none was read. */
function ownFoot({ text, template, table }: PageWithTable): Rect | null {
  const end = table.y + table.height;
  const found = template.foot.map((line) => findLine(text, line)).filter((box) => box !== null && box.y > end);
  return found.length > 0 ? boundsOf(found as Rect[]) : null;
}

/** The space between two words of a line, in its heights. */
const SPACE = 1;
/** Share of the columns between two parts of a line that bear ink where a signature runs through it. */
const RUN_THROUGH = 0.6;

/**
 * Whether a line is but the end of one: somebody signed across a name or title, and recognition lost what the signature
 * touches. What stands before it begins with a capital, where another line of print begins.
 */
function isEndOfLine({ box, words }: LineInColumn, page: PageWithTable): boolean {
  const { words: all, ink } = page;
  const middle = box.y + box.height / 2;
  const before = all
    .filter((word) => !words.includes(word) && word.box.y < middle && word.box.y + word.box.height > middle)
    .filter((word) => word.box.x + word.box.width <= box.x + box.height)
    .sort((one, other) => one.box.x - other.box.x);
  const [first, last] = [before[0], before.at(-1)];
  if (!first || !last || !/^\p{Lu}/u.test(first.text)) return false;
  const isAligned = all.some(
    (word) => !before.includes(word) && word.confidence >= SURE && beginLevel(word.box, first.box, page),
  );
  return isAligned && isJoined(ink, last.box.x + last.box.width, box);
}

/** Whether a line goes on from there, or ink that is no print does. */
function isJoined(ink: Raster, from: number, { x, y, height }: Rect): boolean {
  const gap = clip(ink, { x: from, y, width: x - from, height });
  if (gap.width <= height * SPACE) return true;
  const inked = new Set<number>();
  eachPixel(ink, gap, (i) => {
    if ((ink.data[i] ?? 0) >= INK) inked.add(i % ink.width);
  });
  return inked.size >= gap.width * RUN_THROUGH;
}

/**
 * Whether a line stands below all that the form and its sender print, in small letters as nobody begins a line of print
 * there: "draft", "valid for X.1150 only". Page numbers and addresses may stand there too.
 */
export function standsBelowForm(line: LineInColumn, page: PageWithTable): boolean {
  const { text, box, words } = line;
  const isPrinted = /[@:/\\]|\p{L}\.\p{L}|(^|\s)\d+(\s|$)/u.test(text);
  const isSmall = /^\p{Ll}/u.test(text) && fold(text).length >= SHORTEST && !isPrinted;
  if (!isSmall || box.y < page.table.y + page.table.height || !isMostlySure(words)) return false;
  const foot = ownFoot(page);
  return foot !== null && box.y >= foot.y + foot.height + APART * page.mm && !isEndOfLine(line, page);
}

function isMostlySure(words: readonly OcrWord[]): boolean {
  const letters = (some: readonly OcrWord[]) => some.reduce((sum, { text }) => sum + fold(text).length, 0);
  return letters(words.filter(({ confidence }) => confidence >= SURE)) >= letters(words) * MOSTLY;
}
